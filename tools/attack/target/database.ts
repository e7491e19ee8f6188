import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Connection } from '#platform/embedded/cluster.ts'

/** A look into the database behind a target, past the program: what was attacked is seen from outside. */
export type Database = {
  readonly connection: Connection
  rows<Row extends Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>
  close(): Promise<void>
}

/** Opens it as the owner of everything. */
export function openDatabase(connection: Connection): Database {
  const pool = new pg.Pool({ ...connection, max: 4, statement_timeout: 30_000 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    connection,
    rows: async <Row extends Record<string, unknown>>(
      text: string,
      values: readonly unknown[] = [],
    ) => (await pool.query<Row>(text, [...values])).rows,
    close: () => pool.end(),
  }
}

// Nobody's form writes here: whoever changes a row of these did what no form does.
const untouchable = [
  'province',
  'province_name',
  'district',
  'region_membership',
  'activity_kind',
  'reported_statement',
  'schema_migration',
] as const

/** What must be the same after an attack as before: rows no form writes, the shape of the database, its users. */
export type Canaries = Readonly<Record<string, string>>

/** Reads the canaries. Records made for this purpose are named in `schemes`. */
export async function readCanaries(
  database: Database,
  schemes: readonly string[],
): Promise<Canaries> {
  const found: Record<string, string> = {}
  for (const table of untouchable) {
    if (!(await exists(database, table))) continue
    found[table] = await digest(database, `select t::text as line from ${table} t order by 1`)
  }
  found['canary schemes'] = await digest(
    database,
    'select t::text as line from scheme t where id::text = any($1) order by 1',
    [schemes],
  )
  found['columns'] = await digest(
    database,
    `select table_name || '.' || column_name || ' ' || data_type as line
       from information_schema.columns where table_schema = 'public' order by 1`,
  )
  found['roles'] = await digest(
    database,
    `select concat_ws(' ', rolname, rolsuper, rolcanlogin, rolbypassrls) as line from pg_roles order by 1`,
  )
  found['triggers'] = await digest(
    database,
    `select concat_ws(' ', tgrelid::regclass, tgname, tgenabled) as line from pg_trigger order by 1`,
  )
  return found
}

/** The names of the canaries that are not as they were. */
export function changedCanaries(before: Canaries, after: Canaries): string[] {
  return Object.keys(before).filter((name) => before[name] !== after[name])
}

async function exists(database: Database, table: string): Promise<boolean> {
  const [row] = await database.rows<{ is: boolean }>('select to_regclass($1) is not null as is', [
    table,
  ])
  return row?.is === true
}

async function digest(
  database: Database,
  query: string,
  values: readonly unknown[] = [],
): Promise<string> {
  const rows = await database.rows<{ line: string }>(query, values)
  return createHash('sha256')
    .update(rows.map(({ line }) => line).join('\n'))
    .digest('hex')
}
