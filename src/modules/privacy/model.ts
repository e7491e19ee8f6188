export * from './domain/classes.ts'
export { erasedName, personalColumns, type ClassedTable } from './domain/personal-columns.ts'
export {
  channels,
  dayUnits,
  isRequestKind,
  laterThanLaw,
  mostDays,
  requestKinds,
  requestLimits,
  requestStates,
  type AskReason,
  type Certainty,
  type Channel,
  type DecideReason,
  type LawTerm,
  type RequestKind,
  type RequestState,
  type Term,
  type TermReason,
} from './domain/requests.ts'
export type { EnterReason } from './commands/enter-request.ts'
export type { KeptGround, KeptKind } from './queries/preview.ts'
export {
  isRuleCode,
  keepUnits,
  mostKept,
  retentionRules,
  ruleCodes,
  rulesOf,
  type KeepUnit,
  type RuleCode,
  type RuleReason,
  type SetRule,
} from './domain/retention-rules.ts'
export { consentPurposes, currentVersion, type ConsentReason } from './domain/consents.ts'
