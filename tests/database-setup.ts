import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openCluster } from '#platform/embedded/cluster.ts'
import { migrate } from '#platform/db/migrate.ts'
import { closeDatabase } from '#platform/db/pool.ts'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { loadWorld } from '../database/seeds/load-world.ts'

declare module 'vitest' {
  interface ProvidedContext {
    database: string
  }
}

/** One real PostgreSQL for all database tests: migrated, with the real data of the demo world. */
export default async function setup(project: TestProject) {
  const base = await mkdtemp(join(tmpdir(), 'kc-test-'))
  const cluster = await openCluster({ base, log: () => {}, settings: { fsync: 'off' } })
  await ensureDatabase(cluster.connection('postgres'), 'khuyen_cong')
  const connection = JSON.stringify(cluster.connection('khuyen_cong'))
  process.env.KC_DATABASE = connection
  process.env.KC_FILES = join(base, 'files')
  await migrate()
  await loadWorld({ world: 'demo' })
  await closeDatabase()
  project.provide('database', connection)
  return async () => {
    await cluster.stop()
    await rm(base, { recursive: true, force: true })
  }
}
