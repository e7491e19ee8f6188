import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTables } from './open-tables.ts'
import { inRollback } from './testing.ts'

test('a table has row-level security, forced on its owner as well, or is on the written list with a reason', async () => {
  await inRollback(async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      order by relname`.execute(tx)
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(openTables).sort())
  })
})
