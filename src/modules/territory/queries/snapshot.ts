import { gazetteerOf, type Gazetteer } from '../domain/gazetteer.ts'
import { rowsOfFiles } from '../domain/rows.ts'
import { readAdminFiles } from './admin-files.ts'

let made: Gazetteer | undefined

/** The whole territory in memory, read once from `data/admin`: places resolve without a database. */
export function territorySnapshot(root = process.cwd()): Gazetteer {
  made ??= gazetteerOf(rowsOfFiles(readAdminFiles(root)))
  return made
}
