import { listReportedFigures } from '#modules/indicators/api.server.ts'
import type { ReportedFigure } from '#modules/indicators/model.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { yearsOf } from '../model.ts'
import type { ReportFrame } from '../domain/report-frame.ts'
import { scopeKey } from '../domain/scope.ts'

// Reading a figure from its record costs more than fetching it; kept until any figure changes.
const kept = new Map<
  string,
  { readonly version: string; readonly figures: readonly ReportedFigure[] }
>()
const mostKept = 60

/** The reported figures a report may need: of its scope and of its provinces, touching its three years, as of a version of all figures. */
export async function figuresOf(
  frame: ReportFrame,
  version: string,
): Promise<readonly ReportedFigure[]> {
  const key = `${scopeKey(frame.scope)}:${frame.year}`
  const found = kept.get(key)
  if (found?.version === version) return found.figures
  const [from, , to] = yearsOf(frame.year)
  const figures = await listReportedFigures({
    spanning: { from, to },
    ...(frame.scope.kind === 'nation' ? {} : { within: withinOf(frame) }),
  })
  kept.delete(key)
  kept.set(key, { version, figures })
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? key)
  return figures
}

/** The region, and today's provinces of every place whose facts a row may count. */
function withinOf(frame: ReportFrame) {
  const places = yearsOf(frame.year).flatMap((year) =>
    frame.unitsIn(year).flatMap(({ origins }) => origins),
  )
  const ids = places.flatMap((place) =>
    place.list === 34 ? place.code : (findProvince(place)?.mergedInto ?? []),
  )
  return {
    region: frame.scope.kind === 'region' ? frame.scope.code : null,
    provinceIds: [...new Set(ids)],
  }
}
