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
import { formatMoney, formatNumber } from '#ui/format.ts'

/** The provinces of the report coloured by the column most of them have; `null` when there is nothing to show. */
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
    const key = [column.measure, column.tier, column.status, column.year].join('.')
    return (['reported', 'schemes'] as const).map((origin) => ({
      key,
      origin,
      column,
      count: memberRows(report).filter(({ cells }) => (cells[key]?.[origin] ?? null) !== null)
        .length,
    }))
  })
  return candidates.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)[0]
}

function titleOf({ column, origin }: Best, language: Language): string {
  const tier = tierLabels[column.tier][language]
  const what =
    column.measure === 'money'
      ? { vi: `Kinh phí, ${tier}`, en: `Money, ${tier}` }[language]
      : { vi: 'Số đề án', en: 'Schemes' }[language]
  return `${what}, ${statusLabels[column.status][language]} ${column.year} (${originLabels[origin][language]})`
}

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
    : formatNumber(Number(figure.value))
