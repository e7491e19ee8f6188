import type { PlainDate } from '#core/plain-date.ts'
import { unitsNamed, type PersonDetail } from '#modules/access/api.server.ts'
import { historyOf, type HistoryEntry } from '#platform/audit/history.ts'
import { asSystem } from '#platform/db/acting.ts'
import { m } from '#text/generated/messages.js'
import { entryAddress } from '../../../nhat-ky/chains.ts'
import { fieldName } from '../../../nhat-ky/column-words.ts'
import { actSaid, isAtOnce } from '../../../nhat-ky/log-words.ts'
import { peopleOf } from '../../../nhat-ky/people-of-log.ts'
import { sayValue } from '../../../nhat-ky/say-value.ts'

/** One change of a person or of their roles, as the page shows it. */
export type ToldChange = {
  readonly at: Date
  readonly act: string
  readonly who: string
  /** In the log, for whoever may read it. */
  readonly entry: string | null
  /** What changed; a personal value stands in the trail as a seal only, and is not shown. */
  readonly changes: readonly {
    readonly field: string
    readonly before: string
    readonly after: string
  }[]
}

const mostTold = 100
const shown = [
  'role',
  'unit_id',
  'valid_from',
  'valid_to',
  'given_because',
  'ended_because',
  'deactivated_at',
  'deactivated_because',
] as const

type Held = PersonDetail['holdings'][number]

/** What the trail says of a person and of their roles. Whoever may see the records may see what became of them. */
export async function historyOfPerson({
  id: personId,
  holdings,
}: Pick<PersonDetail, 'id' | 'holdings'>): Promise<{
  /** The newest first. */
  readonly told: readonly ToldChange[]
  /** The moment a role was taken away, when it did not end with a day. */
  endedAt(role: Held): Date | null
}> {
  const found = await asSystem(() =>
    Promise.all([
      historyOf(personId, ['event.signedOut']),
      ...holdings.map(({ id }) => historyOf(id)),
    ]),
  )
  const entries = found
    .flat()
    .filter((entry) => !isOwnSignOut(entry))
    .sort((a, b) => b.at.getTime() - a.at.getTime())
  return {
    told: await tell(entries.slice(0, mostTold), holdings),
    endedAt({ id, validTo }) {
      const end = entries.find(
        (one) => one.id === id && one.operation === 'update' && one.after?.valid_to !== undefined,
      )
      return end && end.after?.valid_to === validTo && isAtOnce(end) ? end.at : null
    },
  }
}

// When somebody leaves is theirs to know; that somebody else made them leave is not.
const isOwnSignOut = ({ subject, act }: HistoryEntry) =>
  subject === 'event.signedOut' && act !== 'session.end'

async function tell(
  entries: readonly HistoryEntry[],
  holdings: readonly Held[],
): Promise<readonly ToldChange[]> {
  const people = await peopleOf(entries.map(({ actor }) => ({ actor, as: null })))
  const begins = (id: string) => holdings.find((one) => one.id === id)?.validFrom
  const units = await unitsNamed(
    entries.flatMap(({ before, after }) => [textOf(before?.unit_id), textOf(after?.unit_id)]),
  )
  const say = (subject: string, field: string, value: unknown): string => {
    const text = textOf(value)
    if (field === 'unit_id') return units.get(text) ?? text
    if (isSealed(field, text)) return m.audit_sealed_value()
    return sayValue(subject, field, text)
  }
  return actsIn(entries).map(([first, ...others]) => ({
    at: first.at,
    act: actSaid([first, ...others], begins),
    who: people.who(first.actor),
    entry: entryAddress(first.place),
    changes: [first, ...others].flatMap((entry) =>
      changesOf(entry, begins(entry.id)).map(({ field, before, after }) => ({
        field: fieldName(entry.subject, field),
        before: say(entry.subject, field, before),
        after: say(entry.subject, field, after),
      })),
    ),
  }))
}

// One act may leave several entries, of the person, of a role, of an event: it is told once.
function actsIn(
  entries: readonly HistoryEntry[],
): readonly (readonly [HistoryEntry, ...HistoryEntry[]])[] {
  const byAct = Map.groupBy(entries, ({ at, act, actor }) => `${at.getTime()} ${act} ${actor}`)
  return [...byAct.values()].flatMap(([first, ...others]) => (first ? [[first, ...others]] : []))
}

// Reasons about a person stand in the trail as seals; entries of long ago have them as they were written.
const isSealed = (field: string, text: string) =>
  field.endsWith('_because') && /^[0-9a-f]{64}$/.test(text)

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

// A last day before the first says that there is none, and one that has passed that the role ended at once: the name of the act
// says so in words.
const changesOf = (entry: HistoryEntry, begins: PlainDate | undefined) => {
  const { before, after } = entry
  return shown
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((one) => one.before !== one.after)
    .filter(
      ({ field, before: former, after: last }) =>
        field !== 'valid_to' ||
        !(isNone(last, begins) || isNone(former, begins) || isAtOnce(entry)),
    )
}

const isNone = (last: unknown, begins: PlainDate | undefined) =>
  typeof last === 'string' && begins !== undefined && last < begins
