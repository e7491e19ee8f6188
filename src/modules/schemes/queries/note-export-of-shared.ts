import { sql } from 'kysely'
import { holdChains } from '#platform/audit/hold-chains.ts'
import { noteEvent } from '#platform/audit/note-event.ts'
import { amongShared, inOwnName } from '#platform/db/acting.ts'
import { read, transact } from '#platform/db/transact.ts'

/**
 * Tells the log of every province that shares schemes with that of whoever acts that the list of them was taken away. They need
 * not have opened one to know what stands in it.
 */
export async function noteExportOfShared(): Promise<void> {
  const { rows } = await amongShared(() =>
    read('scheme.read', (db, { provinceIds }) =>
      sql<{ province: string }>`
        select distinct from_province_id as province from shared_scheme
        where to_province_id = any (${provinceIds}::text[]) order by 1`.execute(db),
    ),
  )
  const sharing = rows.map(({ province }) => province)
  if (sharing.length === 0) return
  await inOwnName(() =>
    transact({ act: 'share.open' }, async (tx) => {
      await holdChains(tx, sharing)
      for (const chain of sharing)
        await noteEvent(tx, { kind: 'exported', id: 'scheme', chain, what: { by: 'share' } })
    }),
  )
}
