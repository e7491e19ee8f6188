import type {
  Commune,
  CommuneKind,
  DatedName,
  District,
  Province,
  ProvinceKind,
  ProvinceList,
  Region,
  RegionMembership,
} from '../model.ts'
import { customaryNames } from './abbreviations.ts'
import { map34From, map63From, map63Until } from './days.ts'
import type { TerritoryRows } from './gazetteer.ts'
import { datedNames } from './dated-names.ts'

type PrintedProvince = {
  readonly code: string
  readonly name: string
  readonly fullName: string
  readonly type: string
  readonly nameEn: string
  readonly slug: string
  readonly kcRegion: string
  readonly mergedInto?: string
  readonly aliases: readonly string[]
  readonly note?: string
}
type PrintedCommune = {
  readonly code: string
  readonly name: string
  readonly altName?: string
  readonly type: string
  readonly typeBefore20260430?: string
  readonly provinceCode: string
}
type PrintedMember = { readonly code: string; readonly status?: string }

/** The files of `data/admin` as they are written. */
export type AdminFiles = {
  readonly provinces63: { readonly provinces: readonly PrintedProvince[] }
  readonly provinces34: { readonly provinces: readonly PrintedProvince[] }
  readonly districts63: { readonly districts: readonly District[] }
  readonly communes34: { readonly communes: readonly PrintedCommune[] }
  readonly regions: {
    readonly regions: readonly {
      readonly code: string
      readonly members63: readonly PrintedMember[]
      readonly members34: readonly PrintedMember[]
    }[]
  }
}

/** The rows the files hold, with days, kinds and names in our words. */
export function rowsOfFiles(files: AdminFiles): TerritoryRows {
  return {
    provinces: [
      ...files.provinces63.provinces.map((province) => provinceRow(63, province)),
      ...files.provinces34.provinces.map((province) => provinceRow(34, province)),
    ],
    districts: files.districts63.districts,
    communes: files.communes34.communes.map(communeRow),
    memberships: files.regions.regions.flatMap(({ code, members63, members34 }) => [
      ...members63.map((member) => membershipRow(63, code as Region, member)),
      ...members34.map((member) => membershipRow(34, code as Region, member)),
    ]),
  }
}

function provinceRow(list: ProvinceList, printed: PrintedProvince): Province {
  const current = {
    name: printed.name,
    fullName: printed.fullName,
    kind: provinceKind(printed.type),
  }
  const names = datedNames[`${list}:${printed.code}`] ?? [always(current)]
  return {
    list,
    code: printed.code,
    ...current,
    slug: printed.slug,
    nameEn: printed.nameEn,
    from: list === 63 ? map63From : map34From,
    until: list === 63 ? map63Until : null,
    region: printed.kcRegion as Region,
    mergedInto: printed.mergedInto ?? printed.code,
    names,
    aliases: [...new Set([...printed.aliases, ...(customaryNames[printed.name] ?? [])])],
    // The one note of the map of 34 doubts the region of Lâm Đồng, which a conference has named since.
    note: list === 63 ? (printed.note ?? null) : null,
  }
}

function always(name: Pick<DatedName, 'name' | 'fullName' | 'kind'>): DatedName {
  return { ...name, from: null, until: null, act: null }
}

function provinceKind(printed: string): ProvinceKind {
  return printed === 'thành phố' ? 'city' : 'province'
}

function communeRow(printed: PrintedCommune): Commune {
  return {
    code: printed.code,
    name: printed.name,
    altName: printed.altName ?? null,
    kind: communeKind(printed.type),
    kindBefore: printed.typeBefore20260430 ? communeKind(printed.typeBefore20260430) : null,
    provinceCode: printed.provinceCode,
  }
}

function communeKind(printed: string): CommuneKind {
  if (printed === 'phường') return 'ward'
  return printed === 'đặc khu' ? 'zone' : 'commune'
}

function membershipRow(
  list: ProvinceList,
  region: Region,
  { code, status }: PrintedMember,
): RegionMembership {
  const isSourced = list === 63 ? status === 'có nguồn' : region === 'MTTN'
  return {
    list,
    code,
    region,
    from: list === 63 ? map63From : map34From,
    until: list === 63 ? map63Until : null,
    evidence: isSourced ? 'source' : 'inferred',
  }
}
