import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import pg, { type ClientConfig } from 'pg'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { prepareRoles, useLogins, type LoginSettings } from '#platform/db/prepare-roles.ts'
import { logins, type Login } from '#platform/db/database-roles.ts'
import { openCluster, type Cluster } from '#platform/embedded/cluster.ts'
import { CannotStart } from '#platform/embedded/cannot-start.ts'
import { isAlive } from '#platform/embedded/processes.ts'

/** A database that answers, as the pool reads it from the environment. */
export type OpenedDatabase = {
  /** As its owner, who makes the schema. */
  readonly settings: ClientConfig
  /** As the logins of the running program. */
  readonly logins: LoginSettings
  close(): Promise<void>
}

const name = 'khuyen_cong'
const oldestMajor = 15
const lookEveryMs = 250

/** Opens our own PostgreSQL in `base` and keeps it open: a server that somebody killed is started again. */
export async function openOwnDatabase(
  base: string,
  log: (line: string) => void,
): Promise<OpenedDatabase> {
  const open = () => openCluster({ base, log })
  let cluster: Cluster = await open()
  await ensureDatabase(cluster.connection('postgres'), name)
  const settings = cluster.connection(name)
  const logins = await prepareRoles(settings)
  const closing = new AbortController()
  const watching = (async () => {
    while (!closing.signal.aborted) {
      await sleep(lookEveryMs, undefined, { signal: closing.signal, ref: false }).catch(() => {})
      if (closing.signal.aborted || isAlive(cluster.serverPid)) continue
      log('Máy chủ dữ liệu đã dừng ngoài ý muốn; đang mở lại.')
      cluster = await open().catch((error: Error) => (log(error.message), cluster))
    }
  })()
  return {
    settings,
    logins,
    async close() {
      closing.abort()
      await watching
      await cluster.stop()
    },
  }
}

/**
 * Uses a PostgreSQL that somebody else runs, with logins made here, their passwords kept in `dataDir`, or given by
 * `KC_PORTAL_URL`, `KC_DESK_URL` and `KC_JOBS_URL`.
 * @throws {CannotStart} when it does not answer, is too old, or its logins can be neither made nor used
 */
export async function useDatabase(
  connectionString: string,
  dataDir: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<OpenedDatabase> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    requireRecent(await client.query<{ server_version_num: string }>('show server_version_num'))
    const settings = { connectionString }
    const given = loginUrls(env)
    const logins = given
      ? await useLogins(given, client.database ?? '')
      : await prepareRoles(settings, { file: join(dataDir, 'database-logins.json') })
    return { settings, logins, close: () => Promise.resolve() }
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(
      `Không kết nối được máy chủ dữ liệu trong DATABASE_URL: ${(error as Error).message || 'không trả lời'}.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** The logins somebody else made; none, when we make them. */
function loginUrls(env: NodeJS.ProcessEnv): Record<Login, string> | undefined {
  const { KC_PORTAL_URL: portal, KC_DESK_URL: desk, KC_JOBS_URL: jobs } = env
  if (portal && desk && jobs) return { portal, desk, jobs }
  const missing = logins.filter((login) => !env[`KC_${login.toUpperCase()}_URL`])
  if (missing.length === logins.length) return undefined
  throw new CannotStart(
    `Thiếu ${missing.map((login) => `KC_${login.toUpperCase()}_URL`).join(', ')}: hãy đặt cả ba, hoặc không đặt biến nào.`,
  )
}

function requireRecent({ rows }: { rows: { server_version_num: string }[] }): void {
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  if (major >= oldestMajor) return
  throw new CannotStart(
    `Máy chủ trong DATABASE_URL là PostgreSQL ${major}; cần từ ${oldestMajor} trở lên.`,
  )
}
