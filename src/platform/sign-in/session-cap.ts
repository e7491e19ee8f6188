import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import { asProgram } from './as-program.ts'
import { isGoodSession } from './good-session.ts'
import { sessionLimits } from './settings.ts'

/**
 * Beyond so many sessions of a person at once their oldest end, never the one with this token; it keeps how many it put out, for
 * the list its owner reads. Returns how many ended.
 */
export async function endOldest(tx: Tx, personId: string, token: string): Promise<number> {
  const { atOnce } = sessionLimits()
  // One at a time: whoever gets here holds the chain of the trail, in which signing in was just noted.
  const { rows } = await sql<{ ended: number }>`
    with good as (
      select id, row_number() over (order by token = ${token} desc, created_at desc, id desc) as place
      from sign_in_session s where person_id = ${personId} and ${isGoodSession()}),
    ended as (
      delete from sign_in_session where id in (select id from good where place > ${atOnce}) returning 1),
    counted as (select count(*)::integer as ended from ended),
    told as (
      update sign_in_session set put_out = counted.ended from counted
      where token = ${token} and counted.ended > 0)
    select ended from counted`.execute(tx)
  return rows[0]?.ended ?? 0
}

/** In how many places somebody may be signed in at once; `null` for people of the demo, whom anybody signs in as. */
export async function placesAtOnce(personId: string): Promise<number | null> {
  const { rows } = await asProgram('sign-in.find', (tx) =>
    sql`select from person where id = ${personId} and is_demo`.execute(tx),
  )
  return rows.length > 0 ? null : sessionLimits().atOnce
}
