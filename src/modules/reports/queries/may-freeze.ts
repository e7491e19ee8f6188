import type { Standing } from '#core/standing.ts'
import { findProvince, regionMembers } from '#modules/territory/api.server.ts'
import { today } from '#platform/clock.ts'
import { currentActing } from '#platform/db/acting.ts'
import { isRegion } from '../domain/scope.ts'
import { isWithin, type ScopeMap } from '../domain/within-scope.ts'
import type { ReportScope } from '../model.ts'

const map: ScopeMap = {
  successorOf: (code) => findProvince({ list: 63, code })?.mergedInto,
  provincesOf: (region) =>
    isRegion(region) ? regionMembers(region, today()).map(({ code }) => code) : [],
}

/** Whether whoever acts may freeze the report of this scope; inside an act, as far as that act reaches. */
export function mayFreeze(
  scope: ReportScope,
  standing: Standing | null = currentActing().standingFor('report.freeze'),
): boolean {
  return standing !== null && isWithin(scope, standing, map)
}
