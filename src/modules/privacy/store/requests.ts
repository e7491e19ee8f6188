import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  requestKinds,
  type AnswerDays,
  type Channel,
  type FiledRequest,
  type RequestKind,
  type RequestState,
  type Term,
} from '../domain/requests.ts'

/** A request as it is kept. */
export type StoredRequest = FiledRequest & {
  readonly id: string
  readonly personId: string | null
  readonly provinceId: string | null
  readonly channel: Channel
  /** Who asks and how they are reached, when they have no account. */
  readonly name: string | null
  readonly contact: string | null
  readonly receivedOn: PlainDate
  readonly replyBy: PlainDate
  readonly doneBy: PlainDate
  readonly state: RequestState
  readonly answer: string | null
  readonly carried: Readonly<Record<string, number>> | null
  readonly filedBy: string
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly createdAt: Date
  readonly version: number
}

/** The columns of a request, as a page and a command read them. */
export const requestColumns = sql`id, kind, person_id as "personId", province_id as "provinceId", channel, name, contact, what, why,
  new_name as "newName", new_email as "newEmail", new_phone as "newPhone", received_on as "receivedOn", reply_by as "replyBy",
  done_by as "doneBy", state, answer, carried, filed_by as "filedBy", decided_by as "decidedBy", decided_at as "decidedAt",
  created_at as "createdAt", version`

/** A request as it is entered. */
export type NewRequest = FiledRequest &
  Pick<
    StoredRequest,
    | 'id'
    | 'personId'
    | 'provinceId'
    | 'channel'
    | 'name'
    | 'contact'
    | 'receivedOn'
    | 'replyBy'
    | 'doneBy'
  >

/** Enters a request. */
export async function insertRequest(tx: Tx, one: NewRequest): Promise<void> {
  await sql`insert into data_request (id, kind, person_id, province_id, channel, name, contact, what, why, new_name, new_email,
      new_phone, received_on, reply_by, done_by)
    values (${one.id}, ${one.kind}, ${one.personId}, ${one.provinceId}, ${one.channel}, ${one.name}, ${one.contact}, ${one.what},
      ${one.why}, ${one.newName}, ${one.newEmail}, ${one.newPhone}, ${one.receivedOn}, ${one.replyBy}, ${one.doneBy})`.execute(
    tx,
  )
}

/** A request, locked for the rest of the transaction. */
export async function lockRequest(tx: Tx, id: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`
    select ${requestColumns} from data_request where id = ${id} for no key update`.execute(tx)
  return rows[0]
}

/** The kinds of request of a person that wait for an answer. */
export async function openKindsOf(tx: Tx, personId: string): Promise<readonly RequestKind[]> {
  const { rows } = await sql<{ kind: RequestKind }>`
    select kind from data_request where person_id = ${personId} and state = 'open'`.execute(tx)
  return rows.map(({ kind }) => kind)
}

/** Writes that a person took a request back. */
export async function saveWithdrawn(tx: Tx, id: string): Promise<void> {
  await sql`update data_request set state = 'withdrawn', version = version + 1 where id = ${id}`.execute(
    tx,
  )
}

/** Writes the decision on a request. */
export async function saveDecided(
  tx: Tx,
  id: string,
  decided: {
    readonly state: 'granted' | 'refused'
    readonly answer: string
    readonly carried: Readonly<Record<string, number>>
    readonly by: string
  },
): Promise<void> {
  await sql`update data_request set state = ${decided.state}, answer = ${decided.answer},
      carried = ${JSON.stringify(decided.carried)}::jsonb, decided_by = ${decided.by}, decided_at = now(), version = version + 1
    where id = ${id}`.execute(tx)
}

/** Within how long requests are answered, by kind, in the order of kinds; beside what the office set, what the law says. */
export async function loadTerms(tx: Tx): Promise<ReadonlyMap<RequestKind, Term>> {
  const { rows } = await sql<Term>`
    select t.kind, t.reply_count as "replyCount", t.reply_unit as "replyUnit", t.done_count as "doneCount", t.done_unit as "doneUnit",
      t.source, t.certainty, t.version,
      case when l.kind is not null then jsonb_build_object('replyCount', l.reply_count, 'replyUnit', l.reply_unit,
        'doneCount', l.done_count, 'doneUnit', l.done_unit, 'source', l.source, 'certainty', l.certainty) end as law
    from data_request_term t left join data_request_law_term l on l.kind = t.kind
    order by array_position(${requestKinds}::text[], t.kind)`.execute(tx)
  return new Map(rows.map((term) => [term.kind, term]))
}

/** The version of a term, which is locked for the rest of the transaction. */
export async function lockTerm(tx: Tx, kind: RequestKind): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    select version from data_request_term where kind = ${kind} for update`.execute(tx)
  return rows[0]?.version
}

/** Sets a term; from now on it is the office's own. */
export async function saveTerm(
  tx: Tx,
  kind: RequestKind,
  term: AnswerDays & Pick<Term, 'source'>,
): Promise<void> {
  await sql`update data_request_term set reply_count = ${term.replyCount}, reply_unit = ${term.replyUnit},
      done_count = ${term.doneCount}, done_unit = ${term.doneUnit}, source = ${term.source}, certainty = 'chosen',
      checked_on = (now() at time zone 'Asia/Ho_Chi_Minh')::date, version = version + 1 where kind = ${kind}`.execute(
    tx,
  )
}

/** Who has an account under an address. */
export async function personAt(tx: Tx, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from person where email = lower(${email}) and erased_at is null`.execute(tx)
  return rows[0]?.id ?? null
}
