import type { Standing } from '#core/standing.ts'
import type { ReportScope } from '../model.ts'

/** What must be known of the map: the province of today an old one lies in, and the provinces of today in a region. */
export type ScopeMap = {
  successorOf(code63: string): string | undefined
  provincesOf(region: string): readonly string[]
}

/** Whether the report of a scope is for whoever has this standing to freeze: of their province, their region, or any. */
export function isWithin(scope: ReportScope, standing: Standing, map: ScopeMap): boolean {
  const { reach, provinceIds } = standing
  if (reach === 'nation' || reach === 'system') return true
  if (reach !== 'province' && reach !== 'region') return false
  if (scope.kind === 'nation') return false
  if (scope.kind === 'region')
    return reach === 'region' && sameAs(provinceIds, map.provincesOf(scope.code))
  const today = scope.kind === 'province34' ? scope.code : map.successorOf(scope.code)
  return today !== undefined && provinceIds.includes(today)
}

function sameAs(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one))
}
