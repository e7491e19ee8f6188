import { yearsOf, type Bilingual, type ReportStatus } from '../../model.ts'
import { carriedOut, planned } from '../prose/writer.ts'

/** A column of the yearly tables: a stage of a year. */
export type Stage = {
  readonly year: number
  readonly statuses: readonly ReportStatus[]
  readonly title: Bilingual
}

/** The year before as carried out, the year planned and carried out, the next year's plan. */
export function stagesOf(year: number): Stage[] {
  const [before, now, next] = yearsOf(year)
  return [
    stage(before, 'plan'),
    stage(before, 'actual'),
    stage(now, 'plan'),
    stage(now, 'actual'),
    stage(next, 'plan'),
  ]
}

function stage(year: number, what: 'plan' | 'actual'): Stage {
  return what === 'plan'
    ? { year, statuses: planned, title: { vi: `Kế hoạch ${year}`, en: `Plan ${year}` } }
    : { year, statuses: carriedOut, title: { vi: `Thực hiện ${year}`, en: `Carried out ${year}` } }
}
