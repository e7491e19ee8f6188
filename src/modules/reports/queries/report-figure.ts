import { findFigure } from '#modules/indicators/api.server.ts'
import type { ReportFigure, ReportView } from '../model.ts'
import { fromReported } from '../domain/from-reported.ts'
import { scopeOfSlug } from '../domain/scope.ts'
import type { YearReport } from '../domain/year-report.ts'
import { yearReport } from './year-report.ts'

const made = /^(?:tinh|de-an)\.([A-Za-z0-9-]{3,20})\.(\d{4})\.(as-was|today)\./

/**
 * A figure by its identifier, with the report it was made in when it is not a reported one.
 * Made figures name their report, so that they can be made again.
 */
export async function reportFigure(
  id: string,
): Promise<{ readonly figure: ReportFigure; readonly report: YearReport | null } | undefined> {
  if (id.length > 200) return undefined
  const [, slug = '', year = '', view = 'as-was'] = made.exec(id) ?? []
  const scope = scopeOfSlug(slug)
  if (!scope) return reportedOne(id)
  const report = await yearReport({ scope, year: Number(year), view: view as ReportView })
  const figure = report?.figures.find((each) => each.id === id)
  return report && figure && { figure, report }
}

async function reportedOne(id: string) {
  const found = await findFigure(id)
  const figure = found && fromReported(found.figure)[0]
  return figure && { figure, report: null }
}
