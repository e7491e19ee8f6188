import {
  hasOneFix,
  severityOf,
  type Problem,
  type ProblemCode,
  type Severity,
} from '../problems.ts'
import type { ImportSummary, RowDecision, SheetHeadings } from '../model.ts'
import { cellText } from './cell-text.ts'
import { tableAt } from './find-table.ts'
import { draftFingerprint } from './fingerprint.ts'
import { addressOf, type Grid, type GridCell } from './grid.ts'
import type { SchemeDraft, SchemePlace } from '#modules/schemes/model.ts'
import type { BookRow } from './read-book.ts'
import type { SheetEnd } from './read-sheet.ts'
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

/** What the register says already, of schemes that a workbook may repeat. */
export type OnRecord = {
  readonly fingerprints: ReadonlySet<string>
  readonly byId: ReadonlyMap<string, SchemeDraft>
  /** Whether two places lie in one province of today: an exported list names a province without its map. */
  readonly sameProvince: (a: SchemePlace, b: SchemePlace) => boolean
}

/** Says of rows what becomes of each: taken, kept out, twice in the file, or on record already. */
export type StageRows = (rows: readonly BookRow[], record: OnRecord) => readonly Staged[]

/** Makes ready to stage the rows of a workbook, some at a time. */
export function stagingOf(grids: readonly Grid[], mappings: readonly SheetMapping[]): StageRows {
  const cellsOf = rowCells(grids)
  const numbers = new Map(grids.map(({ name }, index) => [name, index]))
  const stage = (row: BookRow, record: OnRecord): Staged => {
    const decision = decisionOf(row, record)
    const isOther = decision === 'differs'
    // What is on record already asks nothing of anybody.
    const own = decision === 'unchanged' ? [] : decision === 'left' ? [leftOut(row)] : row.problems
    const problems = withRowSays(isOther ? [...own, differs(row, mappings)] : own, row, cellsOf)
    return {
      sheetNo: numbers.get(row.sheet) ?? -1,
      row: row.row,
      sheet: row.sheet,
      decision: isOther ? 'reject' : decision,
      worst: worstOf(problems),
      draft: row.draft,
      problems,
    }
  }
  return (rows, record) => rows.map((row) => stage(row, record))
}

const longestRow = 300

// A row that became no scheme has no title to be known by: then its cells stand for it.
function withRowSays(
  problems: readonly Problem[],
  { draft, sheet, row }: BookRow,
  cellsOf: (sheet: string, row: number) => readonly GridCell[],
): readonly Problem[] {
  const [first, ...others] = problems
  if (draft !== null || !first) return problems
  const texts = cellsOf(sheet, row)
    .map(cellText)
    .filter((text) => text !== '')
  return [{ ...first, rowSays: texts.join(' · ').slice(0, longestRow) }, ...others]
}

// Rows come from a sheet in their order; empty ones are absent.
function rowCells(grids: readonly Grid[]) {
  const rowsOf = new Map(grids.map(({ name, rows }) => [name, rows]))
  return (sheet: string, row: number) => {
    const rows = rowsOf.get(sheet) ?? []
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((rows[middle]?.row ?? 0) < row) low = middle + 1
      else high = middle
    }
    const found = rows[low]
    return found?.row === row ? found.cells : []
  }
}

function decisionOf(
  { isGood, isLeftOut, draft, schemeId, fingerprint, problems }: BookRow,
  record: OnRecord,
): RowDecision | 'differs' {
  if (isLeftOut) return 'left'
  const stored = schemeId === null ? undefined : record.byId.get(schemeId)
  if (stored && draft) return saysTheSame(draft, stored, record) ? 'unchanged' : 'differs'
  if (problems.some(({ code }) => code === 'duplicateInFile')) return 'duplicate'
  if (fingerprint !== null && record.fingerprints.has(fingerprint)) return 'unchanged'
  return isGood ? 'take' : 'reject'
}

function saysTheSame(draft: SchemeDraft, stored: SchemeDraft, { sameProvince }: OnRecord): boolean {
  const place = { ...stored.place, detail: draft.place.detail ?? null }
  return (
    sameProvince(draft.place, stored.place) &&
    draftFingerprint({ ...draft, place }) === draftFingerprint(stored)
  )
}

function leftOut({ sheet, row, draft }: BookRow): Problem {
  const value = draft?.title.slice(0, 200) ?? ''
  return { sheet, address: addressOf(row, 0), value, code: 'leftOut', target: null }
}

function differs({ sheet, row, schemeId }: BookRow, mappings: readonly SheetMapping[]): Problem {
  const fields = Object.entries(mappings.find((mapping) => mapping.sheet === sheet)?.fields ?? {})
  const col = Number(fields.find(([, field]) => field === 'schemeId')?.[0] ?? 0)
  return {
    sheet,
    address: addressOf(row, col),
    value: schemeId ?? '',
    code: 'onRecordDiffers',
    target: null,
  }
}

function worstOf(problems: readonly Problem[]): Severity | null {
  const found = new Set(problems.map(severityOf))
  return (['error', 'warning', 'remark'] as const).find((severity) => found.has(severity)) ?? null
}

const longestSample = 60

/** What a reading came to: counts, the problems of whole sheets, and the headings for the mapping form. */
export function summarise(
  reading: SheetEnd,
  rows: readonly Staged[],
  grids: readonly Grid[],
  mappings: readonly SheetMapping[],
  readMs: number,
): ImportSummary {
  const counts: Record<RowDecision, number> = {
    take: 0,
    reject: 0,
    duplicate: 0,
    unchanged: 0,
    left: 0,
  }
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, remark: 0 }
  const byCode: Partial<Record<ProblemCode, number>> = {}
  const withOneFix: Partial<Record<ProblemCode, number>> = {}
  for (const { decision } of rows) counts[decision] += 1
  for (const problem of [...reading.problems, ...rows.flatMap(({ problems }) => problems)]) {
    bySeverity[severityOf(problem)] += 1
    byCode[problem.code] = (byCode[problem.code] ?? 0) + 1
    if (hasOneFix(problem)) withOneFix[problem.code] = (withOneFix[problem.code] ?? 0) + 1
  }
  const sheets = mappings.flatMap((mapping) => {
    const grid = grids.find(({ name }) => name === mapping.sheet)
    return grid ? [headingsFor(grid, mapping)] : []
  })
  return {
    counts,
    bySeverity,
    byCode,
    withOneFix,
    toLookAt: rows.filter(({ worst }) => worst === 'warning').length,
    sheetProblems: reading.problems.slice(0, 500),
    subtotals: checkedSums(reading),
    sheets,
    readMs,
  }
}

// A row of sums with one cell that could not be checked is not called checked.
function checkedSums({ subtotals, problems }: SheetEnd): number {
  const unchecked = new Set(
    problems.flatMap(({ code, sheet, address }) =>
      code === 'subtotalUnchecked' ? [`${sheet}!${address.replace(/^[A-Z]+/, '')}`] : [],
    ),
  )
  return subtotals - unchecked.size
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
