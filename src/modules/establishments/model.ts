/** The legal form of an establishment, as far as its name tells: enterprise, cooperatives, household business. */
export type LegalForm = 'sme' | 'coop' | 'coopUnion' | 'coopGroup' | 'household' | 'other'

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
