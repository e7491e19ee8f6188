import { redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { reportFigure, writeFigure } from '#modules/reports/api.server.ts'
import { originLabels, statusLabels } from '#modules/reports/model.ts'
import { getLocale } from '#text/generated/runtime.js'
import { to } from '#ui/to.ts'
import { lookupOf, openHref } from '../../present.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const found = await reportFigure(params.id)
  if (!found) throw new Failure('not-found', `figure ${params.id}`)
  const { figure, report } = found
  if (!report) redirect(303, to(`/so-lieu/${figure.id}`))
  const language = getLocale()
  const find = lookupOf(report)
  return {
    label: figure.label[language],
    value: writeFigure(figure, language),
    period: figure.period.label,
    scope: figure.scope.name,
    status: statusLabels[figure.status][language],
    origin: originLabels[figure.origin][language],
    note: figure.note?.[language] ?? null,
    coverage: figure.coverage ?? null,
    records: figure.links.find(({ rel }) => rel === 'records')?.href ?? null,
    parts: (figure.parts ?? []).flatMap((id) => {
      const part = find(id)
      if (!part) return []
      const name = `${part.label[language]}, ${part.scope.name}, ${part.period.label}`
      return [{ id, name, value: writeFigure(part, language), href: openHref(part) }]
    }),
    report: {
      href: `/bao-cao/${report.slug}/${report.year}${report.view === 'today' ? '?xem=today' : ''}`,
      name: `${report.name[language]}, ${report.year}`,
    },
  }
}
