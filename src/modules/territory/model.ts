import type { PlainDate } from '#core/plain-date.ts'

/** A word in the languages of the interface. */
export type Label = { readonly vi: string; readonly en: string }

/** The two maps of provinces: the 63 until 30/06/2025 and the 34 since. */
export const provinceLists = [63, 34] as const
export type ProvinceList = (typeof provinceLists)[number]

/** A province is named by its map and its code: seven codes mean another province since 01/07/2025. */
export type ProvinceKey = { readonly list: ProvinceList; readonly code: string }

/** The three regions of industrial promotion, in the order reports list them. */
export const regions = {
  BAC: { vi: 'Phía Bắc', en: 'Northern' },
  MTTN: { vi: 'Miền Trung – Tây Nguyên', en: 'Central – Central Highlands' },
  NAM: { vi: 'Phía Nam', en: 'Southern' },
} as const satisfies Record<string, Label>
export type Region = keyof typeof regions

/** The codes of the regions, in the order reports list them. */
export const regionCodes = Object.keys(regions) as readonly Region[]

/** What a unit of the first level is. */
export const provinceKinds = {
  province: { vi: 'Tỉnh', en: 'Province' },
  city: { vi: 'Thành phố trực thuộc trung ương', en: 'Centrally-run city' },
} as const satisfies Record<string, Label>
export type ProvinceKind = keyof typeof provinceKinds

/** What a commune of the map of 34 is. */
export const communeKinds = {
  commune: { vi: 'Xã', en: 'Commune' },
  ward: { vi: 'Phường', en: 'Ward' },
  zone: { vi: 'Đặc khu', en: 'Special zone' },
} as const satisfies Record<string, Label>
export type CommuneKind = keyof typeof communeKinds

/** A name with the days it was in force; `null` means since or until further notice. */
export type DatedName = {
  readonly name: string
  readonly fullName: string
  readonly kind: ProvinceKind
  readonly from: PlainDate | null
  readonly until: PlainDate | null
  /** The act of law that gave the name, where it is not that of the whole map. */
  readonly act: string | null
}

/** A unit of the first level on one of the two maps. */
export type Province = ProvinceKey & {
  /** The name last in force. */
  readonly name: string
  readonly fullName: string
  readonly kind: ProvinceKind
  readonly slug: string
  readonly nameEn: string
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly region: Region
  /** The code, on the map of 34, of the unit that holds this ground today. */
  readonly mergedInto: string
  readonly names: readonly DatedName[]
  readonly aliases: readonly string[]
  readonly note: string | null
}

/** A district of the map of 63, abolished with it. */
export type District = {
  readonly code: string
  readonly name: string
  readonly fullName: string
  readonly provinceCode: string
}

/** A commune, ward or special zone of the map of 34. */
export type Commune = {
  readonly code: string
  readonly name: string
  /** The same name as the newer list spells it, where it differs. */
  readonly altName: string | null
  readonly kind: CommuneKind
  /** What it was before it became what it is, with the last day of that. */
  readonly kindBefore: CommuneKind | null
  readonly provinceCode: string
}

/** A province in a region, with the days it was so. */
export type RegionMembership = ProvinceKey & {
  readonly region: Region
  readonly from: PlainDate
  readonly until: PlainDate | null
  /** Whether a source names the province in the region, or it was inferred. */
  readonly evidence: 'source' | 'inferred'
}

/** The three levels a place can be known at, and the two that hold them. */
export const placeLevels = {
  province: { vi: 'cấp tỉnh', en: 'province' },
  district: { vi: 'cấp huyện', en: 'district' },
  commune: { vi: 'cấp xã', en: 'commune' },
} as const satisfies Record<string, Label>
export type PlaceLevel = keyof typeof placeLevels

/** A place as it was: its province, and the district or commune where that is known. */
export type Place = ProvinceKey & {
  readonly level: PlaceLevel
  readonly districtCode: string | null
  readonly communeCode: string | null
  /** The full name, for a person to recognise. */
  readonly name: string
}

/** How sure a reading of a printed name is: act on it, ask, or only offer it. */
export const certainties = {
  certain: { vi: 'chắc chắn', en: 'certain' },
  likely: { vi: 'có lẽ', en: 'likely' },
  possible: { vi: 'có thể', en: 'possible' },
} as const satisfies Record<string, Label>
export type Certainty = keyof typeof certainties

/** Why a printed name was read as a place. */
export const matchKinds = {
  name: { vi: 'đúng tên', en: 'by name' },
  alias: { vi: 'tên gọi khác', en: 'by another name' },
  abbreviation: { vi: 'chữ viết tắt', en: 'by abbreviation' },
  spelling: { vi: 'khác dấu', en: 'other diacritics' },
  former: { vi: 'tên tỉnh trước đây', en: 'a former province' },
  otherDay: { vi: 'tên của thời kỳ khác', en: 'a name of another time' },
  otherLevel: { vi: 'trùng tên cấp khác', en: 'same name at another level' },
} as const satisfies Record<string, Label>
export type MatchKind = keyof typeof matchKinds

/** One way to read a printed name. */
export type PlaceCandidate = {
  readonly place: Place
  readonly certainty: Certainty
  readonly matched: MatchKind
}

/** The two views of every aggregate: by the units as they were, or by today's map. */
export const mapViews = {
  'as-was': { vi: 'Theo địa giới khi đó', en: 'As it was' },
  today: { vi: 'Quy về địa giới hiện nay', en: 'Restated to today’s map' },
} as const satisfies Record<string, Label>
export type MapView = keyof typeof mapViews

/** The key as one text, `63:24`, for addresses and maps. */
export function provinceKeyText({ list, code }: ProvinceKey): string {
  return `${list}:${code}`
}

/** The key a text such as `63:24` names, or `undefined`. */
export function asProvinceKey(text: string): ProvinceKey | undefined {
  const parts = /^(63|34):(\d{2})$/.exec(text)
  return parts ? { list: parts[1] === '63' ? 63 : 34, code: parts[2] ?? '' } : undefined
}

/** Whether the code is one of the three regions. */
export function isRegion(code: string): code is Region {
  return Object.hasOwn(regions, code)
}

/** What a search of places can find: the levels of today and of before, and old wards. */
export const foundLevels = {
  ...placeLevels,
  formerProvince: { vi: 'tỉnh trước đây', en: 'former province' },
  oldWard: { vi: 'xã, phường, thị trấn cũ', en: 'former ward or commune' },
} as const satisfies Record<string, Label>

/** A place a search found, with what became of it where it is no more. */
export type FoundPlace = {
  readonly level: keyof typeof foundLevels
  /** The province it lies in, or is. */
  readonly key: ProvinceKey
  readonly code: string
  readonly name: string
  /** Names it bore earlier on the same map. */
  readonly formerNames: readonly string[]
  readonly within: string | null
  /** The last day it was in force. */
  readonly until: PlainDate | null
  /** The unit of today its ground is in, with the province to open. */
  readonly became: { readonly key: ProvinceKey; readonly name: string } | null
}

/** The ground of places as records name it, on both maps; codes of communes are of the map of 34. */
export type Ground = {
  /** Codes of provinces of today that lie in it whole. */
  readonly whole: readonly string[]
  /** Codes of provinces of today that hold the rest, which the other codes name. */
  readonly within: readonly string[]
  readonly provinces63: readonly string[]
  readonly districts: readonly string[]
  readonly communes: readonly string[]
}

/** How a place named in a query was understood, for a reader. */
export type UnderstoodPlace = {
  readonly typed: string
  readonly level: FoundPlace['level']
  /** The full names it may stand for; several when a name is that of several places. */
  readonly names: readonly string[]
  /** The last day of a former province, with the provinces that took its ground. */
  readonly until: PlainDate | null
  readonly became: readonly string[]
  /** The provinces of today that hold it, where its own name does not say so. */
  readonly today: readonly string[]
}

/** A place named among the words of a query. */
export type NamedPlace = {
  /** Its words in search form, and as typed. */
  readonly named: string
  readonly typed: string
  readonly level: FoundPlace['level']
  readonly places: readonly Place[]
  /** The ways a text may write it, in search form. */
  readonly spellings: readonly string[]
  readonly ground: Ground
  readonly understood: UnderstoodPlace
}

/** A query that names places among other words. */
export type PlacedQuery = {
  /** The other words in search form, empty when the whole query is places. */
  readonly rest: string
  /** Whether the query ends with one of the other words, which may be half typed. */
  readonly isHalfTyped: boolean
  /** In the order they were typed. */
  readonly places: readonly NamedPlace[]
  /** A record must lie in one place of every group. */
  readonly groups: readonly (readonly NamedPlace[])[]
}

/** An outstanding product a public page reports, with its source. */
export type KnownProduct = {
  readonly sourceRef: string
  readonly place: ProvinceKey
  readonly placeDetail: string | null
  readonly name: string
  readonly establishment: string | null
  readonly isSet: boolean
  readonly level: string | null
  readonly status: string | null
  readonly year: number | null
  readonly productGroup: string | null
  readonly award: string | null
  readonly sourceUrl: string | null
  readonly sourceNote: string | null
  readonly published: string | null
  readonly note: string | null
}

/** A box of its own for an archipelago, with where its name stands. */
export type ArchipelagoInset = {
  /** The province it belongs to. */
  readonly code: string
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly labelX: number
  readonly labelY: number
}

/** The outlines of a map for SVG, in the units of its view box. */
export type ProvinceOutlines = {
  readonly width: number
  readonly height: number
  /** One path for each province, with the middle of its largest part. */
  readonly areas: readonly {
    readonly code: string
    readonly name: string
    readonly d: string
    readonly x: number
    readonly y: number
  }[]
  readonly insets: readonly ArchipelagoInset[]
}
