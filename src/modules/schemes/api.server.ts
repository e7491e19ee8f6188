export { createScheme, type CreateScheme } from './commands/create-scheme.ts'
export { deleteScheme, undoDelete } from './commands/delete-scheme.ts'
export { importSchemes, removeImported } from './commands/import-schemes.ts'
export { loadRealSchemes } from './commands/load-real-schemes.ts'
export { locate } from './commands/locate.ts'
export type { SaveOutcome } from './commands/save-outcome.ts'
export { updateScheme, type UpdateScheme } from './commands/update-scheme.ts'
export { compareDrafts, type DraftDifference } from './domain/compare-drafts.ts'
export { decideScheme, type SchemeContext } from './domain/decide-scheme.ts'
export { readSchemeForm, type FormReading } from './domain/read-form.ts'
export { readMoney } from './domain/read-money.ts'
export { searchExpression } from './domain/search-query.ts'
export { findScheme, findSchemes } from './queries/find-scheme.ts'
export { findSimilar, type SimilarScheme } from './queries/find-similar.ts'
export { tellHistory, type FieldChange, type ToldAct } from './domain/tell-history.ts'
export {
  countLimit,
  listSchemes,
  type SchemeListRow,
  type SchemePage,
} from './queries/list-schemes.ts'
export {
  schemeRollup,
  supportedEstablishments,
  type RollupScope,
  type SchemeRollupRow,
} from './queries/scheme-rollup.ts'
export { schemeTotals, type SchemeTotals, type TierTotals } from './queries/scheme-totals.ts'
export { searchSchemes, type FoundSchemes } from './queries/search-schemes.ts'
export { streamSchemes } from './queries/stream-schemes.ts'
export { outputsInUse } from './queries/outputs-in-use.ts'
export { schemeContext } from './queries/scheme-context.ts'
export { schemesTitled } from './queries/schemes-titled.ts'
