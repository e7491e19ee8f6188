import { enumerated } from '#core/prose/phrase.ts'
import type { Prose } from '#core/prose/run.ts'
import { statusLabels, type ReportTier } from '../../model.ts'
import { evennessWord, indexText } from '../evenness.ts'
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
      {
        vi: 'Kinh phí thực hiện năm {year} bằng {rate} kế hoạch',
        en: 'Money carried out in {year} is {rate} of the plan',
      },
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
  const { evenness } = writer.report
  const short = evenness.filter(({ noIndex }) => noIndex === 'coverage')
  const judged = evenness
    .filter(({ noIndex }) => noIndex === null)
    .map((statement) => indexSentence(writer, statement))
  return [...judged, ...(short.length > 0 ? [shortSentence(writer, short)] : [])]
}

const words = {
  even: { vi: 'khá đồng đều', en: 'quite even' },
  'fairly-even': { vi: 'tương đối đồng đều', en: 'fairly even' },
  uneven: { vi: 'không đồng đều', en: 'uneven' },
  'very-uneven': { vi: 'rất không đồng đều', en: 'very uneven' },
} as const

function indexSentence(writer: Writer, statement: EvennessStatement): Prose {
  const { language } = writer
  const { known, members, gini, theil } = statement
  if (gini === null || theil === null) return []
  return writer.sentence(
    {
      vi: 'Giữa các tỉnh, {what} {word}: chỉ số Gini {gini}, Theil {theil}, tính trên {known} trên {members} tỉnh có số liệu',
      en: 'Between provinces, {what}: {word}; Gini {gini}, Theil {theil}, over {known} of {members} provinces with figures',
    },
    {
      known,
      members,
      what: whatOf(writer, statement),
      word: words[evennessWord(gini)][language],
      gini: indexText(language, gini),
      theil: indexText(language, theil),
    },
  )
}

function shortSentence(writer: Writer, statements: readonly EvennessStatement[]): Prose {
  const covered = statements.map((statement) =>
    writer.phrase(
      {
        vi: '{what}: {known} trên {members} tỉnh có số liệu',
        en: '{what}: {known} of {members} provinces have a figure',
      },
      { what: whatOf(writer, statement), known: statement.known, members: statement.members },
    ),
  )
  return writer.sentence(
    {
      vi: 'Chưa tính chỉ số đồng đều giữa các tỉnh ({covered}) vì chưa đủ 80% số tỉnh; không suy đoán số thiếu',
      en: 'No index of evenness between provinces is given ({covered}): fewer than 80% of them are known, and nothing is imputed',
    },
    { covered: enumerated(covered) },
  )
}

function whatOf({ language }: Writer, { label, column, origin }: EvennessStatement): string {
  const status = statusLabels[column.status][language]
  const basis = {
    reported: { vi: 'số báo cáo', en: 'reported' },
    schemes: { vi: 'sổ đề án', en: 'register' },
  }[origin][language]
  return language === 'vi'
    ? `${label.vi} ${status} năm ${column.year} theo ${basis}`
    : `${label.en} (${status}, ${column.year}, ${basis})`
}
