import { sql } from 'kysely'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { ConsentPurpose } from '../domain/consents.ts'
import type { Channel } from '../domain/requests.ts'

/** One line of the ledger. */
export type ConsentLine = {
  readonly id: string
  readonly purpose: ConsentPurpose
  readonly textVersion: number
  readonly state: 'given' | 'withdrawn'
  readonly at: Date
  readonly channel: Channel
  readonly byActor: string
}

const columns = sql`id, purpose, text_version as "textVersion", state, at, channel, by_actor as "byActor"`
const mostTold = 100

/** What a person agreed to and took back, the newest first. */
export async function loadConsents(tx: Tx, personId: string): Promise<readonly ConsentLine[]> {
  const { rows } = await sql<ConsentLine>`
    select ${columns} from consent where person_id = ${personId} order by at desc, id desc limit ${mostTold}`.execute(
    tx,
  )
  return rows
}

/** The purposes a person agrees to now. */
export async function givenNow(tx: Tx, personId: string): Promise<readonly ConsentLine[]> {
  const { rows } = await sql<ConsentLine>`
    select * from (select distinct on (purpose) ${columns} from consent where person_id = ${personId}
      order by purpose, at desc, id desc) newest where state = 'given'`.execute(tx)
  return rows
}

/** Adds a line to the ledger. */
export async function addConsent(
  tx: Tx,
  line: {
    readonly personId: string
    readonly purpose: ConsentPurpose
    readonly textVersion: number
    readonly state: 'given' | 'withdrawn'
    readonly channel: Channel
    readonly requestId: string | null
  },
): Promise<void> {
  await sql`insert into consent (id, person_id, purpose, text_version, state, channel, request_id)
    values (${newId()}, ${line.personId}, ${line.purpose}, ${line.textVersion}, ${line.state}, ${line.channel}, ${line.requestId})`.execute(
    tx,
  )
}

/** The telephone numbers of those among these people who agree today that they are shown. */
export async function loadPhonesShown(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; phone: string }>`
    select p.id, p.phone from person p where p.id = any (${personIds}::uuid[]) and p.phone is not null and p.deactivated_at is null
      and (select c.state from consent c where c.person_id = p.id and c.purpose = 'contactPhone'
        order by c.at desc, c.id desc limit 1) = 'given'`.execute(tx)
  return new Map(rows.map(({ id, phone }) => [id, phone]))
}
