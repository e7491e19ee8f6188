import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareRoles } from '#platform/db/prepare-roles.ts'
import { openCluster } from '#platform/embedded/cluster.ts'
import { migrate } from '#platform/db/migrate.ts'
import { closeDatabase } from '#platform/db/pool.ts'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { loadWorld } from '../database/seeds/load-world.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How each worker reaches its own database, the first worker first. */
    databases: readonly { readonly owner: string; readonly logins: string }[]
  }
}

const template = 'khuyen_cong'

/**
 * One real PostgreSQL for all database tests: migrated, with the real data of the demo world.
 * A test is one transaction of several acts, which holds the audit chains it came by in the order it came by them. Each
 * worker therefore has a copy of the database to itself: two tests never meet, and two acts that lock each other out do
 * so inside one test, where it is seen.
 */
export default async function setup(project: TestProject) {
  const base = await mkdtemp(join(tmpdir(), 'kc-test-'))
  const cluster = await openCluster({ base, log: () => {}, settings: { fsync: 'off' } })
  await ensureDatabase(cluster.connection('postgres'), template)
  process.env.KC_DATABASE = JSON.stringify(cluster.connection(template))
  process.env.KC_LOGINS = JSON.stringify(await prepareRoles(cluster.connection(template)))
  process.env.KC_FILES = join(base, 'files')
  await migrate()
  await loadWorld({ world: 'demo' })
  await closeDatabase()
  const names = Array.from({ length: workersOf(project) }, (_, n) => `${template}_${n + 1}`)
  await copyTemplate(cluster.connection('postgres'), names)
  const databases: { owner: string; logins: string }[] = []
  for (const name of names) {
    const owner = cluster.connection(name)
    const logins = await prepareRoles(owner)
    databases.push({ owner: JSON.stringify(owner), logins: JSON.stringify(logins) })
  }
  project.provide('databases', databases)
  return async () => {
    await cluster.stop()
    await rm(base, { recursive: true, force: true })
  }
}

function workersOf({ config: { maxWorkers } }: TestProject): number {
  if (typeof maxWorkers !== 'number') throw new Error('vitest.config.ts says how many workers')
  return maxWorkers
}

async function copyTemplate(server: pg.ClientConfig, names: readonly string[]): Promise<void> {
  const client = new pg.Client(server)
  client.on('error', () => {})
  await client.connect()
  for (const name of names) await client.query(`create database ${name} template ${template}`)
  await client.end()
}
