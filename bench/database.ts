import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { openCluster, type Cluster, type Connection } from '#platform/embedded/cluster.ts'
import { migrate } from '#platform/db/migrate.ts'
import { prepareRoles } from '#platform/db/prepare-roles.ts'
import { closeDatabase } from '#platform/db/pool.ts'
import { loadWorld } from '../database/seeds/load-world.ts'
import { inRepository } from '../tools/bootstrap/repository.mjs'
import { makeCountry, type Size } from './country.ts'

/** The databases of a run, in an embedded cluster with the product's own settings. */
export type Databases = {
  readonly cluster: Cluster
  /** A database that holds the country, made now or copied from an earlier run with the same seed and schema. */
  country(size: Size, seed: number): Promise<Connection>
  close(): Promise<void>
}

/** Opens the cluster that bench keeps between runs. */
export async function openDatabases(base: string): Promise<Databases> {
  const cluster = await openCluster({ base, log: (line) => console.error(line) })
  const copies: string[] = []
  return {
    cluster,
    async country(size, seed) {
      const template = `country_${fingerprint(size, seed)}`
      if (!(await exists(cluster, template))) await makeTemplate(cluster, template, size, seed)
      const name = `bench_${size.schemes}`
      await execute(cluster, `drop database if exists ${name} with (force)`)
      await execute(cluster, `create database ${name} template ${template}`)
      copies.push(name)
      return cluster.connection(name)
    },
    async close() {
      await closeDatabase()
      for (const name of copies) await execute(cluster, `drop database ${name} with (force)`)
      await cluster.stop()
    },
  }
}

/** Points this process, and the processes it starts, at a database. */
export async function useConnection(connection: Connection): Promise<void> {
  await closeDatabase()
  process.env.KC_DATABASE = JSON.stringify(connection)
  process.env.KC_LOGINS = JSON.stringify(await prepareRoles(connection))
}

async function makeTemplate(cluster: Cluster, name: string, size: Size, seed: number) {
  const unfinished = `${name}_unfinished`
  await execute(cluster, `drop database if exists ${unfinished} with (force)`)
  await execute(cluster, `create database ${unfinished}`)
  await useConnection(cluster.connection(unfinished))
  await migrate(inRepository())
  await makeCountry(size, seed)
  await loadWorld({ world: 'demo' })
  await settle(cluster.connection(unfinished))
  await closeDatabase()
  await execute(cluster, `alter database ${unfinished} rename to ${name}`)
}

// What autovacuum would do in the first quiet minutes; without it the first figures measure that.
async function settle(connection: Connection): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
}

async function exists(cluster: Cluster, name: string): Promise<boolean> {
  const rows = await execute(cluster, `select 1 from pg_database where datname = '${name}'`)
  return rows > 0
}

async function execute(cluster: Cluster, text: string): Promise<number> {
  const client = new pg.Client(cluster.connection('postgres'))
  await client.connect()
  try {
    return (await client.query(text)).rowCount ?? 0
  } finally {
    await client.end()
  }
}

/** What a country is made of; when any of it changes, it is made again. */
function fingerprint(size: Size, seed: number): string {
  const hash = createHash('sha256').update(JSON.stringify([size, seed]))
  const migrations = readdirSync(inRepository('database/migrations')).sort()
  const rights = readdirSync(inRepository('database/rights')).sort()
  const made = ['country.ts', 'random.ts', 'words.ts'].map((file) => inRepository('bench', file))
  for (const file of [
    ...migrations.map((name) => inRepository('database/migrations', name)),
    ...rights.map((name) => inRepository('database/rights', name)),
    ...made,
  ])
    hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}
