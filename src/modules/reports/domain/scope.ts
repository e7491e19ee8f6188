import type { ReportScope } from '../model.ts'

/** The regions of industrial promotion. */
export const regionCodes = ['BAC', 'MTTN', 'NAM'] as const

/** The part of an address that names a scope: `vung-NAM`, `tinh-63-24`, `ca-nuoc`. */
export function slugOf(scope: ReportScope): string {
  if (scope.kind === 'nation') return 'ca-nuoc'
  if (scope.kind === 'region') return `vung-${scope.code}`
  return `tinh-${scope.kind === 'province63' ? '63' : '34'}-${scope.code}`
}

/** The scope an address names, or `undefined` when it names none. */
export function scopeOfSlug(slug: string): ReportScope | undefined {
  if (slug === 'ca-nuoc') return { kind: 'nation', code: 'VN' }
  const region = /^vung-([A-Za-z]{3,4})$/.exec(slug)?.[1]?.toUpperCase()
  if (region) return isRegion(region) ? { kind: 'region', code: region } : undefined
  const province = /^tinh-(63|34)-(\d{2})$/.exec(slug)
  if (!province) return undefined
  return { kind: province[1] === '63' ? 'province63' : 'province34', code: province[2] ?? '' }
}

/** The scope written for machines: `region:NAM`, `province:63:24`, `nation:VN`. */
export function scopeKey(scope: ReportScope): string {
  if (scope.kind === 'province63') return `province:63:${scope.code}`
  if (scope.kind === 'province34') return `province:34:${scope.code}`
  return `${scope.kind}:${scope.code}`
}

/** Whether the code is one of the three regions. */
export function isRegion(code: string): code is (typeof regionCodes)[number] {
  return (regionCodes as readonly string[]).includes(code)
}
