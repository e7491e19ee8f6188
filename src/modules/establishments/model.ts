/** The legal forms of an establishment, as far as its name tells. */
export const legalForms = {
  sme: { vi: 'Doanh nghiệp', en: 'Enterprise' },
  coop: { vi: 'Hợp tác xã', en: 'Cooperative' },
  coopUnion: { vi: 'Liên hiệp hợp tác xã', en: 'Union of cooperatives' },
  coopGroup: { vi: 'Tổ hợp tác', en: 'Cooperative group' },
  household: { vi: 'Hộ kinh doanh, cơ sở', en: 'Household business' },
  other: { vi: 'Khác', en: 'Other' },
} as const satisfies Record<string, { vi: string; en: string }>
export type LegalForm = keyof typeof legalForms

/** An establishment as somebody names it, at a place as it was. */
export type NamedEstablishment = {
  readonly name: string
  readonly place: {
    readonly list: 63 | 34
    readonly provinceCode: string
    readonly detail?: string | null
  }
}

/** An establishment on record. */
export type Establishment = {
  readonly id: string
  readonly name: string
  readonly legalForm: LegalForm | null
  readonly provinceId: string
  readonly place: {
    readonly list: 63 | 34
    readonly provinceCode: string
    readonly detail: string | null
  }
}
