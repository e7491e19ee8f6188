import { findingsOf, versionOfFigures } from '#modules/indicators/api.server.ts'
import { territorySnapshot } from '#modules/territory/api.server.ts'
import type { ReportScope, ReportView } from '../model.ts'
import { yearsOf } from '../model.ts'
import { assembleReport } from '../domain/assemble.ts'
import { makeFrame } from '../domain/make-frame.ts'
import { schemeRows } from '../domain/scheme-rows.ts'
import type { SchemeRow, YearReport } from '../domain/year-report.ts'
import { figuresOf } from './figures-of.ts'
import { schemeFactsOf, supportedOf, tableFactsOf } from './scheme-facts.ts'
import { statementsOf } from './statements.ts'

/** What a report is asked for by. */
export type AskedReport = {
  readonly scope: ReportScope
  readonly year: number
  readonly view: ReportView
}

/** The year report of a scope; `undefined` when there is no such scope. */
export async function yearReport(asked: AskedReport): Promise<YearReport | undefined> {
  const territory = territorySnapshot()
  const frame = makeFrame(territory, asked)
  if (!frame) return undefined
  const version = await versionOfFigures()
  const figures = await figuresOf(frame, version)
  const [findings, register, supported, narrative] = await Promise.all([
    findingsOf(
      figures.map(({ id }) => id),
      version,
    ),
    schemeFactsOf(frame),
    supportedOf(frame),
    statementsOf(asked.scope, yearsOf(asked.year)),
  ])
  return assembleReport({ frame, territory, figures, findings, supported, narrative, ...register })
}

/** The register of the report's year by province, kind and source; empty when there is no such scope. */
export async function schemeTable(asked: AskedReport): Promise<SchemeRow[]> {
  const frame = makeFrame(territorySnapshot(), asked)
  return frame ? schemeRows(frame, await tableFactsOf(frame)) : []
}
