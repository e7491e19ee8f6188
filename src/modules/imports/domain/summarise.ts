import { severityOf, type Problem, type ProblemCode, type Severity } from '../problems.ts'
import type { ImportSummary, RowDecision, SheetHeadings } from '../model.ts'
import { cellText } from './cell-text.ts'
import { tableAt } from './find-table.ts'
import { addressOf, type Grid } from './grid.ts'
import type { SchemeDraft } from '#modules/schemes/model.ts'
import type { BookReading, BookRow } from './read-book.ts'
import type { SheetMapping } from './sheet-mapping.ts'

type Staged = {
  readonly sheetNo: number
  readonly row: number
  readonly sheet: string
  readonly decision: RowDecision
  readonly worst: Severity | null
  readonly draft: SchemeDraft | null
  readonly problems: readonly Problem[]
}

/** The rows with what becomes of each: taken, kept out, twice in the file, or on record already. */
export function stageRows(
  { rows }: BookReading,
  sheets: readonly string[],
  onRecord: ReadonlySet<string>,
): readonly Staged[] {
  return rows.map((row) => ({
    sheetNo: sheets.indexOf(row.sheet),
    row: row.row,
    sheet: row.sheet,
    decision: decisionOf(row, onRecord),
    worst: worstOf(row.problems),
    draft: row.draft,
    problems: row.problems,
  }))
}

function decisionOf(
  { isGood, fingerprint, problems }: BookRow,
  onRecord: ReadonlySet<string>,
): RowDecision {
  if (problems.some(({ code }) => code === 'duplicateInFile')) return 'duplicate'
  if (!isGood || fingerprint === null) return 'reject'
  return onRecord.has(fingerprint) ? 'unchanged' : 'take'
}

function worstOf(problems: readonly Problem[]): Severity | null {
  const found = new Set(problems.map(severityOf))
  return (['error', 'warning', 'remark'] as const).find((severity) => found.has(severity)) ?? null
}

const longestSample = 60

/** What a reading came to: counts, the problems of whole sheets, and the headings for the mapping form. */
export function summarise(
  reading: BookReading,
  rows: readonly Staged[],
  grids: readonly Grid[],
  mappings: readonly SheetMapping[],
  readMs: number,
): ImportSummary {
  const counts: Record<RowDecision, number> = { take: 0, reject: 0, duplicate: 0, unchanged: 0 }
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, remark: 0 }
  const byCode: Partial<Record<ProblemCode, number>> = {}
  for (const { decision } of rows) counts[decision] += 1
  for (const problem of [...reading.problems, ...rows.flatMap(({ problems }) => problems)]) {
    bySeverity[severityOf(problem)] += 1
    byCode[problem.code] = (byCode[problem.code] ?? 0) + 1
  }
  const sheets = mappings.flatMap((mapping) => {
    const grid = grids.find(({ name }) => name === mapping.sheet)
    return grid ? [headingsFor(grid, mapping)] : []
  })
  return {
    counts,
    bySeverity,
    byCode,
    sheetProblems: reading.problems.slice(0, 500),
    subtotals: reading.subtotals,
    sheets,
    readMs,
  }
}

function headingsFor(grid: Grid, mapping: SheetMapping): SheetHeadings {
  const table = tableAt(grid, mapping.headerTop, mapping.headerBottom)
  const body = grid.rows.filter(({ row }) => row > mapping.headerBottom).slice(0, 40)
  const headings = (table?.headings ?? []).slice(0, 60).map(({ col, leaf, above }) => ({
    col,
    letters: addressOf(0, col).slice(0, -1),
    text: [...above, leaf].join(' / '),
    sample:
      body
        .map(({ cells }) => cellText(cells.find((cell) => cell.col === col)))
        .find((text) => text.length > 2)
        ?.slice(0, longestSample) ?? '',
  }))
  return { sheet: grid.name, headings }
}
