import type { ImportSummary } from '#modules/imports/model.ts'
import { m } from '#text/generated/messages.js'
import { formatNumber } from '#ui/format.ts'
import type { Tab } from './tabs.ts'

type Stat = {
  readonly label: string
  readonly value: string
  readonly note?: string
  readonly href?: string
}

/** What a reading came to, in four numbers of rows, each the same as that of the tab it opens. */
export function headline(id: string, { counts, subtotals, toLookAt }: ImportSummary) {
  const stat = (label: string, count: number, tab: Tab): Stat => ({
    label,
    value: formatNumber(count),
    ...(count > 0 ? { href: `/nhap-excel/${id}?xem=${tab}` } : {}),
  })
  const bad = stat(m.imports_bad_rows(), counts.reject, 'co-loi')
  const watched = stat(m.imports_warnings(), toLookAt, 'can-xem')
  return [
    stat(m.imports_good_rows(), counts.take, 'nhap-duoc'),
    counts.duplicate === 0
      ? bad
      : { ...bad, note: m.imports_and_duplicates({ count: formatNumber(counts.duplicate) }) },
    stat(m.imports_known_rows(), counts.unchanged, 'da-co'),
    subtotals === 0
      ? watched
      : { ...watched, note: m.imports_subtotals({ count: formatNumber(subtotals) }) },
  ]
}
