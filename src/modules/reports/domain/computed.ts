import { yearsOf, type ReportFigure } from '../model.ts'
import { computedFigure } from './computation.ts'
import { averagePerProvince, averagePerScheme, boothsEach } from './compute/averages.ts'
import { executionRate, growth, impliedBefore } from './compute/changes.ts'
import { shares, sumOfParts } from './compute/sums.ts'
import type { ReportFrame } from './report-frame.ts'
import { isWhole } from './whole.ts'

const stages = ['plan', 'actual', 'estimate'] as const

/** Everything that follows from the figures of the whole scope by arithmetic, origin by origin. */
export function computedFigures(
  frame: ReportFrame,
  figures: readonly ReportFigure[],
): ReportFigure[] {
  const whole = figures.filter((figure) => isWhole(frame, figure))
  const origins = ['reported', 'schemes'] as const
  return origins.flatMap((origin) => {
    const own = whole.filter((figure) => figure.origin === origin)
    const computations = [
      ...yearsOf(frame.year).flatMap((year) => [
        ...stages.flatMap((status) => [
          ...sumOfParts(own, origin, year, status),
          ...growth(own, origin, year, status),
          ...averagePerProvince(frame, own, origin, year, status),
          ...averagePerScheme(own, origin, year, status),
          ...shares(own, origin, year, status),
        ]),
        ...executionRate(own, origin, year),
        ...boothsEach(own, origin, year),
      ]),
      ...impliedBefore(own, origin, frame.year),
    ]
    return computations.map((computation) =>
      computedFigure(frame, { ...computation, basis: origin }),
    )
  })
}
