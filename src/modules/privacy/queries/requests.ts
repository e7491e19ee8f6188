import { isRecordId } from '#core/record-id.ts'
import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { inOwnName } from '#platform/db/acting.ts'
import { read, type Tx } from '#platform/db/transact.ts'
import { requestColumns, loadTerms, type StoredRequest } from '../store/requests.ts'
import type { RequestState, Term } from '../domain/requests.ts'

const mostOwn = 100
const mostListed = 200

/** The requests of whoever is signed in, the newest first. */
export async function ownRequests(personId: string): Promise<readonly StoredRequest[]> {
  return inOwnName(() =>
    read('privacy.own', async (tx) => {
      const { rows } = await sql<StoredRequest>`
        select ${requestColumns} from data_request where person_id = ${personId}
        order by created_at desc, id desc limit ${mostOwn}`.execute(tx)
      return rows
    }),
  )
}

/** A request as the list of whoever decides shows it. */
export type RequestLine = StoredRequest & { readonly personName: string | null }

/** The requests whoever acts decides, those due first; what is decided comes after, the newest first. */
export async function listRequests(state: RequestState | ''): Promise<readonly RequestLine[]> {
  const { rows } = await read('privacy.decide', (tx) =>
    sql<StoredRequest>`
      select ${requestColumns} from data_request where ${state} = '' or state = ${state}
      order by (state = 'open') desc, case when state = 'open' then done_by end, created_at desc, id
      limit ${mostListed}`.execute(tx),
  )
  const names = await namesOf(rows)
  return rows.map((row) => ({ ...row, personName: names.get(row.personId ?? '') ?? row.name }))
}

// Whoever decides on a request may know whose it is.
async function namesOf(rows: readonly StoredRequest[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  if (ids.length === 0) return new Map()
  const found = await inOwnName(() =>
    read('person.name', (tx) =>
      sql<{
        id: string
        name: string
      }>`select id, name from person where id = any (${ids}::uuid[])`.execute(tx),
    ),
  )
  return new Map(found.rows.map(({ id, name }) => [id, name]))
}

/** How many requests wait, and how many of them are late. */
export async function countOpen(on: PlainDate): Promise<{ open: number; late: number }> {
  const { rows } = await read('privacy.decide', (tx) =>
    sql<{ open: number; late: number }>`
      select count(*)::int as open, (count(*) filter (where done_by < ${on}))::int as late
      from data_request where state = 'open'`.execute(tx),
  )
  return rows[0] ?? { open: 0, late: 0 }
}

/** A request whoever acts decides; `undefined` when there is none or it is another province's. */
export async function findRequest(id: string): Promise<RequestLine | undefined> {
  if (!isRecordId(id)) return undefined
  const { rows } = await read('privacy.decide', (tx) =>
    sql<StoredRequest>`select ${requestColumns} from data_request where id = ${id}`.execute(tx),
  )
  const names = await namesOf(rows)
  return rows[0] && { ...rows[0], personName: names.get(rows[0].personId ?? '') ?? rows[0].name }
}

/** Within how long each kind of request is answered, with where it is written. */
export function listTerms(): Promise<readonly Term[]> {
  return inOwnName(() =>
    read('privacy.terms', async (tx: Tx) => [...(await loadTerms(tx)).values()]),
  )
}
