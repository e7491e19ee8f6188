import type { Prose } from '#core/prose/run.ts'
import { full } from './numbers.ts'
import type { Writer } from './writer.ts'

/** The sum of the provinces that reported, where the whole itself was not reported; always with its coverage. */
export function provinceSentences(writer: Writer, year: number, status: 'plan' | 'actual'): Prose[] {
  const { language } = writer
  if (writer.find({ measure: 'money', tier: 'total', status, year, origin: 'reported' })) return []
  const sum = writer
    .findAll({ measure: 'money', tier: 'total', status, year, origin: 'computed' })
    .find(({ coverage }) => coverage?.what === 'province')
  const text = {
    plan: {
      vi: 'Kế hoạch kinh phí năm {year} của {known} trên {of} tỉnh có số liệu cộng lại là {sum}; chưa phải tổng của toàn bộ',
      en: 'The plans of {known} of {of} provinces for {year} add up to {sum}; this is not the total of all',
    },
    actual: {
      vi: 'Kinh phí thực hiện năm {year} của {known} trên {of} tỉnh có số liệu cộng lại là {sum}; chưa phải tổng của toàn bộ',
      en: 'The {known} of {of} provinces with figures carried out {sum} in {year}; this is not the total of all',
    },
  }[status]
  const { known, of } = sum?.coverage ?? {}
  return [writer.sentence(text, { year, known, of, sum: full(sum, language) })].filter((prose) => prose.length > 0)
}
