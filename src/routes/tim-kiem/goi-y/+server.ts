import { json } from '@sveltejs/kit'
import { activityKinds } from '#modules/schemes/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import type { Suggestion } from '#ui/search/suggestion.ts'
import { to } from '#ui/to.ts'
import { printedValue } from '../../so-lieu/printed.ts'
import { becameText } from '../became-text.ts'
import { searchEverything } from '../search-everything.ts'
import type { RequestHandler } from './$types'

const mostLines = 8

export const GET: RequestHandler = async ({ url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const items = query.length < 2 ? [] : await suggestionsFor(query)
  const opened = items.map((item) => ({ ...item, href: to(item.href) }))
  return json({ items: opened })
}

async function suggestionsFor(query: string): Promise<Suggestion[]> {
  const locale = getLocale()
  const found = await searchEverything(query, { schemes: 5, others: 3 })
  const places = found.places.map((place): Suggestion => ({
    href: `/dia-ban/${place.key.list}/${place.key.code}`,
    label: place.name,
    kind: m.search_places(),
    ...(place.became ? { detail: becameText(place, place.became.name) } : {}),
  }))
  const kinds = found.kinds.map((kind): Suggestion => ({
    href: `/de-an?noi-dung=${kind}`,
    label: activityKinds[kind][locale],
    kind: m.search_kinds(),
  }))
  const schemes = found.schemes.map((scheme): Suggestion => ({
    href: `/de-an/${scheme.id}`,
    label: scheme.title,
    kind: m.search_schemes(),
    detail: [scheme.place.name, scheme.year].filter(Boolean).join(', '),
  }))
  const establishments = found.establishments.map((one): Suggestion => ({
    href: `/de-an?co-so=${one.id}`,
    label: one.name,
    kind: m.search_establishments(),
  }))
  const indicators = found.indicators.map(({ code, label }): Suggestion => ({
    href: `/so-lieu?chi-tieu=${code}`,
    label: label[locale],
    kind: m.search_indicators(),
  }))
  const figures = found.figures.map((figure): Suggestion => ({
    href: `/so-lieu/${figure.id}`,
    label: printedValue(figure),
    kind: m.search_figures(),
    detail: [figure.scopeName, figure.periodLabel, figure.id].join(', '),
  }))
  const first = [
    ...figures.slice(0, 3),
    ...places.slice(0, 2),
    ...kinds.slice(0, 1),
    ...schemes.slice(0, 3),
    ...establishments.slice(0, 2),
    ...indicators.slice(0, 1),
  ]
  const rest = [...schemes.slice(3), ...places.slice(2), ...indicators.slice(1)]
  return distinct([...first, ...rest]).slice(0, mostLines)
}

// Two places may lie on one page; the list is keyed by address, and the first is the better.
function distinct(items: readonly Suggestion[]): Suggestion[] {
  return items.filter((item, index) => items.findIndex(({ href }) => href === item.href) === index)
}
