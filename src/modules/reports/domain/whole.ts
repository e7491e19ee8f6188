import type { ReportFigure, ReportScope } from '../model.ts'
import { scopeOfFigure } from './measure.ts'
import type { ReportFrame } from './report-frame.ts'

/** Whether a figure is about all of the report's scope. */
export function isWhole(frame: ReportFrame, figure: ReportFigure): boolean {
  return isWholeOf(frame.scope, figure)
}

/** Whether a figure is about all of a scope. */
export function isWholeOf(scope: ReportScope, figure: ReportFigure): boolean {
  return scopeOfFigure(figure) === `${scope.kind}:${scope.code}`
}
