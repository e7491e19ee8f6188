import {
  findingKinds,
  findingVerdicts,
  periodInEnglish,
  scopeInEnglish,
} from '#modules/indicators/model.ts'
import type { Language } from '#core/prose/run.ts'
import { cellAddress } from '#platform/sheets/addresses.ts'
import type { SheetToWrite, StyledCell } from '#platform/sheets/write-workbook.ts'
import type { ReportFinding } from '../model.ts'
import { wordsOfFinding } from '../domain/prose/finding-sentences.ts'
import type { YearReport } from '../domain/year-report.ts'

const titles = {
  vi: [
    'STT',
    'Kết luận',
    'Phép đối chiếu',
    'Nơi',
    'Kỳ',
    'Nội dung',
    'Tính lại',
    'Số đã in',
    'Chênh lệch',
    'Số liệu liên quan',
  ],
  en: [
    'No.',
    'Verdict',
    'Check',
    'Place',
    'Period',
    'In words',
    'Computed',
    'Printed',
    'Difference',
    'Figures',
  ],
} as const
const widths = [6, 14, 24, 20, 14, 60, 14, 14, 14, 22]
const columns = { computed: 6, reported: 7 } as const

/** What adds up in the report and what does not, in words and in numbers; the difference is a formula. */
export function findingsSheet(
  report: YearReport,
  language: Language,
  head: { readonly name: string; readonly rows: SheetToWrite['rows'] },
): SheetToWrite {
  const above = head.rows.length + 1
  return {
    name: head.name,
    rows: [
      ...head.rows,
      titles[language].map((value): StyledCell => ({ value, look: 'header' })),
      ...report.findings.map((finding, index) => rowOf(finding, index, above + index, language)),
    ],
    widths,
    frozenRows: above,
  }
}

function rowOf(
  finding: ReportFinding,
  index: number,
  row: number,
  language: Language,
): readonly StyledCell[] {
  const { kind, verdict, scope, period, computed, reported, difference, ids } = finding
  const text = (value: string): StyledCell => ({ value, look: 'body' })
  return [
    { value: index + 1, look: 'money' },
    {
      value: findingVerdicts[verdict][language],
      look: findingVerdicts[verdict].alarm ? (verdict === 'warning' ? 'warning' : 'error') : 'body',
    },
    text(findingKinds[kind][language]),
    text(language === 'vi' ? scope : scopeInEnglish(scope)),
    text(language === 'vi' ? period : periodInEnglish(period)),
    text(wordsOfFinding(finding, language)),
    number(computed),
    number(reported),
    { ...number(difference), ...formulaOf(finding, row) },
    text(ids.join(', ')),
  ]
}

const number = (value: string | null): StyledCell =>
  value === null
    ? { value: null, look: 'body' }
    : { value: Number(value), look: Number.isInteger(Number(value)) ? 'money' : 'decimal' }

// Rounded to the decimals it has: the program that opens the file computes in binary.
function formulaOf({ computed, reported, difference }: ReportFinding, row: number) {
  if (computed === null || reported === null || difference === null) return {}
  const decimals = Math.max(...[computed, reported].map((text) => text.split('.')[1]?.length ?? 0))
  const [from, less] = [cellAddress(row, columns.computed), cellAddress(row, columns.reported)]
  return { formula: `ROUND(${from}-${less},${decimals})` }
}
