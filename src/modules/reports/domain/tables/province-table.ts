import { decimal, decimalText, plus } from '#core/decimal.ts'
import {
  originLabels,
  statusLabels,
  tierLabels,
  type Bilingual,
  type ReportFigure,
  type ReportUnit,
} from '../../model.ts'
import { isPartial, partialRowText, qualifierOfSum } from '../partial.ts'
import { columnKey, type Cell, type Column } from '../province-rows.ts'
import { slugOf } from '../scope.ts'
import type { YearReport } from '../year-report.ts'
import {
  millions,
  numberCell,
  textColumn,
  words,
  type ReportTable,
  type TableCell,
  type TableColumn,
} from './table.ts'

type Found = readonly (ReportFigure | undefined)[]
type Shown = { readonly column: Column; readonly origin: keyof Cell }

/** Each province with what it reported and what the register holds, in columns of their own; only columns that say something. */
export function provinceTable(report: YearReport): ReportTable {
  const byId = new Map(report.figures.map((figure) => [figure.id, figure]))
  const shown = shownColumns(report)
  const found = report.provinces.map(({ cells }) =>
    shown.map(({ column, origin }) => byId.get(cells[columnKey(column)]?.[origin] ?? '')),
  )
  const members = found.filter((_, index) => !report.provinces[index]?.unit.onlyForOtherMap)
  return {
    id: 'theo-tinh',
    title: { vi: 'Kinh phí và đề án theo tỉnh, thành phố', en: 'Money and schemes by province' },
    unitLine: { vi: `${millions.vi}; đề án`, en: `${millions.en}; schemes` },
    columns: [textColumn('Tỉnh, thành phố', 'Province'), ...shown.map(columnOf)],
    rows: report.provinces.map(({ unit }, index) => ({
      cells: [
        words(nameOf(unit, found[index] ?? []), reportHref(report, unit)),
        ...(found[index] ?? []).map(numberCell),
      ],
      ...(unit.onlyForOtherMap ? { isApart: true } : {}),
    })),
    total: {
      cells: [
        words({ vi: 'Tổng cộng', en: 'Total' }),
        ...shown.map((_, index) => totalOf(members, index)),
      ],
    },
  }
}

// A row of another map is no member: it is shown, so that nothing is hidden, and not added up.
function nameOf({ name, list, onlyForOtherMap }: ReportUnit, found: Found): Bilingual {
  if (!onlyForOtherMap) {
    const partial = partialRowText(found.flatMap((figure) => figure ?? []))
    return {
      vi: partial ? `${name} (${partial.vi} có số báo cáo)` : name,
      en: partial ? `${name} (${partial.en} reported)` : name,
    }
  }
  return list === 34
    ? {
        vi: `${name} (ghi theo tỉnh mới, không cộng)`,
        en: `${name} (recorded under the new province, not added up)`,
      }
    : {
        vi: `${name} (ghi theo tỉnh cũ, không cộng)`,
        en: `${name} (recorded under the former province, not added up)`,
      }
}

/** The report of one province in the same year. */
export const reportHref = (report: YearReport, unit: { list: 63 | 34; code: string }) =>
  `/bao-cao/${slugOf({ kind: unit.list === 63 ? 'province63' : 'province34', code: unit.code })}/${report.year}`

function shownColumns(report: YearReport): Shown[] {
  const all = report.columns.flatMap((column) =>
    (['reported', 'schemes'] as const).map((origin) => ({ column, origin })),
  )
  return all.filter(({ column, origin }) =>
    report.provinces.some(({ cells }) => (cells[columnKey(column)]?.[origin] ?? null) !== null),
  )
}

function columnOf({ column, origin }: Shown): TableColumn {
  const named = (language: 'vi' | 'en') => {
    const what =
      column.measure === 'money'
        ? tierLabels[column.tier][language]
        : { vi: 'đề án', en: 'schemes' }[language]
    return `${statusLabels[column.status][language]} ${column.year}, ${what}`
  }
  return {
    title: { vi: named('vi'), en: named('en') },
    kind: 'number',
    group: originLabels[origin],
  }
}

// Summed in the unit of the cells, over the members that are known, with how many they are.
function totalOf(found: readonly Found[], index: number): TableCell {
  const figures = found.flatMap((row) => row[index] ?? [])
  const cells = figures.map(numberCell).flatMap((cell) => (cell && 'value' in cell ? [cell] : []))
  if (cells.length === 0) return null
  const sum = cells.map(({ value }) => decimal(value)).reduce(plus)
  const of = found.length
  const partial = figures.filter(isPartial).length
  const qualifier = qualifierOfSum(figures, false)
  return {
    value: decimalText(sum),
    ...(qualifier ? { qualifier } : {}),
    note: {
      vi: `${cells.length} trên ${of} tỉnh có số liệu${partial ? `, trong đó ${partial} tỉnh chưa đủ các tỉnh cũ` : ''}`,
      en: `${cells.length} of ${of} provinces have a figure${partial ? `, ${partial} of them only of some former provinces` : ''}`,
    },
  }
}
