import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { database, type Db } from './pool.ts'

const folder = 'database/rights'

/**
 * Gives each database role what `database/rights` says, and takes away all else; nothing, when neither the files nor the
 * schema changed since.
 * @returns whether they were given anew
 */
export async function applyRights(root = process.cwd()): Promise<boolean> {
  const files = await readRights(root)
  return database()
    .transaction()
    .execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('kc_rights'))`.execute(tx)
      const edition = await editionOf(tx, files)
      if ((await editionInForce(tx)) === edition) return false
      for (const { text } of files) await sql.raw(text).execute(tx)
      await sql.raw(`comment on schema published is 'rights ${edition}'`).execute(tx)
      return true
    })
}

/** Whether the rights in force are those of this program. */
export async function areRightsInForce(db: Db, root = process.cwd()): Promise<boolean> {
  return (await editionInForce(db)) === (await editionOf(db, await readRights(root)))
}

type RightsFile = { readonly name: string; readonly text: string }

async function readRights(root: string): Promise<RightsFile[]> {
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(root, folder, name), 'utf8') })),
  )
}

async function editionOf(db: Db, files: readonly RightsFile[]): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db)
  const made = JSON.stringify([files, rows.map(({ name }) => name)])
  return createHash('sha256').update(made).digest('hex')
}

// The schema of published views is made anew with the rights, so it says which they are.
async function editionInForce(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ said: string | null }>`
    select obj_description(oid, 'pg_namespace') as said from pg_namespace where nspname = 'published'`.execute(
    db,
  )
  return rows[0]?.said?.replace(/^rights /, '')
}
