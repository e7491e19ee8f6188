import type { Language } from '#core/prose/run.ts'
import { provinceHref, type YearReport } from '#modules/reports/api.server.ts'
import {
  originLabels,
  partialText,
  statusLabels,
  tierLabels,
  type ReportFigure,
} from '#modules/reports/model.ts'
import { provinceOutlines } from '#modules/territory/api.server.ts'
import { m } from '#text/generated/messages.js'
import { formatMoney, formatNumber } from '#ui/format.ts'

/**
 * The provinces of the report coloured by the column of its own year that most of them have; of another year only where
 * the own year has none, which is then said. `null` when there is nothing to show.
 */
export function provinceMap(report: YearReport, language: Language) {
  const byId = new Map(report.figures.map((figure) => [figure.id, figure]))
  const best = bestColumn(report)
  const list = report.members[0]?.list
  if (!best || !list || report.members.length < 2) return null
  const known = new Map(
    memberRows(report).map(({ unit, cells }) => [
      unit.code,
      byId.get(cells[best.key]?.[best.origin] ?? ''),
    ]),
  )
  const members = new Map(report.members.map((unit) => [unit.code, unit]))
  const { width, height, areas, insets } = provinceOutlines(list)
  return {
    width,
    height,
    insets,
    list,
    title: titleOf(best, language),
    note: noteOf(report, best, language),
    areas: areas.map(({ code, name, d }) => {
      const unit = members.get(code)
      const figure = known.get(code)
      return {
        code,
        name,
        d,
        ...(unit ? { href: provinceHref(report, unit) } : {}),
        inScope: unit !== undefined,
        value: figure ? Number(figure.amountDong ?? figure.value) : null,
        isPartial: figure !== undefined && partialText(figure) !== null,
        label: figure ? labelText(figure, language) : null,
      }
    }),
    isMoney: best.column.measure === 'money',
  }
}

// A row of another map can have the code of a member: on the map it would take the member’s place.
const memberRows = (report: YearReport) =>
  report.provinces.filter(({ unit }) => !unit.onlyForOtherMap)

type Best = {
  readonly key: string
  readonly origin: 'reported' | 'schemes'
  readonly column: YearReport['columns'][number]
  readonly count: number
}

function bestColumn(report: YearReport): Best | undefined {
  const candidates = report.columns.flatMap((column) => {
    const key = columnKey(column)
    return (['reported', 'schemes'] as const).map((origin) => ({
      key,
      origin,
      column,
      count: memberRows(report).filter(({ cells }) => (cells[key]?.[origin] ?? null) !== null)
        .length,
    }))
  })
  const known = candidates.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  return known.find(({ column }) => column.year === report.year) ?? known[0]
}

const columnKey = ({ measure, tier, status, year }: Best['column']) =>
  [measure, tier, status, year].join('.')

/** `Thực hiện năm 2014: kinh phí, tổng số (số báo cáo)`: the stage and the year come first. */
function titleOf({ column, origin }: Best, language: Language): string {
  const stage = capital(statusLabels[column.status][language])
  const what = measureOf({ column, origin }, language)
  const from = originLabels[origin][language]
  return {
    vi: `${stage} năm ${column.year}: ${what} (${from})`,
    en: `${stage}, ${column.year}: ${what} (${from})`,
  }[language]
}

function measureOf({ column }: Pick<Best, 'column' | 'origin'>, language: Language): string {
  if (column.measure === 'schemes') return { vi: 'số đề án', en: 'schemes' }[language]
  const tier = tierLabels[column.tier][language]
  return { vi: `kinh phí, ${tier}`, en: `money, ${tier}` }[language]
}

/** How many provinces are known, and that another year stands in for the report's own. */
function noteOf(
  { year, members }: YearReport,
  { column, count }: Best,
  language: Language,
): string {
  const known = {
    vi: `${count} trên ${members.length} tỉnh, thành phố có số.`,
    en: `${count} of ${members.length} provinces have a figure.`,
  }[language]
  if (column.year === year) return known
  const missing = {
    vi: `Năm ${year} chưa có số theo tỉnh nên bản đồ vẽ số của năm ${column.year}.`,
    en: `No province has a figure for ${year}, so the map shows ${column.year}.`,
  }[language]
  return `${missing} ${known}`
}

const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

// A province known in part is not painted as if it were whole without a word.
function labelText(figure: ReportFigure, language: Language): string {
  const partial = partialText(figure)
  if (!partial) return valueText(figure)
  const least = { vi: 'ít nhất', en: 'at least' }[language]
  return `${least} ${valueText(figure)} (${partial[language]})`
}

const valueText = (figure: ReportFigure) =>
  figure.amountDong
    ? formatMoney(BigInt(figure.amountDong.replace(/\..*$/, '')))
    : m.reports_map_schemes({ count: formatNumber(Number(figure.value)) })
