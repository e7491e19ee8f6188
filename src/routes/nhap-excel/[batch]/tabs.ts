import type { ImportSummary, RowDecision } from '#modules/imports/model.ts'
import { m } from '#text/generated/messages.js'

type Asked = RowDecision | 'all' | 'toLookAt'

const tabs = {
  'co-loi': { asked: 'reject', label: m.imports_tab_bad },
  'can-xem': { asked: 'toLookAt', label: m.imports_tab_problems },
  'nhap-duoc': { asked: 'take', label: m.imports_tab_good },
  trung: { asked: 'duplicate', label: m.imports_tab_duplicate },
  'da-co': { asked: 'unchanged', label: m.imports_tab_known },
  'da-bo': { asked: 'left', label: m.imports_tab_left },
  'tat-ca': { asked: 'all', label: m.imports_tab_all },
} as const satisfies Record<string, { readonly asked: Asked; readonly label: () => string }>
/** A tab of the rows, as its address has it. */
export type Tab = keyof typeof tabs

/** The tab an address asks for; without one, what needs a person first. */
export function tabOf(asked: string | null, summary: ImportSummary | null): Tab {
  if (asked !== null && Object.hasOwn(tabs, asked)) return asked as Tab
  if ((summary?.counts.reject ?? 0) > 0) return 'co-loi'
  if ((summary?.toLookAt ?? 0) > 0) return 'can-xem'
  return (summary?.counts.take ?? 0) > 0 ? 'nhap-duoc' : 'tat-ca'
}

/** Which rows a tab shows. */
export function askedBy(tab: Tab): Asked {
  return tabs[tab].asked
}

/** The tabs of an import that hold rows. */
export function tabLinks(id: string, { counts, toLookAt }: ImportSummary) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const countOf = (asked: Asked) =>
    asked === 'all' ? total : asked === 'toLookAt' ? toLookAt : counts[asked]
  return (Object.keys(tabs) as Tab[])
    .map((tab) => ({ tab, count: countOf(tabs[tab].asked) }))
    .filter(({ count }) => count > 0)
    .map(({ tab, count }) => ({
      href: `/nhap-excel/${id}?xem=${tab}`,
      label: tabs[tab].label(),
      count,
    }))
}
