import { isRecordId } from '#core/record-id.ts'
import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { isGoodSession } from '#platform/sign-in/good-session.ts'
import { manages, wasNeverHeld } from '../domain/manage-roles.ts'
import { managedPeople } from './managed.ts'
import { loadHoldings, type RecordedHolding } from '../store/people.ts'

/** A person, as whoever manages a unit of theirs sees them. */
export type PersonDetail = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isDemo: boolean
  readonly invitedAt: Date | null
  readonly emailVerified: boolean
  readonly deactivatedAt: Date | null
  readonly deactivatedBecause: string | null
  readonly version: number
  /** The roles in units that whoever looks manages; the newest first. */
  readonly holdings: readonly RecordedHolding[]
  /** Whether they also hold roles elsewhere, which are not shown. */
  readonly holdsElsewhere: boolean
  /** When they signed in last; `null` when they never did. */
  readonly signedInAt: Date | null
  /** When they were last seen in a session that is open; `null` when none is. */
  readonly seenAt: Date | null
}

type Row = Omit<PersonDetail, 'holdings' | 'holdsElsewhere' | keyof Seen>
type Seen = Pick<PersonDetail, 'signedInAt' | 'seenAt'>

/** A person whoever acts manages; `undefined` when there is none, or none they may know of. */
export async function findPerson(id: string): Promise<PersonDetail | undefined> {
  const found = await read('person.read', async (db, standing) => {
    const { rows } = await sql<Row>`
      select id, name, email, is_demo as "isDemo", invited_at as "invitedAt", email_verified as "emailVerified",
        deactivated_at as "deactivatedAt", deactivated_because as "deactivatedBecause", version
      from person where id = ${id} and ${managedPeople(standing)}`.execute(db)
    return rows[0] && { person: rows[0], standing }
  })
  if (!found) return undefined
  const { person, standing } = found
  const { all, seen } = await wholeOf(id)
  const holdings = all.filter(({ unit }) => manages({ personId: null, standing }, unit))
  const holdsElsewhere = all.some((role) => !wasNeverHeld(role) && !holdings.includes(role))
  return { ...person, holdings, holdsElsewhere, ...seen }
}

// What somebody holds elsewhere and when they came is known to the program alone; it is told in part.
function wholeOf(id: string) {
  return asSystem(() =>
    read('person.whole', async (db) => {
      const all = await loadHoldings(db, id)
      const { rows } = await sql<Seen>`
        select (select max(seen_at) from sign_in_session s where person_id = ${id} and ${isGoodSession()}) as "seenAt",
          (select max(at) from audit_entry where chain = 'central' and root_id = ${id} and subject = 'event.signedIn')
            as "signedInAt"`.execute(db)
      return { all, seen: rows[0] ?? { signedInAt: null, seenAt: null } }
    }),
  )
}

/**
 * Asks that whoever acts knows of a person at all.
 * @throws {Failure} not-found
 */
export async function requireSeen(id: string): Promise<void> {
  const rows = isRecordId(id)
    ? await read('person.read', async (db, standing) => {
        const found =
          await sql`select from person where id = ${id} and ${managedPeople(standing)}`.execute(db)
        return found.rows
      })
    : []
  if (rows.length === 0) throw new Failure('not-found', `No person ${id}`)
}
