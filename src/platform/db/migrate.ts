import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { applyRights, areRightsInForce } from './apply-rights.ts'
import { database } from './pool.ts'
import { read } from './transact.ts'

const folder = 'database/migrations'

/**
 * Brings the schema and the rights on it up to date, as the owner; safe when several processes start at once.
 * The roles must be there. Returns the migrations it applied.
 */
export async function migrate(root = process.cwd()): Promise<string[]> {
  const migrator = new Migrator({
    db: database(),
    provider: { getMigrations: () => readMigrations(root) },
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw error
  await applyRights(root)
  return results.map((result) => result.migrationName)
}

/** Whether every migration of this program has been applied, and the rights are given as it says. */
export async function isMigrated(root = process.cwd()): Promise<boolean> {
  const known = Object.keys(await readMigrations(root))
  return read('schema.read', async (db) => {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    const applied = new Set(rows.map((row) => row.name))
    return known.every((name) => applied.has(name)) && (await areRightsInForce(db, root))
  })
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
