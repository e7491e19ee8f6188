import { createHash } from 'node:crypto'
import { reportTables, restatementsOf, slugOf, writeFigure } from '#modules/reports/api.server.ts'
import type { Language } from '#core/prose/run.ts'
import type { ReportFigure } from '#modules/reports/model.ts'
import { getLocale } from '#text/generated/runtime.js'
import { lookupOf, openHref, showFindings, showProse, showTable } from '../../present.ts'
import { snapshotAt } from './snapshot-at.ts'
import type { PageServerLoad } from './$types'

export const load = (async ({ params }) => {
  const { snapshot, held } = await snapshotAt(params.id)
  const language = getLocale()
  const { content, ...head } = snapshot
  const { report, schemes } = held
  const prose = held.prose[language]
  const find = lookupOf(report)
  return {
    ...head,
    slug: slugOf(snapshot.scope),
    isWhole: createHash('sha256').update(content).digest('hex') === snapshot.hash,
    abstract: prose.abstract,
    prose: showProse(prose, find, showFindings(report, language)),
    isClean: report.findings.length === 0,
    tables: reportTables(report, schemes)
      .filter(({ id }) => id !== 'so-lieu')
      .map((table) => showTable(table, language, find)),
    restatements: (await restatementsOf(snapshot)).map(
      ({ figureId, label, change, before, now, because }) => ({
        figureId,
        label: label[language],
        period: (before ?? now)?.period.label ?? '',
        change,
        before: valueOf(before, language),
        now: valueOf(now, language),
        href: now ? openHref(now) : null,
        because,
      }),
    ),
  }
}) satisfies PageServerLoad

const valueOf = (figure: ReportFigure | null, language: Language) =>
  figure && writeFigure(figure, language)
