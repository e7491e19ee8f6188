import { searchEstablishments } from '#modules/establishments/api.server.ts'
import type { Establishment } from '#modules/establishments/model.ts'
import { findPrinted, type FigureRow } from '#modules/indicators/api.server.ts'
import { indicators } from '#modules/indicators/model.ts'
import {
  searchSchemes,
  type FoundSchemes,
  type SchemeListRow,
} from '#modules/schemes/api.server.ts'
import { activityKinds, type ActivityKind } from '#modules/schemes/model.ts'
import { searchPlaces } from '#modules/territory/api.server.ts'
import type { FoundPlace, UnderstoodPlace } from '#modules/territory/model.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'

/** What a query finds in every part of the product. */
export type FoundEverywhere = {
  readonly schemes: readonly SchemeListRow[]
  readonly establishments: readonly Establishment[]
  readonly places: readonly FoundPlace[]
  readonly indicators: readonly {
    readonly code: string
    readonly label: { readonly vi: string; readonly en: string }
  }[]
  readonly kinds: readonly ActivityKind[]
  /** Figures by their identifier or their number as printed. */
  readonly figures: readonly FigureRow[]
  /** How a query was read that no scheme answers as typed, with the place that was asked about. */
  readonly readAs: (NonNullable<FoundSchemes['readAs']> & { readonly place: string }) | null
  /** The places among the words of the query that the schemes were looked for in. */
  readonly understood: readonly UnderstoodPlace[]
  /** The list of all the schemes found. */
  readonly list: FoundSchemes['list'] | null
}

/** At most how many of each to find. */
export type FindAtMost = { readonly schemes: number; readonly others: number }

/** Looks for a query in schemes, establishments, places, indicators and kinds of activity. */
export async function searchEverything(query: string, most: FindAtMost): Promise<FoundEverywhere> {
  const [found, places, figures] = await Promise.all([
    searchSchemes(query, most.schemes),
    searchPlaces(query, most.others),
    findPrinted(query, most.others),
  ])
  const words = normaliseVietnamese(query)
    .split(' ')
    .filter((word) => word !== '')
  const named = (label: string) => {
    const text = ` ${normaliseVietnamese(label)}`
    return words.length > 0 && words.every((word) => text.includes(` ${word}`))
  }
  return {
    schemes: found.rows,
    establishments: await searchEstablishments(found.asked, most.others),
    places,
    figures,
    indicators: indicators
      .filter(({ code, label }) => named(`${code} ${label.vi}`) || named(label.en))
      .slice(0, most.others),
    kinds: kindCodes
      .filter((kind) => named(activityKinds[kind].vi) || named(activityKinds[kind].en))
      .slice(0, most.others),
    readAs: found.readAs ? { ...found.readAs, place: places[0]?.name ?? '' } : null,
    understood: found.understood,
    list: found.list ?? null,
  }
}

const kindCodes = Object.keys(activityKinds) as readonly ActivityKind[]
