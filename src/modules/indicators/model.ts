export { indicators, findIndicator, type IndicatorCode } from './domain/catalogue.ts'
export {
  figureTiers,
  tierLabels,
  indicatorGroups,
  type Disaggregation,
  type FigureTier,
  type Indicator,
  type IndicatorGroup,
  type QuantityKind,
  type Rollup,
} from './domain/indicator.ts'
export {
  figurePeriodKinds,
  figureScopeKinds,
  figureStatuses,
  type Bound,
  type FigurePeriod,
  type FigurePeriodKind,
  type FigureScope,
  type FigureScopeKind,
  type FigureSource,
  type FigureStatus,
  type ReportedFigure,
} from './domain/figure.ts'
export { sourceLabelOf } from './domain/source-labels.ts'
export { sourceName } from './domain/source-name.ts'
export { mapping, type MappingRow } from './domain/mapping.ts'
export { qualifierIn, sourceNameInEnglish, unitIn } from './domain/in-english.ts'
export { readFigures } from './domain/read-figures.ts'
export { geographyFrom, type Geography } from './domain/geography.ts'
export {
  findingKinds,
  findingVerdicts,
  isAlarm,
  type Finding,
  type FindingKind,
  type FindingVerdict,
} from './domain/reconcile/finding.ts'
export {
  findingInEnglish,
  periodInEnglish,
  scopeInEnglish,
} from './domain/reconcile/finding-in-english.ts'
export { reconcile, type ReconcileContext } from './domain/reconcile/reconcile.ts'
