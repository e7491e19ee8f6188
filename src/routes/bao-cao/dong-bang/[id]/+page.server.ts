import { createHash } from 'node:crypto'
import { Failure } from '#core/failure.ts'
import {
  findSnapshot,
  frozenProse,
  frozenReport,
  restatementsOf,
  slugOf,
} from '#modules/reports/api.server.ts'
import type { ReportFigure } from '#modules/reports/model.ts'
import { getLocale } from '#text/generated/runtime.js'
import { lookupOf, openHref, showProse } from '../../present.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const snapshot = await findSnapshot(params.id)
  if (!snapshot) throw new Failure('not-found', `snapshot ${params.id}`)
  const language = getLocale()
  const { content, ...head } = snapshot
  const prose = frozenProse(snapshot, language)
  return {
    ...head,
    slug: slugOf(snapshot.scope),
    isWhole: createHash('sha256').update(content).digest('hex') === snapshot.hash,
    abstract: prose.abstract,
    sections: showProse(prose, lookupOf(frozenReport(snapshot))),
    restatements: (await restatementsOf(snapshot)).map(
      ({ figureId, label, change, before, now, because }) => ({
        figureId,
        label: label[language],
        period: (before ?? now)?.period.label ?? '',
        change,
        before: valueOf(before),
        now: valueOf(now),
        href: now ? openHref(now) : null,
        because,
      }),
    ),
  }
}

const valueOf = (figure: ReportFigure | null) =>
  figure && `${figure.raw ?? figure.value} ${figure.unit}`
