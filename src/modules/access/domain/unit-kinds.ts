/** What a unit can be, and at which level it stands: its people never reach beyond that level. */
export const unitKinds = {
  ministry: { vi: 'Bộ', en: 'Ministry', level: 'nation' },
  agency: { vi: 'Cục', en: 'Agency', level: 'nation' },
  regionalCentre: { vi: 'Trung tâm khuyến công vùng', en: 'Regional centre', level: 'region' },
  provincialCommittee: {
    vi: 'UBND tỉnh',
    en: 'Provincial People’s Committee',
    level: 'province',
  },
  provincialCouncil: { vi: 'HĐND tỉnh', en: 'Provincial People’s Council', level: 'province' },
  department: { vi: 'Sở Công Thương', en: 'Department of Industry and Trade', level: 'province' },
  financeDepartment: { vi: 'Sở Tài chính', en: 'Department of Finance', level: 'province' },
  centre: { vi: 'Trung tâm Khuyến công', en: 'Promotion centre', level: 'province' },
  commune: { vi: 'UBND xã, phường, đặc khu', en: 'Commune', level: 'province' },
  establishment: { vi: 'Cơ sở công nghiệp nông thôn', en: 'Establishment', level: 'province' },
  serviceProvider: { vi: 'Tổ chức dịch vụ', en: 'Service provider', level: 'either' },
  treasury: { vi: 'Kho bạc Nhà nước', en: 'State Treasury', level: 'either' },
  council: { vi: 'Hội đồng, ban giám khảo', en: 'Council or jury', level: 'either' },
  inspectorate: { vi: 'Cơ quan thanh tra, kiểm toán', en: 'Inspectorate', level: 'either' },
  operator: { vi: 'Đơn vị vận hành', en: 'Operator', level: 'either' },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly vi: string
      readonly en: string
      readonly level: 'nation' | 'region' | 'province' | 'either'
    }
  >
>

export type UnitKind = keyof typeof unitKinds

/** Whether a text names a kind of unit. */
export function isUnitKind(text: string): text is UnitKind {
  return Object.hasOwn(unitKinds, text)
}
