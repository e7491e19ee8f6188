import { isRecordId } from '#core/record-id.ts'
import {
  activityGroups,
  activityKinds,
  type ActivityGroup,
  type ActivityKind,
} from './activity-kinds.ts'
import { moneySources, type MoneySource } from './money-sources.ts'
import { fundTiers, schemeStatuses, type FundTier, type SchemeStatus } from './words.ts'

/** A province to look in. List 63: as recorded then; list 34: everything on the ground of today's unit. */
export type PlaceFilter = { readonly list: 63 | 34; readonly code: string }

/** What is asked of the register. A field left out asks nothing; `unknown` asks for what the source does not say. */
export type SchemeFilter = {
  readonly q?: string
  /** The query is words and nothing else: no place is understood in it. */
  readonly wordsOnly?: true
  readonly province?: PlaceFilter
  readonly region?: 'BAC' | 'MTTN' | 'NAM'
  readonly kind?: ActivityKind | 'unknown'
  readonly group?: ActivityGroup
  readonly tier?: FundTier | 'unknown'
  readonly source?: MoneySource
  readonly status?: SchemeStatus
  readonly yearFrom?: number
  readonly yearTo?: number
  readonly unknownYear?: true
  readonly flagship?: true
  readonly groupScheme?: true
  readonly unknownMoney?: true
  readonly deleted?: true
  /** Only what is published, of every province: what everybody may see. */
  readonly published?: true
  /** Only what other provinces share with the reader's. */
  readonly shared?: true
  /** An establishment on record that the scheme supports. */
  readonly establishment?: string
}

/** The orders the list can be read in; `-` is from the largest, the latest, or the end of the alphabet. */
export const schemeSorts = [
  'nam',
  '-nam',
  'ten',
  '-ten',
  'ke-hoach',
  '-ke-hoach',
  'thuc-hien',
  '-thuc-hien',
  'cap-nhat',
  '-cap-nhat',
] as const
export type SchemeSort = (typeof schemeSorts)[number]

/** The columns a list can show; `title` is always there. */
export const schemeColumns = {
  province: { vi: 'Tỉnh, thành phố', en: 'Province' },
  kind: { vi: 'Nội dung', en: 'Kind' },
  tier: { vi: 'Cấp', en: 'Tier' },
  establishments: { vi: 'Cơ sở thụ hưởng', en: 'Establishments' },
  year: { vi: 'Năm', en: 'Year' },
  planned: { vi: 'Kế hoạch', en: 'Planned' },
  actual: { vi: 'Thực hiện', en: 'Carried out' },
  status: { vi: 'Tình trạng', en: 'Status' },
  place: { vi: 'Địa điểm', en: 'Place' },
  implementer: { vi: 'Đơn vị thực hiện', en: 'Implementing unit' },
  document: { vi: 'Số văn bản', en: 'Document' },
  updated: { vi: 'Cập nhật', en: 'Changed' },
} as const
export type SchemeColumn = keyof typeof schemeColumns
/** The columns shown until a person chooses others. */
const usualColumns: readonly SchemeColumn[] = [
  'province',
  'kind',
  'tier',
  'year',
  'planned',
  'actual',
  'status',
]

/** One page of a list: the filter, its order, where, how much and which columns. */
export type SchemeListQuery = {
  readonly filter: SchemeFilter
  readonly sort: SchemeSort
  readonly page: number
  readonly size: number
  readonly columns: readonly SchemeColumn[]
}

/** The most rows a page can have, and how deep pages go. */
export const listLimits = { size: 200, depth: 10_000 } as const
export const usualSize = 50

const yearShape = /^\d{4}$/

/** Reads a list query from the parameters of an address; what cannot be read asks nothing. */
export function readSchemeListQuery(params: URLSearchParams): SchemeListQuery {
  const size = clamp(Math.trunc(Number(params.get('dong')) || usualSize), 1, listLimits.size)
  return {
    filter: readSchemeFilter(params),
    sort: schemeSorts.find((sort) => sort === params.get('sap')) ?? '-nam',
    page: clamp(
      Math.trunc(Number(params.get('trang')) || 1),
      1,
      Math.floor(listLimits.depth / size),
    ),
    size,
    columns: readColumns(params),
  }
}

/** Reads the filter of a list from the parameters of an address. */
function readSchemeFilter(params: URLSearchParams): SchemeFilter {
  const text = (name: string) => params.get(name)?.trim() || undefined
  const on = (name: string) =>
    ['1', 'on'].includes(params.get(name) ?? '') ? (true as const) : undefined
  const year = (name: string) => (yearShape.test(text(name) ?? '') ? Number(text(name)) : undefined)
  const place = /^(63|34):(\d{2})$/.exec(text('tinh') ?? '')
  return withoutUndefined<SchemeFilter>({
    q: text('q')?.slice(0, 200),
    wordsOnly: on('chi-tu'),
    province: place ? { list: place[1] === '63' ? 63 : 34, code: place[2] ?? '' } : undefined,
    region: oneOf({ BAC: 1, MTTN: 1, NAM: 1 }, text('vung')),
    kind: oneOf({ ...activityKinds, unknown: 1 }, text('noi-dung') ?? text('loai')),
    group: oneOf(activityGroups, text('nhom')),
    tier: oneOf({ ...fundTiers, unknown: 1 }, text('cap')),
    source: oneOf(moneySources, text('nguon')),
    status: oneOf(schemeStatuses, text('tinh-trang')),
    yearFrom: year('tu-nam') ?? year('nam'),
    yearTo: year('den-nam') ?? year('nam'),
    unknownYear: on('chua-ro-nam'),
    flagship: on('de-an-diem'),
    groupScheme: on('de-an-nhom'),
    unknownMoney: on('chua-ro-kinh-phi'),
    deleted: on('da-xoa'),
    published: text('pham-vi') === 'cong-bo' || undefined,
    shared: text('pham-vi') === 'chia-se' || undefined,
    establishment: [text('co-so') ?? ''].find(isRecordId),
  })
}

/** The parameters of an address that ask for this list; the usual values are left out. */
export function schemeListParams(query: SchemeListQuery): URLSearchParams {
  const { filter, sort, page, size, columns } = query
  const pairs: [string, string | undefined][] = [
    ['q', filter.q],
    ['chi-tu', filter.wordsOnly && '1'],
    ['tinh', filter.province && `${filter.province.list}:${filter.province.code}`],
    ['vung', filter.region],
    ['noi-dung', filter.kind],
    ['nhom', filter.group],
    ['cap', filter.tier],
    ['nguon', filter.source],
    ['tinh-trang', filter.status],
    ['tu-nam', filter.yearFrom?.toString()],
    ['den-nam', filter.yearTo?.toString()],
    ['chua-ro-nam', filter.unknownYear && '1'],
    ['de-an-diem', filter.flagship && '1'],
    ['de-an-nhom', filter.groupScheme && '1'],
    ['chua-ro-kinh-phi', filter.unknownMoney && '1'],
    ['da-xoa', filter.deleted && '1'],
    ['pham-vi', filter.published ? 'cong-bo' : filter.shared && 'chia-se'],
    ['co-so', filter.establishment],
    ['sap', sort === '-nam' ? undefined : sort],
    ['trang', page === 1 ? undefined : String(page)],
    ['dong', size === usualSize ? undefined : String(size)],
    ['cot', columns.join() === usualColumns.join() ? undefined : columns.join(',')],
  ]
  return new URLSearchParams(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}

// A form sends `cot` once for each box, a saved link once with commas.
function readColumns(params: URLSearchParams): readonly SchemeColumn[] {
  const asked = params.getAll('cot').flatMap((part) => part.split(','))
  const known = (Object.keys(schemeColumns) as SchemeColumn[]).filter((column) =>
    asked.includes(column),
  )
  return known.length > 0 ? known : usualColumns
}

function oneOf<T extends object>(table: T, text: string | null | undefined): keyof T | undefined {
  return text && Object.hasOwn(table, text) ? (text as keyof T) : undefined
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}

function withoutUndefined<T extends object>(parts: { [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T
}
