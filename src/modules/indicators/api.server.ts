export { loadRealFigures } from './commands/load-real-figures.ts'
export { enterFigures, type EnteredPaper } from './commands/enter-figures.ts'
export { allFindings, checkFigures, findingsOf, versionOfFigures } from './queries/list-findings.ts'
export {
  findSource,
  listFigures,
  listFigureScopes,
  listFigureYears,
  understoodInFigures,
  mostFiguresAPage,
  type FigureFilter,
  type FigureRow,
  type FigureSort,
  type SourceRow,
} from './queries/list-figures.ts'
export { carriedText } from './queries/carried-text.ts'
export { findPrinted } from './queries/find-printed.ts'
export { findFigure, listReportedFigures } from './queries/load-figures.ts'
export { sourceIndicators, type SourceIndicator } from './queries/source-indicators.ts'
