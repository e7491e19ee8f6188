import { enumerated } from '#core/prose/phrase.ts'
import type { Prose } from '#core/prose/run.ts'
import { listOfYear } from '../make-frame.ts'
import { full } from './numbers.ts'
import { statement } from './period-paragraphs.ts'
import type { Writer } from './writer.ts'

/** The sum of the provinces that reported, where the whole itself was not reported; always with its coverage. */
export function provinceSentences(
  writer: Writer,
  year: number,
  status: 'plan' | 'actual',
): Prose[] {
  const { language } = writer
  if (writer.find({ measure: 'money', tier: 'total', status, year, origin: 'reported' })) return []
  const sum = writer
    .findAll({ measure: 'money', tier: 'total', status, year, origin: 'computed' })
    .find(({ coverage }) => coverage?.what === 'province')
  const text = {
    plan: {
      vi: 'Kế hoạch kinh phí năm {year} của {known} trên {of} tỉnh{old} có số liệu cộng lại là {sum}; chưa phải tổng của toàn bộ',
      en: 'The plans of {known} of {of} provinces{old} for {year} add up to {sum}; this is not the total of all',
    },
    actual: {
      vi: 'Kinh phí thực hiện năm {year} của {known} trên {of} tỉnh{old} có số liệu cộng lại là {sum}; chưa phải tổng của toàn bộ',
      en: 'The {known} of {of} provinces{old} with figures carried out {sum} in {year}; this is not the total of all',
    },
  }[status]
  const { view, scope } = writer.report
  const countsFormer = scope.kind === 'province34' || view === 'today' || listOfYear(year) === 34
  const old = countsFormer ? { vi: ' cũ', en: ' of before the merger' }[language] : ''
  const { known, of } = sum?.coverage ?? {}
  return [writer.sentence(text, { year, known, of, old, sum: full(sum, language) })].filter(
    (prose) => prose.length > 0,
  )
}

/** The largest number of figures a province gets a sentence for; the tables and `/so-lieu` hold the rest. */
const mostFiguresEach = 12

/** What single provinces reported of the years told, a sentence each. */
export function provinceParagraphs(writer: Writer, years: readonly number[]): Prose[][] {
  const own = writer.report.figures.filter(
    (figure) =>
      figure.origin === 'reported' &&
      !writer.isWhole(figure) &&
      years.includes(figure.period.year ?? 0),
  )
  return [...Map.groupBy(own, ({ scope, period }) => `${scope.name}, ${period.label}`)].map(
    ([place, figures]) => [
      writer.sentence(
        { vi: '{place}: {figures}', en: '{place}: {figures}' },
        {
          place,
          figures: enumerated(
            figures.slice(0, mostFiguresEach).map((figure) => statement(writer, figure)),
          ),
        },
      ),
    ],
  )
}
