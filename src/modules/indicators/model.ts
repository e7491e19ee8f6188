export { indicators, findIndicator, type IndicatorCode } from './domain/catalogue.ts'
export {
  figureTiers,
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
