import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'

/** A key as the door looks at it. */
export type FoundKey = {
  readonly id: string
  readonly sha256: Buffer
  readonly scopes: readonly string[]
  readonly holdingId: string
  readonly personId: string
  readonly provinceId: string | null
  readonly isRevoked: boolean
  readonly isExpired: boolean
  /** Whether its last use was written within this minute. */
  readonly isSeen: boolean
}

/** The key that begins so, whoever sends it: the hash is compared by who asks. */
export async function findKey(shown: string): Promise<FoundKey | undefined> {
  const { rows } = await asSystem(() =>
    read('key.find', (db) =>
      sql<FoundKey>`
        select k.id, s.sha256, k.scopes, k.holding_id as "holdingId", k.made_by as "personId", k.province_id as "provinceId",
          k.revoked_at is not null as "isRevoked", k.expires_at <= now() as "isExpired",
          coalesce(v.used_at > now() - interval '1 minute', false) as "isSeen"
        from api_key k join api_key_secret s on s.key_id = k.id left join api_key_use v on v.key_id = k.id
        where k.shown = ${shown}`.execute(db),
    ),
  )
  return rows[0]
}
