import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { database } from './pool.ts'

const folder = 'database/migrations'

/** Brings the schema up to date; safe when several processes start at once. Returns what it applied. */
export async function migrate(root = process.cwd()): Promise<string[]> {
  const migrator = new Migrator({
    db: database(),
    provider: { getMigrations: () => readMigrations(root) },
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw error
  return results.map((result) => result.migrationName)
}

/** Whether every migration of this program has been applied. */
export async function isMigrated(root = process.cwd()): Promise<boolean> {
  const known = Object.keys(await readMigrations(root))
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(
    database(),
  )
  const applied = new Set(rows.map((row) => row.name))
  return known.every((name) => applied.has(name))
}

async function readMigrations(root: string): Promise<Record<string, Migration>> {
  const files = (await readdir(join(root, folder))).filter((file) => file.endsWith('.sql')).sort()
  const entries = files.map(async (file) => {
    const text = await readFile(join(root, folder, file), 'utf8')
    const migration: Migration = { up: async (db) => void (await sql.raw(text).execute(db)) }
    return [file.replace(/\.sql$/, ''), migration] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
