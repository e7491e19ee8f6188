/** One audit entry, as far as the telling needs it. */
export type AuditEntry = {
  readonly at: Date
  readonly act: string
  readonly actor: string
  readonly subject: string
  /** Of a part: scheme/province/name. */
  readonly id: string
  readonly operation: 'insert' | 'update' | 'delete'
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** One change of a field: `null` is not known or not there. */
export type FieldChange = {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** One act on a scheme: who did what when, and what it changed. */
export type ToldAct = {
  readonly at: Date
  readonly act: string
  readonly actor: string
  readonly changes: readonly FieldChange[]
}

// What the database keeps for itself is not told.
const fieldOfColumn: Readonly<Record<string, string>> = {
  title: 'title',
  activity_kind: 'activityKind',
  is_flagship: 'isFlagship',
  is_group: 'isGroup',
  fund_tier: 'fundTier',
  place_code: 'place.province',
  place_detail: 'place.detail',
  establishment_names: 'establishments',
  implementer: 'implementer',
  year_from: 'yearFrom',
  year_to: 'yearTo',
  status: 'status',
  document_number: 'documentNumber',
  source_url: 'sourceUrl',
  source_note: 'sourceNote',
  note: 'note',
}

/** The history of a scheme as acts, newest first: the entries of one transaction are one act. */
export function tellHistory(entries: readonly AuditEntry[]): ToldAct[] {
  const acts = Map.groupBy(entries, ({ at, act, actor }) => `${at.getTime()} ${act} ${actor}`)
  return [...acts.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const isEntry = group.some(
      ({ subject, operation }) => subject === 'scheme' && operation === 'insert',
    )
    return [
      {
        at: first.at,
        act: first.act,
        actor: first.actor,
        changes: isEntry ? [] : group.flatMap(changesOf),
      },
    ]
  })
}

function changesOf(entry: AuditEntry): FieldChange[] {
  const { subject, before, after } = entry
  const change = (column: string, field: string): FieldChange[] => {
    const [was, is] = [textOf(before?.[column]), textOf(after?.[column])]
    return was === is ? [] : [{ field, before: was, after: is }]
  }
  if (subject === 'scheme')
    return Object.entries(fieldOfColumn).flatMap(([column, field]) => change(column, field))
  const name = entry.id.split('/').at(-1) ?? ''
  if (subject === 'scheme_money') {
    return [
      ...change('planned_dong', `money.${name}.plannedDong`),
      ...change('actual_dong', `money.${name}.actualDong`),
    ]
  }
  return subject === 'scheme_output'
    ? [
        ...change('planned', `outputs.${name}.planned`),
        ...change('actual', `outputs.${name}.actual`),
      ]
    : []
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
