import { gazetteerOf, type Gazetteer } from '../domain/gazetteer.ts'
import { oldWardsOf, type OldWards } from '../domain/old-wards.ts'
import { rowsOfFiles } from '../domain/rows.ts'
import { wardMappingsOf } from '../domain/ward-mappings.ts'
import { readAdminFiles, readWardMappings } from './admin-files.ts'

let made: Gazetteer | undefined

/** The whole territory in memory, read once from `data/admin`: places resolve without a database. */
export function territorySnapshot(root = process.cwd()): Gazetteer {
  made ??= gazetteerOf(rowsOfFiles(readAdminFiles(root)))
  return made
}

let wards: OldWards | undefined

/** What became of the wards of the map of 63, in memory; read when it is first asked for. */
export function oldWardsSnapshot(root = process.cwd()): OldWards {
  const territory = territorySnapshot(root)
  wards ??= oldWardsOf(territory, wardMappingsOf(readWardMappings(root), territory))
  return wards
}
