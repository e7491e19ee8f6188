import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { transact } from '#platform/db/transact.ts'

/** Where a request came from. Personal: it is kept outside the hashed trail, which holds only the identifier. */
export type Origin = {
  readonly address: string
  /** The browser, as it says of itself. */
  readonly agent: string
  readonly channel: 'page' | 'api' | 'command'
}

const sameForMs = 3_600_000
const mostKnown = 5_000

/** The identifiers of origins seen lately, the longest unseen first. */
const known = new Map<string, { id: Promise<string>; since: number }>()

/**
 * The identifier the trail calls an origin by: one for whoever stays at one place, and another one after an hour.
 * It writes a row, so it is asked for those who signed in or change something, not for every reader.
 */
export function originId(origin: Origin): Promise<string> {
  const name = JSON.stringify([origin.address, origin.agent, origin.channel])
  const found = known.get(name)
  if (found && Date.now() - found.since < sameForMs) return found.id
  known.delete(name)
  const id = keepOrigin(origin)
  known.set(name, { id, since: Date.now() })
  id.catch(() => known.delete(name))
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown) break
    known.delete(oldest)
  }
  return id
}

async function keepOrigin({ address, agent, channel }: Origin): Promise<string> {
  const { rows } = await asSystem(() =>
    transact({ act: 'origin.keep' }, (db) =>
      sql<{ id: string }>`select audit_origin_keep(${address}, ${agent}, ${channel}) as id`.execute(
        db,
      ),
    ),
  )
  if (!rows[0]) throw new Error('an origin was not kept')
  return rows[0].id
}
