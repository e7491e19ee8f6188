import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  classes,
  columnsOf,
  isPersonal,
  personalColumns,
  type TableClasses,
} from '#modules/privacy/model.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'

const tables: Readonly<Record<string, TableClasses>> = personalColumns
const classed = Object.entries(tables).flatMap(([table, columns]) =>
  columnsOf(columns, ...classes).map((column) => `${table}.${column}`),
)

// A view of `public` repeats columns that are classed where they stand.
async function columnsIn(tx: Tx, schema: 'public' | 'published'): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = ${schema}::regnamespace and c.relkind = any (case when c.relnamespace = 'public'::regnamespace then '{r,p,m}'::"char"[] else '{v}' end) and a.attnum > 0 and not a.attisdropped
    order by 1`.execute(tx)
  return rows.map(({ name }) => name)
}

test('every column of the database is classed, once, and no class is given to what is not there', async () => {
  await inRollback(async (tx) => {
    expect([...classed].sort()).toEqual((await columnsIn(tx, 'public')).sort())
  })
})

test('a column that is new does not go unseen', async () => {
  await inRollback(async (tx) => {
    const unclassed = async () =>
      (await columnsIn(tx, 'public')).filter((name) => !classed.includes(name))
    const before = await unclassed()
    await sql`alter table person add column birth_year integer; create table planted (id text)`.execute(
      tx,
    )
    expect(await unclassed()).toEqual([...before, 'person.birth_year', 'planted.id'].sort())
  })
})

test('whatever holds personal values says why it may, for how long, and how they are erased', () => {
  for (const [table, columns] of Object.entries(tables).filter(([, of]) => isPersonal(of))) {
    expect(columns.basis, table).not.toBe('none')
    expect(columns.erased, table).not.toBe('none')
  }
  for (const [table, columns] of Object.entries(tables))
    if (columns.whose !== undefined)
      expect(columnsOf(columns, 'internal'), table).toContain(columns.whose)
})

test('a personal column of a person stands in the trail as a seal', async () => {
  await inRollback(async (tx) => {
    const { rows } = await sql<{ table: string; sealed: string }>`
      select tgrelid::regclass::text as table, split_part(encode(tgargs, 'escape'), '\\000', 3) as sealed
      from pg_trigger where tgname = 'audit_update'`.execute(tx)
    const open = rows.flatMap(({ table, sealed }) =>
      columnsOf(tables[table] ?? personalColumns.installation, 'personal', 'sensitive')
        .filter((column) => !sealed.split(',').includes(column))
        .map((column) => `${table}.${column}`),
    )
    // The register is public by law and stands open in the trail, as do the grounds of what provinces share.
    expect(open.sort()).toEqual([
      'establishment.name',
      'establishment.name_key',
      'establishment.name_tsv',
      'establishment.place_detail',
      'import_batch.file_name',
      'record_share.ended_because',
      'record_share.ground',
      'scheme.establishment_names',
      'scheme.implementer',
      'scheme.note',
      'scheme.place_detail',
      'scheme.search_tsv',
      'scheme.title',
      'unit.name',
    ])
  })
})

test('what everybody may read holds no personal column but the names of the public register', async () => {
  await inRollback(async (tx) => {
    const shown = await columnsIn(tx, 'published')
    const personal = shown.filter((name) => {
      const [table = '', column = ''] = name.split('.')
      const classedAs = tables[table]
      return !classedAs || columnsOf(classedAs, 'personal', 'sensitive', 'secret').includes(column)
    })
    expect(shown.length).toBeGreaterThan(20)
    expect(personal).toEqual([
      'establishment.name',
      'establishment.name_key',
      'establishment.name_tsv',
      'establishment.place_detail',
      'scheme.establishment_names',
      'scheme.implementer',
      'scheme.note',
      'scheme.place_detail',
      'scheme.search_tsv',
      'scheme.title',
    ])
  })
})
