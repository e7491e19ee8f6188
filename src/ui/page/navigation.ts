import { m } from '#text/generated/messages.js'

type Group = 'start' | 'figures' | 'register' | 'ground' | 'people' | 'office'
/** One door of the product; what is not ready has its place here and is not shown. */
export type Entry = {
  readonly href: string
  readonly label: () => string
  readonly group: Group
  readonly ready: boolean
}

/** Headings of the menu, in order; the first has none. */
export const groups = {
  start: () => '',
  figures: m.common_nav_group_figures,
  register: m.common_nav_group_register,
  ground: m.common_nav_group_ground,
  people: m.common_nav_group_people,
  office: m.common_nav_group_office,
} as const satisfies Record<Group, () => string>

const entries: readonly Entry[] = [
  { href: '/', label: m.common_nav_home, group: 'start', ready: true },
  { href: '/tim-kiem', label: m.common_nav_search, group: 'start', ready: true },
  { href: '/bao-cao', label: m.common_nav_reports, group: 'figures', ready: true },
  { href: '/so-lieu', label: m.common_nav_figures, group: 'figures', ready: true },
  { href: '/ke-hoach', label: m.common_nav_plans, group: 'register', ready: false },
  { href: '/de-an', label: m.common_nav_schemes, group: 'register', ready: true },
  { href: '/nhap-excel', label: m.common_nav_imports, group: 'register', ready: true },
  { href: '/so-cai', label: m.common_nav_ledger, group: 'register', ready: false },
  { href: '/dia-ban', label: m.common_nav_territory, group: 'ground', ready: true },
  { href: '/co-so', label: m.common_nav_establishments, group: 'ground', ready: false },
  { href: '/cum-cong-nghiep', label: m.common_nav_clusters, group: 'ground', ready: false },
  { href: '/binh-chon', label: m.common_nav_selection, group: 'people', ready: false },
  { href: '/chia-se', label: m.sharing_title, group: 'people', ready: true },
  { href: '/hop-tac', label: m.common_nav_cooperation, group: 'people', ready: false },
  { href: '/cong-bo', label: m.common_nav_publication, group: 'office', ready: false },
  { href: '/nhat-ky', label: m.audit_title, group: 'office', ready: true },
  { href: '/quan-tri/thu-di', label: m.security_outbox, group: 'office', ready: true },
  { href: '/quan-tri', label: m.common_nav_admin, group: 'office', ready: true },
  { href: '/ai-duoc-lam-gi', label: m.rights_title, group: 'office', ready: true },
  { href: '/gioi-thieu', label: m.common_nav_about, group: 'office', ready: true },
]

/** The menu of somebody: groups that have something that works and that they may open, each with its entries. */
export function menu(
  mayOpen: (href: string) => boolean,
): { group: Group; heading: string; entries: readonly Entry[] }[] {
  return (Object.keys(groups) as Group[])
    .map((group) => ({
      group,
      heading: groups[group](),
      entries: entries.filter(
        (entry) => entry.ready && entry.group === group && mayOpen(entry.href),
      ),
    }))
    .filter((part) => part.entries.length > 0)
}

/** The doors the menu can show. */
export const menuDoors: readonly string[] = entries.map(({ href }) => href)

/** Whether an entry is where the reader is, given the path without its language: of those it lies under, the nearest. */
export function isCurrent(href: string, path: string): boolean {
  return liesUnder(path, href) && !entries.some((one) => isNearer(one, href, path))
}

const isNearer = ({ href, ready }: Entry, than: string, path: string) =>
  ready && href.length > than.length && liesUnder(path, href)

const liesUnder = (path: string, href: string) =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
