import type { PlainDate } from '#core/plain-date.ts'
import type { UnitKind } from './unit-kinds.ts'

/** A public body every office of the programme knows, under a key that stays the same. */
export type PublicUnit = {
  readonly key: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentKey: string | null
  readonly provinceId: string | null
  readonly region: string | null
  readonly validFrom: PlainDate
}

/** A province of today, as its bodies are named after it. */
export type NamedProvince = { readonly code: string; readonly fullName: string }

const regionNames = { BAC: 'phía Bắc', MTTN: 'miền Trung – Tây Nguyên', NAM: 'phía Nam' } as const

/**
 * The public bodies of the programme as they stand since a day: the ministries, the agency, the regional centres, and in each
 * province its committee, council, departments and centre. Names of centres differ between provinces; each office mends its own.
 * Source: NĐ 45/2012 Điều 15–16; TT 36/2013 Điều 21–22.
 */
export function publicUnits(
  provinces: readonly NamedProvince[],
  since: PlainDate,
): readonly PublicUnit[] {
  const national = (key: string, kind: UnitKind, name: string, parentKey: string | null) =>
    ({ key, kind, name, parentKey, provinceId: null, region: null, validFrom: since }) as const
  return [
    national('ministry', 'ministry', 'Bộ Công Thương', null),
    national('ministryOfFinance', 'ministry', 'Bộ Tài chính', null),
    national(
      'agency',
      'agency',
      'Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công',
      'ministry',
    ),
    ...Object.entries(regionNames).map(([region, name]) => ({
      ...national(
        `regionalCentre/${region}`,
        'regionalCentre',
        `Trung tâm Khuyến công quốc gia khu vực ${name}`,
        'agency',
      ),
      region,
    })),
    ...provinces.flatMap((province) => unitsOfProvince(province, since)),
  ]
}

const provincialBodies = [
  ['provincialCommittee', 'UBND', null],
  ['provincialCouncil', 'HĐND', null],
  ['department', 'Sở Công Thương', 'provincialCommittee'],
  ['financeDepartment', 'Sở Tài chính', 'provincialCommittee'],
  ['centre', 'Trung tâm Khuyến công', 'department'],
] as const satisfies readonly (readonly [UnitKind, string, UnitKind | null])[]

function unitsOfProvince(
  { code, fullName }: NamedProvince,
  since: PlainDate,
): readonly PublicUnit[] {
  const named = fullName.charAt(0).toLocaleLowerCase('vi') + fullName.slice(1)
  return provincialBodies.map(([kind, name, parent]) => ({
    key: `${kind}/${code}`,
    kind,
    name: `${name} ${named}`,
    parentKey: parent && `${parent}/${code}`,
    provinceId: code,
    region: null,
    validFrom: since,
  }))
}
