import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import type { Share } from './domain/decide-share.ts'

/** Who did something, and as whom, as the trail writes it. */
export type By = { readonly by: string; readonly as: string | null }

/** Keeps a share with its records. */
export async function insertShare(
  tx: Tx,
  {
    id,
    fromProvinceId,
    given,
    share,
  }: {
    readonly id: string
    readonly fromProvinceId: string
    readonly given: By
    readonly share: Share
  },
): Promise<void> {
  await sql`
    insert into record_share (id, from_province_id, to_province_id, ground, document_number, ends_on, given_by, given_as)
    values (${id}, ${fromProvinceId}, ${share.toProvinceId}, ${share.ground}, ${share.documentNumber}, ${share.endsOn},
      ${given.by}, ${given.as})`.execute(tx)
  await sql`
    insert into record_share_item (share_id, scheme_id, from_province_id)
    select ${id}, s, ${fromProvinceId} from unnest(${share.schemeIds}::uuid[]) s`.execute(tx)
}

/** Ends a share that lasts. Returns whether it was this version and not ended yet. */
export async function markEnded(
  tx: Tx,
  share: {
    readonly id: string
    readonly version: number
    readonly ended: By
    readonly because: string
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update record_share set ended_at = now(), ended_by = ${share.ended.by}, ended_as = ${share.ended.as},
      ended_because = ${share.because}, version = version + 1
    where id = ${share.id} and version = ${share.version} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}
