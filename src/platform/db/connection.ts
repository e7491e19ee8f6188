import type { PoolConfig } from 'pg'
import type { Login } from './database-roles.ts'

/**
 * Where the database is, as its owner: `KC_DATABASE` (JSON, set by our own launcher) or `DATABASE_URL`.
 * The server and the built pages are two module graphs, so the settings travel by environment. The owner makes
 * the schema and gives the rights; once the program serves, it is forgotten.
 * @throws {Error} when neither is set
 */
export function connectionSettings(env: NodeJS.ProcessEnv = process.env): PoolConfig {
  if (env.KC_DATABASE) return JSON.parse(env.KC_DATABASE) as PoolConfig
  if (env.DATABASE_URL) return { connectionString: env.DATABASE_URL }
  throw new Error('Neither KC_DATABASE nor DATABASE_URL is set: the database was not opened')
}

/**
 * How to connect as one of the program's logins: `KC_LOGINS` (JSON, set once they are prepared).
 * @throws {Error} when they were not prepared
 */
export function loginSettings(login: Login, env: NodeJS.ProcessEnv = process.env): PoolConfig {
  if (!env.KC_LOGINS)
    throw new Error('KC_LOGINS is not set: the logins of the database were not prepared')
  return (JSON.parse(env.KC_LOGINS) as Record<Login, PoolConfig>)[login]
}
