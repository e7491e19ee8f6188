import type { Tx } from '#platform/db/transact.ts'
import { wardMappingsOf } from '../domain/ward-mappings.ts'
import { fingerprintOfAdminFiles, readWardMappings } from '../queries/admin-files.ts'
import { territorySnapshot } from '../queries/snapshot.ts'
import {
  isLoaded,
  markLoaded,
  replaceWardMappings,
  saveProvinces,
  saveSmallerUnits,
} from '../store.ts'

const part = 'admin'

// Raised when the tables written into the program (dated names, customary names) change.
const edition = '2'

/** Loads provinces, districts, communes, ward mappings and regions from `data/admin`; again changes nothing. */
export async function loadTerritory(tx: Tx): Promise<void> {
  const fingerprint = fingerprintOfAdminFiles(edition)
  if (await isLoaded(tx, part, fingerprint)) return
  const rows = territorySnapshot()
  await saveProvinces(tx, rows)
  await saveSmallerUnits(tx, rows)
  await replaceWardMappings(tx, wardMappingsOf(readWardMappings(), rows))
  await markLoaded(tx, part, fingerprint)
}
