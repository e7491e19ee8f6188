import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import { personAskedAbout, type PersonAskedAbout } from '#modules/access/api.server.ts'
import { isHeldOrToCome } from '#modules/access/model.ts'
import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/db/transact.ts'
import { asDecider, reaches, receiverOf } from '../commands/decider.ts'
import { valuesToFind } from '../domain/erasure-plan.ts'
import { freeAfter } from '../domain/requests.ts'
import {
  countAddress,
  countErasure,
  countMentions,
  type Erased,
  type ErasureCount,
} from '../store/erase.ts'
import { lockRequest, type StoredRequest } from '../store/requests.ts'

/** What stays when a person is erased, and by which ground. */
export const keptKinds = {
  trail: 'proof',
  oldReasons: 'proof',
  origins: 'security',
  roles: 'archive',
  requests: 'proof',
  answer: 'told',
  register: 'publicRegister',
} as const
export type KeptKind = keyof typeof keptKinds
export type KeptGround = (typeof keptKinds)[KeptKind]

/** What would become of a person's data, without anything being done. */
export type Preview = {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly phone: string | null
    readonly isErased: boolean
    /** The roles held today or to come: while there are some, the account is at work. */
    readonly roles: readonly { readonly role: string; readonly unit: string }[]
    /** Set where all of them have a last day: that, and the day after. */
    readonly free: ReturnType<typeof freeAfter>
  } | null
  readonly changes: readonly ErasureCount[]
  readonly kept: readonly {
    readonly what: KeptKind
    readonly ground: KeptGround
    readonly rows: number
  }[]
}

/**
 * What carrying out a request would erase or change, row by row counted by the statements that would do it, and what must stay.
 * @throws {Failure} not-found, when it is beyond reach
 */
export function previewRequest(id: string): Promise<Preview> {
  return asDecider('privacy.decide', async (tx, decider) => {
    const request = await lockRequest(tx, id)
    if (!request || !reaches(decider, request.provinceId))
      throw new Failure('not-found', `request ${id}`)
    const asked = request.personId === null ? null : await personAskedAbout(tx, request.personId)
    const named = asked?.person.name ?? request.name ?? ''
    const answer = answersTo(request, asked?.person ?? null)
    if (!asked) {
      const { register } = await inRegister(tx, named)
      return {
        person: null,
        changes: await mailsTo(tx, request),
        kept: asKept({ register, answer }),
      }
    }
    const { person, held } = asked
    const { id: personId, name, email, phone } = person
    const erased = { id: personId, email, values: valuesToFind(person) }
    const current = held.filter((role) => isHeldOrToCome(today(), role))
    return {
      person: {
        ...{ id: personId, name, email, phone, isErased: person.erasedAt !== null },
        roles: current.map(({ role, unit }) => ({ role, unit: unit.name })),
        free: freeAfter(current),
      },
      changes: (await changesOf(tx, erased)).filter(({ rows }) => rows > 0),
      kept: await keptOf(tx, person, { roles: held.length, answer, named }),
    }
  })
}

// Of whoever has no account the program keeps what it wrote to their address.
async function mailsTo(tx: Tx, { kind, contact }: StoredRequest): Promise<readonly ErasureCount[]> {
  if (kind !== 'erasure' || !contact?.includes('@')) return []
  return (await countAddress(tx, contact)).filter(({ rows }) => rows > 0)
}

async function changesOf(tx: Tx, erased: Erased): Promise<readonly ErasureCount[]> {
  const mentions: Readonly<Record<string, number>> = await countMentions(tx, erased)
  return (await countErasure(tx, erased)).map((part) => ({
    ...part,
    rows: part.rows + (mentions[part.table] ?? 0),
  }))
}

// The answer is the one thing that newly holds the address, until it is sent.
const answersTo = ({ kind, contact }: StoredRequest, person: PersonAskedAbout | null): number =>
  kind === 'erasure' && receiverOf(person, contact) !== null ? 1 : 0

async function keptOf(
  tx: Tx,
  { id }: PersonAskedAbout,
  {
    roles,
    answer,
    named,
  }: { readonly roles: number; readonly answer: number; readonly named: string },
) {
  const { rows } = await sql<{
    trail: number
    origins: number
    requests: number
    oldReasons: number
  }>`
    select (select count(*)::int from audit_act where actor = ${id}) as trail,
      (select count(distinct came_from)::int from audit_act where actor = ${id} and came_from is not null) as origins,
      (select count(*)::int from data_request where person_id = ${id}) as requests,
      (select count(*)::int from audit_entry where ${openReasons(id)}) as "oldReasons"`.execute(tx)
  const [counts] = rows
  const all = {
    trail: counts?.trail ?? 0,
    oldReasons: counts?.oldReasons ?? 0,
    origins: counts?.origins ?? 0,
    roles,
    requests: counts?.requests ?? 0,
    answer,
    register: (await inRegister(tx, named)).register,
  }
  return asKept(all)
}

// Entries of before reasons were sealed hold them as they were written. A seal is sixty-four signs of a hash.
const openReasons = (personId: string) => sql`
  subject in ('role_holding', 'person')
  and root_id in (select id::text from role_holding where person_id = ${personId} union all select ${personId}::text)
  and exists (select from (values ('given_because'), ('ended_because'), ('deactivated_because')) c (name)
    where payload::jsonb -> 'after' ->> c.name !~ '^[0-9a-f]{64}$')`

const asKept = (counts: Partial<Record<KeptKind, number>>): Preview['kept'] =>
  (Object.keys(keptKinds) as KeptKind[]).flatMap((what) => {
    const rows = counts[what] ?? 0
    return rows > 0 ? [{ what, ground: keptKinds[what], rows }] : []
  })

/** How often the public register names somebody so; the words of a name lead to it by the index, the whole name says it is it. */
async function inRegister(tx: Tx, name: string): Promise<{ readonly register: number }> {
  if (name.trim().length < shortestNamed) return { register: 0 }
  const { rows } = await sql<{ register: number }>`
    select ((select count(*) from scheme where deleted_at is null and search_tsv @@ ${wordsOf(name)}
          and position(${name} in concat_ws(' ', title, establishment_names, implementer, note)) > 0)
      + (select count(*) from establishment where deleted_at is null and name_tsv @@ ${wordsOf(name)} and position(${name} in name) > 0))::int
      as register`.execute(tx)
  return { register: rows[0]?.register ?? 0 }
}

const shortestNamed = 5
const wordsOf = (name: string) => sql`replace(vn_norm(${name}), ' ', '&')::tsquery`
