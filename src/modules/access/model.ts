export * from './domain/act-names.ts'
export { readCapacity } from './domain/capacity.ts'
export * from './domain/permissions.ts'
export * from './domain/rights-shown.ts'
export * from './domain/roles.ts'
export * from './domain/unit-kinds.ts'
export { covers, type Owned } from './domain/reach.ts'
export * from './domain/separation.ts'
export { standingOf, type Holding, type HoldingUnit, type RegionMap } from './domain/standing-of.ts'
export {
  decidePersonTexts,
  type PersonTextReason,
  type PersonTexts,
} from './domain/person-texts.ts'
export { isHeldOrToCome, lastDayAtOnce, wasNeverHeld } from './domain/manage-roles.ts'
export type { EndReason, PersonStateReason, RoleReason } from './domain/manage-roles.ts'
export type { UnitReason } from './domain/decide-unit.ts'
export { delegableActs, delegableChanges, whyNotDelegated } from './domain/delegable.ts'
export type { DeputyReason } from './domain/decide-deputy.ts'
export { lackingActs } from './domain/decide-handover.ts'
export type { HandoverReason, HandoverWarning } from './domain/decide-handover.ts'
