import { compareDecimals, decimal, decimalText, minus, plus, type Decimal } from '#core/decimal.ts'
import type { Prose } from '#core/prose/run.ts'
import type { ReportFigure, ReportTier } from '../../model.ts'
import { dongInUnit, inDong, numberOf } from '../measure.ts'
import { bare, full, writeFigure } from './numbers.ts'
import { carriedOut, planned, programme, provincesOf, type Writer } from './writer.ts'

/** The reported money of a year: total with its growth, then each programme with its schemes. */
export function moneySentences(writer: Writer, year: number, stage: 'plan' | 'actual'): Prose[] {
  const statuses = stage === 'plan' ? planned : carriedOut
  const total = programme(writer, 'total', statuses, year)
  const [national, local] = (['national', 'local'] as const).map((tier) =>
    programme(writer, tier, statuses, year),
  )
  const said = [
    totalSentence(writer, year, stage, total.money),
    programmesSentence(writer, stage, national, local, total.money !== undefined, year),
    total.money ? mismatchSentence(writer, total.money, year) : [],
    schemesSentence(writer, year, stage, total.schemes, total.money !== undefined),
  ]
  return said.filter((prose) => prose.length > 0)
}

function totalSentence(
  writer: Writer,
  year: number,
  stage: 'plan' | 'actual',
  total: ReportFigure | undefined,
): Prose {
  const { language } = writer
  const growth = growthOf(writer, 'total', year, total)
  const each = writer.find({
    measure: 'M09',
    tier: 'total',
    status: total?.status ?? 'plan',
    year,
    basis: 'reported',
  })
  const fillings = {
    year,
    who: provincesOf(writer)[language],
    total: full(total, language),
    growth: growth.length > 0 ? [' (', ...growth, ')'] : [],
    each: stage === 'plan' ? averagePhrase(writer, each) : [],
  }
  return writer.sentence(
    stage === 'plan'
      ? {
          vi: 'Năm {year}, tổng kinh phí khuyến công {who} kế hoạch dự kiến là {total}{growth}{each}',
          en: 'For {year}, {who} plan {total} of industrial promotion money in all{growth}{each}',
        }
      : {
          vi: 'Năm {year}, tổng kinh phí khuyến công {who} thực hiện là {total}{growth}',
          en: 'In {year}, {who} carried out {total} of industrial promotion money in all{growth}',
        },
    fillings,
  )
}

function averagePhrase(writer: Writer, each: ReportFigure | undefined): Prose {
  const text = {
    vi: ', bình quân đạt {each} tỷ đồng/1 tỉnh, thành phố',
    en: ', an average of {each} billion dong per province',
  }
  return each?.unit.startsWith('tỷ đồng')
    ? writer.phrase(text, { each: bare(each, writer.language) })
    : []
}

/** `tăng 17,16% so với năm 2013`: as printed when it is, else computed and marked as such. */
export function growthOf(
  writer: Writer,
  tier: ReportTier,
  year: number,
  now: ReportFigure | undefined,
): Prose {
  if (!now) return []
  const rate = writer.find({ measure: 'M06', tier, status: now.status, year, basis: 'reported' })
  if (!rate) return []
  const down = rate.value.startsWith('-')
  const shown = { ...rate, value: rate.value.replace('-', '') }
  return writer.phrase(
    down
      ? { vi: 'giảm {rate} so với năm {before}', en: 'down {rate} on {before}' }
      : { vi: 'tăng {rate} so với năm {before}', en: 'up {rate} on {before}' },
    { rate: full(shown, writer.language), before: year - 1 },
  )
}

type Programme = ReturnType<typeof programme>

function programmesSentence(
  writer: Writer,
  stage: 'plan' | 'actual',
  national: Programme | undefined,
  local: Programme | undefined,
  afterTotal: boolean,
  year: number,
): Prose {
  const parts = [
    programmePhrase(
      writer,
      stage,
      { vi: 'khuyến công quốc gia', en: 'the national programme' },
      national,
    ),
    programmePhrase(
      writer,
      stage,
      { vi: 'khuyến công địa phương', en: 'the local programmes' },
      local,
    ),
  ].filter((part) => part.length > 0)
  if (parts.length === 0) return []
  const joined = parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part]))
  return afterTotal
    ? writer.sentence({ vi: 'Trong đó, {parts}', en: 'Of this, {parts}' }, { parts: joined })
    : writer.sentence(
        { vi: 'Năm {year}, {parts}', en: 'In {year}, {parts}' },
        { parts: joined, year },
      )
}

function programmePhrase(
  writer: Writer,
  stage: 'plan' | 'actual',
  name: { vi: string; en: string },
  known: Programme | undefined,
): Prose {
  const { language, phrase } = writer
  const fillings = {
    name: name[language],
    money: full(known?.money, language),
    schemes: full(known?.schemes, language),
  }
  const verb = stage === 'plan' ? 'dự kiến thực hiện' : 'thực hiện'
  const both = {
    vi: `{name} ${verb} {schemes} với kinh phí {money}`,
    en: '{name}: {schemes} with {money}',
  }
  if (known?.money && known.schemes) return phrase(both, fillings)
  if (known?.money) return phrase({ vi: '{name} {money}', en: '{name}: {money}' }, fillings)
  return phrase({ vi: `{name} ${verb} {schemes}`, en: '{name}: {schemes}' }, fillings)
}

function schemesSentence(
  writer: Writer,
  year: number,
  stage: 'plan' | 'actual',
  schemes: ReportFigure | undefined,
  afterMoney: boolean,
): Prose {
  const fillings = { year, schemes: full(schemes, writer.language) }
  const verb =
    stage === 'plan' ? { vi: 'kế hoạch', en: 'planned' } : { vi: 'thực hiện', en: 'carried out' }
  return writer.sentence(
    afterMoney
      ? { vi: `Tổng số đề án ${verb.vi} là {schemes}`, en: `In all, {schemes} were ${verb.en}` }
      : {
          vi: `Năm {year}, tổng số đề án ${verb.vi} là {schemes}`,
          en: `In {year}, {schemes} were ${verb.en}`,
        },
    fillings,
  )
}

/** At a printed total that its parts do not make: both numbers and the difference, in the text itself. */
export function mismatchSentence(writer: Writer, total: ReportFigure, year: number): Prose {
  const { language } = writer
  const sum = writer
    .findAll({ measure: 'money', tier: 'total', status: total.status, year, origin: 'computed' })
    .find(({ id }) => id.includes('.cong.'))
  const parts = (sum?.parts ?? []).flatMap(
    (id) => writer.report.figures.find((figure) => figure.id === id) ?? [],
  )
  if (!sum || [total, ...parts].some(({ qualifier }) => qualifier !== null)) return []
  const gap = minus(numberOf(sum), numberOf(total))
  const size = { units: gap.units < 0n ? -gap.units : gap.units, scale: gap.scale }
  if (compareDecimals(size, toleranceOf([total, ...parts])) <= 0) return []
  const shown = { ...sum, qualifier: null, value: dongInUnit(size, sum.unit) }
  return writer.sentence(
    {
      vi: '(Lưu ý: khuyến công quốc gia và khuyến công địa phương cộng lại là {sum}, lệch {gap} so với {total} đã in; số in được giữ nguyên, đề nghị nơi báo cáo xác nhận)',
      en: '(Note: national and local money add up to {sum}, which differs by {gap} from the printed {total}; the printed figure stands until its author confirms it)',
    },
    { sum: full(sum, language), gap: writeFigure(shown, language), total: full(total, language) },
  )
}

// Half a last printed unit of the total and of every part, in đồng.
function toleranceOf(figures: readonly ReportFigure[]): Decimal {
  return figures
    .map(
      ({ value, unit }) =>
        inDong(decimalText({ units: 5n, scale: decimal(value).scale + 1 }), unit) ?? decimal('0'),
    )
    .reduce(plus)
}
