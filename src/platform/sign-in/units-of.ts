import { sql } from 'kysely'
import { asProgram } from './as-program.ts'

/** The names of the units a person works in or will work in. */
export async function unitsOf(personId: string): Promise<readonly string[]> {
  const { rows } = await asProgram('sign-in.find', (tx) =>
    sql<{ name: string }>`
      select distinct u.name from role_holding h join unit u on u.id = h.unit_id
      where h.person_id = ${personId}
        and coalesce(h.valid_to >= greatest(h.valid_from, (now() at time zone 'Asia/Ho_Chi_Minh')::date), true)
      order by u.name`.execute(tx),
  )
  return rows.map(({ name }) => name)
}
