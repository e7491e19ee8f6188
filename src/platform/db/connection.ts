import type { PoolConfig } from 'pg'

/**
 * Where the database is: `KC_DATABASE` (JSON, set by our own launcher) or `DATABASE_URL`.
 * The server and the built pages are two module graphs, so the setting travels by environment.
 * @throws {Error} when neither is set
 */
export function connectionSettings(env: NodeJS.ProcessEnv = process.env): PoolConfig {
  if (env.KC_DATABASE) return JSON.parse(env.KC_DATABASE) as PoolConfig
  if (env.DATABASE_URL) return { connectionString: env.DATABASE_URL }
  throw new Error('Neither KC_DATABASE nor DATABASE_URL is set: the database was not opened')
}
