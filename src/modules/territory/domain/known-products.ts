import type { ProvinceKey } from '../model.ts'

/** A product as `products-real.json` prints it. */
export type PrintedProduct = {
  readonly id: string
  readonly name: string
  readonly establishment: string | null
  readonly isSet: boolean
  readonly provinceCode63: string | null
  readonly provinceCode34: string
  readonly district: string | null
  readonly level: string | null
  readonly status: string | null
  readonly year: number | null
  readonly group: string | null
  readonly award: string | null
  readonly sourceUrl: string | null
  readonly sourceNote: string | null
  readonly published: string | null
  readonly note: string | null
}

/** A product with the place it belongs to as it was, and today's province. */
export type KnownProductRow = PrintedProduct & {
  readonly place: ProvinceKey
  readonly provinceId: string
}

/** Gives each product its place: on the map of 63, or of 34 where the page speaks of the merged province. */
export function knownProductsOf(printed: readonly PrintedProduct[]): readonly KnownProductRow[] {
  return printed.map((product) => ({
    ...product,
    provinceId: product.provinceCode34,
    place:
      product.provinceCode63 === null
        ? { list: 34, code: product.provinceCode34 }
        : { list: 63, code: product.provinceCode63 },
  }))
}
