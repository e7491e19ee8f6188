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

/** What a reading came to, in four figures; each that is not nothing opens its rows. */
export function headline(id: string, { counts, bySeverity, subtotals, toLookAt }: ImportSummary) {
  const stat = (label: string, count: number, rows: number, tab: Tab): Stat => ({
    label,
    value: formatNumber(count),
    ...(rows > 0 ? { href: `/nhap-excel/${id}?xem=${tab}` } : {}),
  })
  const bad = stat(m.imports_bad_rows(), counts.reject, counts.reject, 'co-loi')
  const watched = stat(
    m.imports_warnings(),
    bySeverity.warning,
    Math.min(toLookAt, bySeverity.warning),
    'can-xem',
  )
  return [
    stat(m.imports_good_rows(), counts.take, counts.take, 'nhap-duoc'),
    counts.duplicate === 0
      ? bad
      : { ...bad, note: m.imports_and_duplicates({ count: formatNumber(counts.duplicate) }) },
    stat(m.imports_known_rows(), counts.unchanged, counts.unchanged, 'da-co'),
    subtotals === 0
      ? watched
      : { ...watched, note: m.imports_subtotals({ count: formatNumber(subtotals) }) },
  ]
}
