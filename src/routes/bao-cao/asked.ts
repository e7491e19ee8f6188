import { Failure } from '#core/failure.ts'
import {
  scopeOfSlug,
  yearReport,
  type AskedReport,
  type YearReport,
} from '#modules/reports/api.server.ts'
import { reportViews, reportYears, type ReportView } from '#modules/reports/model.ts'

/** What an address of a report asks for: its path and the view in its query. */
export function askedReport(
  params: { scope: string; year: string },
  query: URLSearchParams,
): AskedReport {
  const scope = scopeOfSlug(params.scope)
  const year = yearOfText(params.year)
  if (!scope || year === undefined)
    throw new Failure('not-found', `report ${params.scope}/${params.year}`)
  return { scope, year, view: viewOf(query) }
}

/** The report of an address. */
export async function reportAt(
  params: { scope: string; year: string },
  query: URLSearchParams,
): Promise<YearReport> {
  const report = await yearReport(askedReport(params, query))
  if (!report) throw new Failure('not-found', `report ${params.scope}/${params.year}`)
  return report
}

/** The view a query asks for: on the map of the time unless it says `xem=today`. */
export function viewOf(query: URLSearchParams): ReportView {
  return reportViews.find((view) => view === query.get('xem')) ?? 'as-was'
}

/** The year of a text, when a report can be asked for it. */
export function yearOfText(text: string | null): number | undefined {
  if (!text || !/^\d{4}$/.test(text)) return undefined
  const year = Number(text)
  return year >= reportYears.first && year <= reportYears.last ? year : undefined
}
