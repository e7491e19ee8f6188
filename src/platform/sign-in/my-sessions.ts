import { sql } from 'kysely'
import { asProgram } from './as-program.ts'
import { isGoodSession } from './good-session.ts'
import { endSessions, noteOf, type SignedIn } from './session.ts'
import type { Visit } from './visit.ts'

/** One session of a person, as they see it in the list of theirs. */
export type MySession = {
  readonly id: string
  readonly signedInAt: Date
  readonly seenAt: Date
  readonly address: string | null
  readonly agent: string | null
  readonly isThis: boolean
  /** How many older sessions ended when this one was opened. */
  readonly putOut: number
}

/** The sessions of whoever is signed in that are still good, this one first. */
export async function listMySessions({
  personId,
  sessionId,
}: SignedIn): Promise<readonly MySession[]> {
  const { rows } = await asProgram('sign-in.session', (db) =>
    sql<MySession>`
        select id, created_at as "signedInAt", seen_at as "seenAt", address, agent, id = ${sessionId} as "isThis",
          put_out as "putOut"
        from sign_in_session s where person_id = ${personId} and ${isGoodSession()}
        order by id = ${sessionId} desc, seen_at desc limit 100`.execute(db),
  )
  return rows
}

/** Ends one session of whoever is signed in, or all others; says how many ended. */
export async function endMySessions(
  visit: Visit,
  { personId, sessionId }: SignedIn,
  which: { readonly one: string } | 'others',
): Promise<number> {
  return asProgram('sign-in.end', async (tx) => {
    const ended =
      which === 'others' ? await endSessions(tx, personId, sessionId) : await endOne(which.one)
    if (ended > 0)
      await noteOf(tx, visit, { kind: 'signedOut', personId, what: { sessions: ended } })
    return ended

    async function endOne(id: string): Promise<number> {
      if (!/^[\da-f-]{36}$/.test(id)) return 0
      const { numAffectedRows } = await sql`
          delete from sign_in_session where id = ${id} and person_id = ${personId}`.execute(tx)
      return Number(numAffectedRows ?? 0n)
    }
  })
}
