import type { Prose } from '#core/prose/run.ts'
import type { ReportStatus } from '../../model.ts'
import { moneySentences } from './money-sentences.ts'
import { provinceSentences } from './province-sentences.ts'
import { carriedOut, planned, type Writer } from './writer.ts'

/** The plan of the year before where its results are not known, and that the year itself has no money reported. */
export function yearBeforeSentences(writer: Writer): Prose[] {
  const { year, resultYear } = writer.report
  const before = year - 1
  if (isReported(writer, before, carriedOut)) return []
  return [
    ...moneySentences(writer, before, 'plan'),
    ...(resultYear === before ? provinceSentences(writer, before, 'plan') : []),
    ...missingSentence(writer),
  ]
}

function missingSentence(writer: Writer): Prose[] {
  const { year } = writer.report
  const before = year - 1
  const stages = [...carriedOut, ...planned]
  if (!isReported(writer, before, stages) || isReported(writer, year, stages)) return []
  return [
    writer.sentence(
      {
        vi: 'Chưa có số báo cáo về kinh phí khuyến công năm {year}, nên chưa so sánh được với năm {before}',
        en: 'No money is reported of {year}, so it cannot be compared with {before}',
      },
      { year, before },
    ),
  ]
}

const isReported = (writer: Writer, year: number, status: readonly ReportStatus[]) =>
  writer.find({ measure: 'money', year, status, origin: 'reported' }) !== undefined
