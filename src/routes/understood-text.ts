import type { UnderstoodPlace } from '#modules/territory/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'

const mostNamed = 3

/** The sentence that says how a place among the words of a query was understood. */
export function understoodText({
  typed,
  level,
  names,
  until,
  became,
  today,
}: UnderstoodPlace): string {
  const said = { typed, place: either(names), became: either(became), today: either(today) }
  if (level === 'oldWard') return m.search_understood_old_ward(said)
  if (until !== null) {
    const year = until.slice(0, 4)
    return today.length > 0
      ? m.search_understood_former_today({ ...said, year })
      : m.search_understood_former({ ...said, year })
  }
  return today.length > 0 ? m.search_understood_today(said) : m.search_understood(said)
}

function either(names: readonly string[]): string {
  const first = names.slice(0, mostNamed)
  const others = names.length - first.length
  if (others > 0) return m.search_understood_others({ places: first.join('; '), count: others })
  return new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(first)
}
