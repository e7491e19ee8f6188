import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type ClientConfig } from 'pg'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { openCluster, type Cluster } from '#platform/embedded/cluster.ts'
import { CannotStart } from '#platform/embedded/cannot-start.ts'
import { isAlive } from '#platform/embedded/processes.ts'

/** A database that answers, as the pool reads it from the environment. */
export type OpenedDatabase = {
  readonly settings: ClientConfig
  close(): Promise<void>
}

const name = 'khuyen_cong'
const oldestMajor = 15
const lookEveryMs = 2_000

/** Opens our own PostgreSQL in `base` and keeps it open: a server that somebody killed is started again. */
export async function openOwnDatabase(
  base: string,
  log: (line: string) => void,
): Promise<OpenedDatabase> {
  const open = () => openCluster({ base, log })
  let cluster: Cluster = await open()
  await ensureDatabase(cluster.connection('postgres'), name)
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
    settings: cluster.connection(name),
    async close() {
      closing.abort()
      await watching
      await cluster.stop()
    },
  }
}

/**
 * Uses a PostgreSQL that somebody else runs.
 * @throws {CannotStart} when it does not answer or is too old
 */
export async function useDatabase(connectionString: string): Promise<OpenedDatabase> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    requireRecent(await client.query<{ server_version_num: string }>('show server_version_num'))
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(
      `Không kết nối được máy chủ dữ liệu trong DATABASE_URL: ${(error as Error).message || 'không trả lời'}.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
  return { settings: { connectionString }, close: () => Promise.resolve() }
}

function requireRecent({ rows }: { rows: { server_version_num: string }[] }): void {
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  if (major >= oldestMajor) return
  throw new CannotStart(
    `Máy chủ trong DATABASE_URL là PostgreSQL ${major}; cần từ ${oldestMajor} trở lên.`,
  )
}
