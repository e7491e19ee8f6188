import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { columnSubjects, fieldName } from './column-words.ts'
import { subjectName } from './log-words.ts'

// What the trail leaves out: the salts of seals, and what the database makes of other columns.
const told = sql`a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'personal_salt'`

type Watched = { readonly subject: string; readonly columns: readonly string[] }

async function watchedIn(tx: Tx): Promise<readonly Watched[]> {
  const { rows } = await sql<Watched>`
    select c.relname as subject, array_agg(a.attname::text) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where ${told} and c.relname not in ('scheme', 'scheme_money', 'scheme_output')
      and exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit_insert')
    group by 1`.execute(tx)
  return rows
}

test('every column the log tells of has a name in words, and its record too', async () => {
  await inRollback(async (tx) => {
    const all = await watchedIn(tx)
    expect(all.length).toBeGreaterThan(15)
    const unnamed = all.flatMap(({ subject, columns }) => [
      ...(subjectName(subject) === subject ? [subject] : []),
      ...columns
        .filter((column) => fieldName(subject, column) === column)
        .map((column) => `${subject}.${column}`),
    ])
    expect(unnamed).toEqual([])
  })
})

test('words are kept only for columns that are there', async () => {
  await inRollback(async (tx) => {
    const all = await watchedIn(tx)
    const columns = new Map(all.map((table) => [table.subject, table.columns]))
    const gone = Object.entries(columnSubjects)
      .filter(([subject]) => !subject.startsWith('event.'))
      .flatMap(([subject, words]) =>
        Object.keys(words)
          .filter((column) => !columns.get(subject)?.includes(column))
          .map((column) => `${subject}.${column}`),
      )
    expect(gone).toEqual([])
  })
})
