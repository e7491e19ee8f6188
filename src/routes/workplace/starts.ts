import { may } from '#modules/access/api.server.ts'
import type { ActName } from '#modules/access/model.ts'
import { m } from '#text/generated/messages.js'
import type { Line } from './line.ts'

const mostShown = 6

/** What whoever acts may begin, what is theirs alone before what is everybody's. */
export function startsFor(
  report: { readonly href: string; readonly name: string; readonly year: number } | null,
): readonly Line[] {
  const all: readonly (Line & { readonly act?: ActName })[] = [
    {
      href: '/nhap-excel',
      act: 'import.start',
      title: m.home_import(),
      note: m.home_import_text(),
    },
    {
      href: '/de-an/moi',
      act: 'scheme.create',
      title: m.home_scheme(),
      note: m.home_scheme_text(),
    },
    {
      href: '/so-lieu/moi',
      act: 'figures.enter',
      title: m.home_figures(),
      note: m.home_figures_text(),
    },
    {
      href: '/quan-tri/nguoi-dung/moi',
      act: 'person.invite',
      title: m.home_invite(),
      note: m.home_invite_text(),
    },
    {
      href: '/quan-tri/don-vi',
      act: 'unit.make',
      title: m.home_units(),
      note: m.home_units_text(),
    },
    { href: '/chia-se/moi', act: 'share.give', title: m.home_share(), note: m.home_share_text() },
    { href: '/nhat-ky', act: 'audit.read', title: m.home_log(), note: m.home_log_text() },
    report
      ? { href: report.href, title: m.home_report(report), note: m.home_report_text() }
      : { href: '/bao-cao', title: m.home_reports(), note: m.home_reports_text() },
    { href: '/de-an', title: m.home_schemes(), note: m.home_schemes_text() },
    { href: '/dia-ban', title: m.home_places(), note: m.home_places_text() },
    { href: '/ai-duoc-lam-gi', title: m.home_rights(), note: m.home_rights_text() },
  ]
  return all.filter(({ act }) => act === undefined || may(act)).slice(0, mostShown)
}
