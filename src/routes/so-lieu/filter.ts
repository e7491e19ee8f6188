import type { FigureFilter } from '#modules/indicators/api.server.ts'

/** What a person chose in the filter form, as the form shows it again. */
export type ChosenFilter = {
  readonly q: string
  readonly place: string
  readonly indicator: string
  readonly tier: string
  readonly status: string
  readonly year: string
  readonly wordsOnly: boolean
}

/** Reads the filter from an address; what is not understood narrows nothing. */
export function filterOfAddress(search: URLSearchParams): {
  filter: FigureFilter
  chosen: ChosenFilter
} {
  const text = (name: string) => (search.get(name) ?? '').trim().slice(0, 200)
  const chosen: ChosenFilter = {
    q: text('q'),
    place: text('noi'),
    indicator: text('chi-tieu'),
    tier: text('nguon'),
    status: text('trang-thai'),
    year: text('nam'),
    wordsOnly: text('chi-tu') === '1',
  }
  const year = /^(19|20)\d\d$/.test(chosen.year) ? Number(chosen.year) : undefined
  return {
    chosen,
    filter: {
      ...(chosen.q && { q: chosen.q }),
      ...(chosen.wordsOnly && { wordsOnly: true as const }),
      ...placeOf(chosen.place),
      ...(chosen.indicator === 'none'
        ? { unmapped: true as const }
        : chosen.indicator && { indicator: chosen.indicator }),
      ...(chosen.tier && { tier: chosen.tier }),
      ...(chosen.status && { status: chosen.status }),
      ...(year !== undefined && { year }),
    },
  }
}

/** `VN`, a region's code, or `63-24` and `34-24` for a province of a list. */
function placeOf(place: string): Partial<FigureFilter> {
  if (place === 'VN') return { scopeKind: 'nation' }
  if (['BAC', 'MTTN', 'NAM'].includes(place)) return { region: place }
  const province = /^(63|34)-(\d\d)$/.exec(place)
  return province ? { place: { list: Number(province[1]), code: province[2] ?? '' } } : {}
}
