import { numberText } from '#core/prose/number.ts'
import type { Prose } from '#core/prose/run.ts'
import { statusLabels, type ReportTier } from '../../model.ts'
import { evennessWord } from '../evenness.ts'
import type { EvennessStatement } from '../year-report.ts'
import { full } from './numbers.ts'
import type { Writer } from './writer.ts'

/** What follows from the figures of a year: shares, averages per scheme, execution against plan. */
export function ratioSentences(writer: Writer, year: number): Prose[] {
  const { language } = writer
  const shown = (measure: string, tier: ReportTier, status: 'plan' | 'actual') =>
    full(writer.find({ measure, tier, status, year, basis: 'reported' }), language)
  const twoTiers = (measure: string, status: 'plan' | 'actual') => ({
    year,
    national: shown(measure, 'national', status),
    local: shown(measure, 'local', status),
  })
  return [
    writer.sentence(
      {
        vi: 'Trong kinh phí thực hiện năm {year}, khuyến công quốc gia chiếm {national}, khuyến công địa phương chiếm {local}',
        en: 'Of the money carried out in {year}, the national programme is {national} and the local programmes are {local}',
      },
      twoTiers('share', 'actual'),
    ),
    writer.sentence(
      {
        vi: 'Bình quân kinh phí một đề án năm {year}: khuyến công quốc gia {national}, khuyến công địa phương {local}',
        en: 'The average scheme of {year}: {national} in the national programme, {local} in the local ones',
      },
      twoTiers('S04', 'actual'),
    ),
    writer.sentence(
      { vi: 'Kinh phí thực hiện năm {year} bằng {rate} kế hoạch', en: 'Money carried out in {year} is {rate} of the plan' },
      { year, rate: shown('M05', 'total', 'actual') },
    ),
    writer.sentence(
      {
        vi: 'So với kế hoạch của cùng nguồn, khuyến công quốc gia thực hiện {national}, khuyến công địa phương thực hiện {local}',
        en: 'Against the plan of the same programme, the national one carried out {national}, the local ones {local}',
      },
      twoTiers('M05', 'actual'),
    ),
  ].filter((prose) => prose.length > 0)
}

/** How even the provinces are, in words, with the coverage; no index where too few are known. */
export function evennessSentences(writer: Writer): Prose[] {
  return writer.report.evenness.map((statement) => evennessSentence(writer, statement))
}

const words = {
  even: { vi: 'khá đồng đều', en: 'quite even' },
  'fairly-even': { vi: 'tương đối đồng đều', en: 'fairly even' },
  uneven: { vi: 'không đồng đều', en: 'uneven' },
  'very-uneven': { vi: 'rất không đồng đều', en: 'very uneven' },
} as const

function evennessSentence(writer: Writer, statement: EvennessStatement): Prose {
  const { language } = writer
  const { known, members, gini, theil, column } = statement
  const fillings = {
    known,
    members,
    what: statement.label[language],
    status: statusLabels[column.status][language],
    year: column.year,
    basis: statement.origin === 'reported' ? { vi: 'số báo cáo', en: 'reported figures' }[language] : { vi: 'sổ đề án', en: 'the register' }[language],
  }
  if (statement.noIndex === 'nothing-to-share') return []
  if (gini === null || theil === null) {
    return writer.sentence(
      {
        vi: 'Về mức độ đồng đều giữa các tỉnh ({what} {status} năm {year}, {basis}): {known} trên {members} tỉnh có số liệu, chưa đủ 80% để tính chỉ số; không suy đoán số thiếu',
        en: 'Evenness between provinces ({what}, {status}, {year}, {basis}): {known} of {members} provinces have a figure, short of the 80% an index needs; nothing is imputed',
      },
      fillings,
    )
  }
  return writer.sentence(
    {
      vi: 'Giữa các tỉnh, {what} {status} năm {year} ({basis}) {word}: chỉ số Gini {gini}, Theil {theil}, tính trên {known} trên {members} tỉnh có số liệu',
      en: 'Between provinces, {what} ({status}, {year}, {basis}) is {word}: Gini {gini}, Theil {theil}, over {known} of {members} provinces',
    },
    {
      ...fillings,
      word: words[evennessWord(gini)][language],
      gini: numberText(language, gini.slice(0, 4)),
      theil: numberText(language, theil.slice(0, 4)),
    },
  )
}
