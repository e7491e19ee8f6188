import { activityKinds, moneySources } from '#modules/schemes/model.ts'
import { labelOfKind } from '../kind-figures.ts'
import type { SchemeRow, YearReport } from '../year-report.ts'
import {
  millions,
  millionsCell,
  textColumn,
  words,
  type ReportTable,
  type TableCell,
  type TableRow,
} from './table.ts'

type Amount = 'plannedDong' | 'actualDong'

/** The register of the year by kind of activity and source of money, planned or carried out. */
export function kindTable(
  report: YearReport,
  rows: readonly SchemeRow[],
  amount: Amount,
): ReportTable {
  const sources = Object.keys(moneySources).filter((source) =>
    rows.some((row) => row.source === source && row[amount] !== null),
  )
  const order = [...Object.keys(activityKinds), null]
  const kinds = order.filter((kind) =>
    rows.some((row) => row.activityKind === kind && row.source === null && row.schemes > 0),
  )
  const what =
    amount === 'plannedDong'
      ? { vi: 'kế hoạch', en: 'planned' }
      : { vi: 'thực hiện', en: 'carried out' }
  return {
    id: amount === 'plannedDong' ? 'noi-dung-ke-hoach' : 'noi-dung-thuc-hien',
    title: {
      vi: `Đề án trong sổ năm ${report.year} theo nội dung và nguồn, kinh phí ${what.vi}`,
      en: `Schemes on the register in ${report.year} by kind and source, money ${what.en}`,
    },
    unitLine: millions,
    columns: [
      textColumn('Nội dung', 'Kind'),
      { title: { vi: 'Số đề án', en: 'Schemes' }, kind: 'number' },
      ...sources.map((source) => ({ title: labelOfSource(source), kind: 'number' as const })),
    ],
    rows: kinds.map((kind) =>
      rowOf(
        words(labelOfKind(kind)),
        rows.filter((row) => row.activityKind === kind),
        sources,
        amount,
      ),
    ),
    total: rowOf(words({ vi: 'Tổng cộng', en: 'Total' }), rows, sources, amount),
  }
}

/** The words for a source of money. */
export function labelOfSource(source: string) {
  const known = moneySources[source as keyof typeof moneySources]
  return { vi: known.vi, en: known.en }
}

function rowOf(
  head: TableCell,
  rows: readonly SchemeRow[],
  sources: readonly string[],
  amount: Amount,
): TableRow {
  const schemes = rows.reduce(
    (sum, { source, schemes }) => (source === null ? sum + schemes : sum),
    0,
  )
  const money = sources.map((source) => {
    const known = rows.flatMap((row) =>
      row.source === source && row[amount] !== null ? [BigInt(row[amount])] : [],
    )
    return millionsCell(
      known.length === 0 ? null : known.reduce((sum, dong) => sum + dong, 0n).toString(),
    )
  })
  return { cells: [head, { value: String(schemes) }, ...money] }
}
