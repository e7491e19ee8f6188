import { isRecordId } from '#core/record-id.ts'
import { Failure } from '#core/failure.ts'
import { carriedText, findingsOf, findSource, listFigures } from '#modules/indicators/api.server.ts'
import { findIndicator } from '#modules/indicators/model.ts'
import type { PageServerLoad } from './$types'

const mostShown = 200

export const load = (async ({ params }) => {
  const source = isRecordId(params.id) ? await findSource(params.id) : undefined
  if (!source) throw new Failure('not-found', `figure source ${params.id}`)
  const page = { sort: 'scope', descending: false, offset: 0, limit: mostShown } as const
  const { rows, count } = await listFigures({ sourceId: source.id }, page)
  return {
    source,
    rows: rows.map((row) => ({
      ...row,
      indicatorLabel: findIndicator(row.indicator ?? '')?.label ?? null,
    })),
    count,
    carried: carriedText(source.note),
    findings: await findingsOf(rows.map((row) => row.id)),
  }
}) satisfies PageServerLoad
