import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { reaches, type Reach } from '#core/standing.ts'
import { actingAs } from '#platform/db/acting.ts'
import { roleOf } from '#platform/db/database-roles.ts'
import { inRollback } from '#platform/db/testing.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { openTables } from '#platform/db/open-tables.ts'
import { seen, tried } from './expected-reach.ts'
import { makeTwoProvinces, somebodyOf } from './two-provinces.ts'

// No right, or a view's column that is nobody's to write.
const refusals: ReadonlySet<string> = new Set(['42501', '0A000'])

/** Does something and takes it back; what the database answered, in a word. */
async function attempt(tx: Tx, text: string): Promise<string> {
  await sql`savepoint before`.execute(tx)
  try {
    const { rows, numAffectedRows } = await sql.raw<{ name?: string }>(text).execute(tx)
    if (/^\s*select/.test(text)) return namesOf(rows.map(({ name = '' }) => name))
    return numAffectedRows === 0n ? 'nothing' : 'done'
  } catch (error) {
    if (error instanceof Error && 'code' in error && refusals.has(String(error.code)))
      return 'refused'
    throw new Error(text, { cause: error })
  } finally {
    await sql`rollback to savepoint before`.execute(tx)
  }
}

const namesOf = (names: readonly string[]) =>
  [...names].sort().join(names.some((name) => name.includes(' ')) ? ', ' : ' ')

const expectedOf = (said: Readonly<Record<string, string>>, reach: Reach) =>
  Object.entries(said).find(([reaches]) => reaches.split(' ').includes(reach))?.[1] ?? 'refused'

/** How each table looks from a reach, and what can be done to it: what is found beside what is expected. */
async function lookFrom(reach: Reach, tables: readonly string[]) {
  const found: Record<string, string> = {}
  const expected: Record<string, string> = {}
  await actingAs(somebodyOf(reach), () =>
    transact({ act: 'look' }, async (inner) => {
      for (const table of tables) {
        const { rows, seenBy } = seen[table] ?? { rows: '', seenBy: {} }
        const asked = [
          ...(rows === '' ? [] : [{ text: rows, expected: expectedOf(seenBy, reach) }]),
          ...(tried[table] ?? []).map(({ change, done = '', nothing = '' }) => ({
            text: change,
            expected: expectedOf({ [done]: 'done', [nothing]: 'nothing' }, reach),
          })),
        ]
        for (const { text, expected: answer } of asked) {
          const question = `${reach}: ${text.replace(/\s+/g, ' ')}`
          expected[question] = answer
          found[question] = await attempt(inner, text)
        }
      }
    }),
  )
  return { found, expected }
}

const tables = [...new Set([...Object.keys(seen), ...Object.keys(tried)])]

test('every table under row-level security is looked at, but for those of one kind with another', async () => {
  const alike = Object.keys(openTables)
  const programs = /^(sign_in|mail)_/
  await inRollback(async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(
      tx,
    )
    const missing = rows
      .map(({ name }) => name)
      .filter((name) => !alike.includes(name) && !programs.test(name) && !(name in seen))
    expect(missing).toEqual([])
  })
})

test.each(reaches)(
  'somebody of reach “%s” sees and changes what is theirs, and nothing else',
  async (reach) => {
    await inRollback(async (tx) => {
      await makeTwoProvinces(tx)
      const { found, expected } = await lookFrom(reach, tables)
      expect(found).toEqual(expected)
    })
  },
)

type Policy = {
  table: string
  name: string
  using: string | null
  checked: string | null
  roles: string
}

test('each policy is needed: without it, or with a condition taken out of it, something is seen or done that should not be', async () => {
  await inRollback(async (tx) => {
    await makeTwoProvinces(tx)
    const { rows } = await sql<Policy>`
      select tablename as table, policyname as name, qual as using, with_check as checked,
        array_to_string(roles, ' ') as roles from pg_policies
      where schemaname = 'public' and policyname <> 'owner' and tablename = any (${Object.keys(seen)}::text[])`.execute(
      tx,
    )
    const mutants = rows.flatMap(({ table, name, using, checked, roles }) => [
      { table, roles, text: `drop policy ${name} on ${table}` },
      ...(using !== null && using !== 'true'
        ? [{ table, roles, text: `alter policy ${name} on ${table} using (true)` }]
        : []),
      ...(checked !== null && checked !== 'true'
        ? [{ table, roles, text: `alter policy ${name} on ${table} with check (true)` }]
        : []),
    ])
    const unnoticed: string[] = []
    for (const { table, roles, text } of mutants) {
      await sql`savepoint whole`.execute(tx)
      await sql.raw(text).execute(tx)
      if (!(await isNoticed(table, roles))) unnoticed.push(text)
      await sql`rollback to savepoint whole`.execute(tx)
    }
    expect(mutants.length).toBeGreaterThan(150)
    expect(unnoticed).toEqual([])
  })
})

async function isNoticed(table: string, roles: string): Promise<boolean> {
  for (const reach of reaches.filter((one) => roles.includes(roleOf(one)))) {
    const { found, expected } = await lookFrom(reach, [table])
    if (Object.entries(found).some(([question, answer]) => expected[question] !== answer))
      return true
  }
  return false
}
