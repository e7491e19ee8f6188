export { createScheme } from './commands/create-scheme.ts'
export { deleteScheme, undoDelete } from './commands/delete-scheme.ts'
export { importSchemes, removeImported } from './commands/import-schemes.ts'
export { fileSearchWords } from './store/file-search-words.ts'
export { loadRealSchemes } from './commands/load-real-schemes.ts'
export { locate } from './commands/locate.ts'
export type { SaveOutcome } from './commands/save-outcome.ts'
export { updateScheme } from './commands/update-scheme.ts'
export type { DraftDifference } from './domain/compare-drafts.ts'
export { readSchemeForm } from './domain/read-form.ts'
export { findScheme, findSchemes } from './queries/find-scheme.ts'
export type { ToldAct } from './domain/tell-history.ts'
export { listSchemes, type SchemeListRow, type SchemePage } from './queries/list-schemes.ts'
export {
  schemeRollup,
  supportedEstablishments,
  type RollupScope,
  type SchemeRollupRow,
} from './queries/scheme-rollup.ts'
export {
  rollupAtPlaces,
  rollupByKindAtPlaces,
  supportedInGroups,
  type AskedPlaces,
  type KindSums,
  type PlaceSums,
} from './queries/rollup-at-places.ts'
export { schemeTotals } from './queries/scheme-totals.ts'
export { searchSchemes, type FoundSchemes } from './queries/search-schemes.ts'
export { understoodPlaces } from './queries/asked-words.ts'
export { tellHistory, tellSchemeEntry } from './queries/tell-history.ts'
export { streamSchemes } from './queries/stream-schemes.ts'
export { noteExportOfShared } from './queries/note-export-of-shared.ts'
export { schemeTitles } from './queries/scheme-titles.ts'
export { outputsInUse } from './queries/outputs-in-use.ts'
export { schemesTitled } from './queries/schemes-titled.ts'
