import { isWorthTelling } from './compare-drafts.ts'

/** One audit entry, as far as the telling needs it. */
export type AuditEntry = {
  /** Where it stands in the trail, where that is known. */
  readonly place?: string
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
  readonly place?: string
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

/**
 * The history of a scheme as acts, newest first: the entries of one transaction are one act. A province is told as in
 * a key, `63:83`.
 */
export function tellActs(entries: readonly AuditEntry[]): ToldAct[] {
  const groups = Map.groupBy(entries, ({ at, act, actor }) => `${at.getTime()} ${act} ${actor}`)
  const place = placeReader()
  const oldestFirst = [...groups.values()].reverse()
  return oldestFirst.flatMap((group) => tellAct(inOrder(group), place)).reverse()
}

/** What one entry says of a scheme or a part of it: every field of a row that came or went, and those that changed. */
export function tellEntry(entry: AuditEntry): FieldChange[] {
  return [...placeReader()(entry), ...changesOf(entry)]
}

function tellAct(group: readonly AuditEntry[], place: PlaceReader): ToldAct[] {
  const [first] = group
  if (!first) return []
  const { at, act, actor, place: stands } = first
  const changes = netChanges(group.flatMap((entry) => [...place(entry), ...changesOf(entry)]))
  const isEntry = has(group, 'insert') && !has(group, 'delete')
  const told = { at, act, actor, changes: isEntry ? [] : changes }
  return [stands === undefined ? told : { ...told, place: stands }]
}

function has(group: readonly AuditEntry[], operation: AuditEntry['operation']): boolean {
  return group.some((entry) => entry.subject === 'scheme' && entry.operation === operation)
}

// Oldest first. A scheme moved to another province of today is recorded as gone from one and entered in the other, each in
// the chain of its province, and its parts follow it: what happened where it left comes first.
function inOrder(group: readonly AuditEntry[]): AuditEntry[] {
  const oldestFirst = group.toReversed()
  const left = oldestFirst.find(
    ({ subject, operation }) => subject === 'scheme' && operation === 'delete',
  )
  if (!left) return oldestFirst
  const isThere = ({ id }: AuditEntry) => id === left.id || id.startsWith(`${left.id}/`)
  return [...oldestFirst.filter(isThere), ...oldestFirst.filter((entry) => !isThere(entry))]
}

/** Each field once, from what it was at first to what it was in the end. */
function netChanges(steps: readonly FieldChange[]): FieldChange[] {
  const net = new Map<string, FieldChange>()
  for (const step of steps) {
    net.set(step.field, { ...step, before: (net.get(step.field) ?? step).before })
  }
  return [...net.values()].filter(({ before, after }) => before !== after).filter(isWorthTelling)
}

type PlaceReader = (entry: AuditEntry) => FieldChange[]

// A place is a list and a code. An entry names only the one that changed: the other is known from the entries before it.
function placeReader(): PlaceReader {
  let known: Readonly<Record<string, unknown>> = {}
  return ({ subject, before, after }) => {
    if (subject !== 'scheme') return []
    const [was, is] = [
      { ...known, ...before },
      { ...known, ...after },
    ]
    known = after === null ? known : is
    return change('place.province', before && placeOf(was), after && placeOf(is))
  }
}

function placeOf(row: Readonly<Record<string, unknown>>): string | null {
  const [list, code] = [textOf(row.place_list), textOf(row.place_code)]
  return list !== null && code !== null ? `${list}:${code}` : (code ?? list)
}

function changesOf({ subject, id, operation, before, after }: AuditEntry): FieldChange[] {
  const columns = (fields: Readonly<Record<string, string>>) =>
    Object.entries(fields).flatMap(([column, field]) =>
      change(field, textOf(before?.[column]), textOf(after?.[column])),
    )
  if (subject === 'scheme') return columns(fieldOfColumn)
  const name = id.split('/').at(-1) ?? ''
  // A line can come or go without any amount known.
  const line = (field: string) =>
    operation === 'update' ? [] : change(field, String(before !== null), String(after !== null))
  if (subject === 'scheme_money') {
    const field = `money.${name}`
    const amounts = { planned_dong: `${field}.plannedDong`, actual_dong: `${field}.actualDong` }
    return [...line(field), ...columns(amounts)]
  }
  if (subject !== 'scheme_output') return []
  const field = `outputs.${name}`
  return [...line(field), ...columns({ planned: `${field}.planned`, actual: `${field}.actual` })]
}

function change(field: string, before: string | null, after: string | null): FieldChange[] {
  return before === after ? [] : [{ field, before, after }]
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
