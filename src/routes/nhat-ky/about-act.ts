import { asPlainDate, type PlainDate } from '#core/plain-date.ts'
import { unitsNamed, whomItConcerns, type Concerned } from '#modules/access/api.server.ts'
import { isRole, roles } from '#modules/access/model.ts'
import { receiversOf } from '#modules/sharing/api.server.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import type { SaidEntry } from '#platform/audit/log/entry.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { peopleCalled } from '../people-called.ts'

type Entry = Pick<SaidEntry, 'act' | 'subject' | 'id' | 'actor' | 'before' | 'after'>

/** Whom acts were about, as far as it can be told. */
export type About = {
  /** Whose role, who for whom, or which province; `null` where the entry is about nobody else than who wrote it. */
  of(entry: Entry): string | null
  /** A role, a delegation or a handover by its identifier, in words. */
  role(id: string): string | undefined
  /** The first day of a role. */
  begins(id: string): PlainDate | undefined
}

/** Looks up whom entries are about, for a page of the log at once: the trail holds identifiers, the names are those of today. */
export async function aboutOf(
  entries: readonly Entry[],
  alsoRoles: readonly string[] = [],
): Promise<About> {
  const of = (pattern: RegExp) => entries.filter(({ subject }) => pattern.test(subject))
  const found = new Map([
    ...of(/^role_holding$/).flatMap(asWritten),
    ...(await whomItConcerns([
      ...of(/^(role_holding|delegation|handover)$/).map(({ id }) => id),
      ...alsoRoles,
    ])),
  ])
  const concerned = [...found.values()]
  const [people, units, receivers] = await Promise.all([
    peopleCalled([
      ...concerned.flatMap(({ personId, otherId }) => [personId, otherId ?? '']),
      ...entries.map(personIn),
    ]),
    unitsNamed(concerned.map(({ unitId }) => unitId)),
    receiversOf(of(/^record_share/).map(shareIn)),
  ])
  const name = (id: string) => people.get(id) ?? id
  const say = ({ personId, otherId, role, unitId }: Concerned) => {
    const unit = units.get(unitId) ?? unitId
    if (role === null)
      return m.audit_about_desk({ from: name(personId), to: name(otherId ?? ''), unit })
    const at = m.audit_role_at({ role: roles[role][getLocale()], unit })
    return otherId === null
      ? m.audit_about_role({ name: name(personId), role: at })
      : m.audit_about_deputy({ deputy: name(otherId), name: name(personId), role: at })
  }
  const role = (id: string) => {
    const one = found.get(id)
    return one && say(one)
  }
  return {
    role,
    begins: (id) => found.get(id)?.validFrom,
    of(entry) {
      const receiver = receivers.get(shareIn(entry))
      if (receiver) return findProvince({ list: 34, code: receiver })?.fullName ?? receiver
      const person = personIn(entry)
      return role(entry.id) ?? (person === entry.actor ? null : (people.get(person) ?? null))
    },
  }
}

/** What an act was about, by the first of its entries that says it. */
export const aboutAct = (about: About, entries: readonly Entry[]): string | null =>
  entries
    .filter(({ act }) => act !== ofEverybody)
    .map((entry) => about.of(entry))
    .find((said) => said !== null) ?? null

// What a world begins with is about no one of those it holds.
const ofEverybody = 'world.load'

// An event is about the record whose identifier it has: a person, if there is one of it.
const personIn = ({ id, before, after }: Entry) => textOf((after ?? before)?.person_id) || id

const shareIn = ({ subject, id }: Entry) =>
  subject.startsWith('record_share') ? (id.split('/')[0] ?? '') : ''

// A role that was taken away altogether stands in the trail alone.
function asWritten({ id, before, after }: Entry): [string, Concerned][] {
  const row = { ...before, ...after }
  const [personId, role, unitId] = [textOf(row.person_id), textOf(row.role), textOf(row.unit_id)]
  const validFrom = asPlainDate(textOf(row.valid_from))
  if (!personId || !isRole(role) || !validFrom) return []
  return [[id, { id, personId, otherId: null, role, unitId, validFrom }]]
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
