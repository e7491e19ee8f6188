import type { PlainDate } from '#core/plain-date.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { FigureScope } from './figure.ts'
import { lookUp } from './look-up.ts'

/** The day the 63 provinces became 34; figures that end before it are about the 63. */
export const mergedOn = '2025-07-01' as PlainDate

/** What the reconciler must know of places: who belongs to whom, by the map of the day. */
export type Geography = {
  readonly nation: { readonly 63: number; readonly 34: number }
  readonly regions: readonly {
    readonly code: string
    readonly name: string
    readonly members63: readonly string[]
    readonly members34: readonly string[]
  }[]
  readonly provinces63: readonly { readonly code: string; readonly names: readonly string[] }[]
  readonly provinces34: readonly { readonly code: string; readonly names: readonly string[] }[]
  /** The provinces of the 63 that each of the 34 was made of. */
  readonly madeOf: Readonly<Record<string, readonly string[]>>
  /** How many districts each of the 63 provinces had. */
  readonly districts: Readonly<Record<string, number>>
}

/** A geography that knows nothing, for callers that have none: relations between places are then not checked. */
export const noGeography: Geography = {
  nation: { 63: 0, 34: 0 },
  regions: [],
  provinces63: [],
  provinces34: [],
  madeOf: {},
  districts: {},
}

type Listed = {
  readonly code: string
  readonly name: string
  readonly aliases?: readonly string[]
  readonly mergedInto?: string | null
}

/** Builds the geography from the lists in `data/admin`. */
export function geographyFrom(lists: {
  readonly provinces63: readonly Listed[]
  readonly provinces34: readonly Listed[]
  readonly districts: readonly { readonly provinceCode: string }[]
  readonly regions: readonly {
    readonly code: string
    readonly name: string
    readonly members63: readonly { readonly code: string }[]
    readonly members34: readonly { readonly code: string }[]
  }[]
}): Geography {
  const named = (rows: readonly Listed[]) =>
    rows.map(({ code, name, aliases }) => ({
      code,
      names: [name, ...(aliases ?? [])].map(placeName),
    }))
  const districts: Record<string, number> = {}
  for (const { provinceCode } of lists.districts)
    districts[provinceCode] = (districts[provinceCode] ?? 0) + 1
  return {
    nation: { 63: lists.provinces63.length, 34: lists.provinces34.length },
    regions: lists.regions.map(({ code, name, members63, members34 }) => ({
      code,
      name: placeName(name),
      members63: members63.map((each) => each.code),
      members34: members34.map((each) => each.code),
    })),
    madeOf: Object.fromEntries(
      lists.provinces34.map(({ code }) => [
        code,
        lists.provinces63.filter((each) => each.mergedInto === code).map((each) => each.code),
      ]),
    ),
    provinces63: named(lists.provinces63),
    provinces34: named(lists.provinces34),
    districts,
  }
}

/** A place name without what stands before it, in search form: `TP. Hồ Chí Minh` and `Hồ Chí Minh` are one. */
export function placeName(name: string): string {
  return normaliseVietnamese(name).replace(/^(?:tinh|thanh pho|tp|khu vuc|vung|cac tinh)\s+/, '')
}

/** `các tỉnh, thành phố phía Nam` and `miền Nam` are one region; so are `Miền Trung – Tây Nguyên` and `… và …`. */
function regionName(name: string): string {
  return normaliseVietnamese(name)
    .replace(/\b(?:cac|tinh|thanh pho|tp|khu vuc|vung|phia|mien|va)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** One key for a place, however the source names it. */
export function placeKey(scope: FigureScope, geography: Geography): string {
  const { kind, code, name } = scope
  if (kind === 'nation') return 'nation'
  if (kind === 'region') {
    const plain = regionName(name)
    const found =
      geography.regions.find((each) => each.code === code) ??
      geography.regions.find((each) => regionName(each.name) === plain)
    return `region:${found?.code ?? code ?? plain}`
  }
  if (kind === 'province63' || kind === 'province34') {
    const list = kind === 'province63' ? geography.provinces63 : geography.provinces34
    const plain = placeName(name)
    return `${kind}:${code ?? list.find((each) => each.names.includes(plain))?.code ?? plain}`
  }
  return `${kind}:${code ?? normaliseVietnamese(name)}`
}

/** A stretch of time; an open end is `null`. */
type Span = { readonly start: string | null; readonly end: string | null }

/** The maps in force during a stretch of time: both, when the merger lies inside it. */
function listsIn({ start, end }: Span): readonly (63 | 34)[] {
  const first = start ?? end
  const last = end ?? start
  if (first === null || last === null) return [63]
  return [
    ...(first < mergedOn ? ([63] as const) : []),
    ...(last >= mergedOn ? ([34] as const) : []),
  ]
}

/** The provinces of a region in a stretch of time, as place keys, one list for each map in force. */
export function membersOf(
  region: string,
  span: Span,
  geography: Geography,
): readonly (readonly string[])[] {
  const found = geography.regions.find((each) => `region:${each.code}` === region)
  if (!found) return []
  return listsIn(span).map((list) =>
    (list === 34 ? found.members34 : found.members63).map((code) => `province${list}:${code}`),
  )
}

/** The old provinces a new one was made of, as place keys; none for one that stayed as it was. */
export function oldProvincesOf(place: string, geography: Geography): readonly string[] {
  const code = /^province34:(.+)$/.exec(place)?.[1]
  const found = code === undefined ? undefined : lookUp(geography.madeOf, code)
  return found && found.length > 1 ? found.map((each) => `province63:${each}`) : []
}

/** How many provinces a place may have in a stretch of time: a region its members, the nation all. */
export function provincesIn(place: string, span: Span, geography: Geography): readonly number[] {
  const counts =
    place === 'nation'
      ? listsIn(span).map((list) => geography.nation[list])
      : membersOf(place, span, geography).map((members) => members.length)
  return counts.filter((each) => each > 0)
}
