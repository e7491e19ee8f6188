import type { Problem } from '../problems.ts'
import { draftFingerprint, likenessKey } from './fingerprint.ts'
import { findTable, headerFingerprint } from './find-table.ts'
import { addressOf, type Grid } from './grid.ts'
import { readProvince, type ReadContext } from './places.ts'
import { leftOutKey, type Corrections } from './corrections.ts'
import { readSheet, type ReadStep, type SheetEnd, type SheetRow } from './read-sheet.ts'
import { proposeMapping, type SheetMapping } from './sheet-mapping.ts'

/** A row of a workbook, with the sheet it stands in and what makes it the same as another. */
export type BookRow = SheetRow & {
  readonly sheet: string
  readonly fingerprint: string | null
  /** A person said that the row is not to be entered. */
  readonly isLeftOut: boolean
}

/** What a person once said about headings like these. */
export type RememberedMapping = Pick<SheetMapping, 'fields'> & {
  readonly unit: SheetMapping['unit'] | null
}

/** Proposes how to understand each visible sheet; remembered corrections of the same headings go first. */
export function proposeMappings(
  grids: readonly Grid[],
  remembered: ReadonlyMap<string, RememberedMapping>,
  context: ReadContext,
): readonly SheetMapping[] {
  const findProvince = (printed: string) => {
    const reading = readProvince(printed, null, context)
    return reading.kind === 'found' && reading.place.certainty !== 'possible'
      ? reading.place
      : undefined
  }
  return grids.flatMap((grid) => {
    const table = grid.isHidden ? undefined : findTable(grid)
    if (!table) return []
    const proposed = proposeMapping(grid, table, findProvince)
    const known = remembered.get(proposed.fingerprint)
    if (!known) return [proposed]
    return [
      {
        ...proposed,
        fields: known.fields,
        ...(known.unit === null ? {} : { unit: known.unit, unitFrom: 'person' as const }),
      },
    ]
  })
}

/** The fingerprints of the headings of a workbook, to ask what is remembered of them. */
export function headingsOfBook(grids: readonly Grid[]): readonly string[] {
  return grids.flatMap((grid) => {
    const table = grid.isHidden ? undefined : findTable(grid)
    return table ? [headerFingerprint(table.headings)] : []
  })
}

/** Reads a workbook under its mappings; yields its rows some at a time, so that the reading can pause. */
export function* readBook(
  grids: readonly Grid[],
  mappings: readonly SheetMapping[],
  corrections: Corrections,
  context: ReadContext,
): Generator<ReadStep<BookRow>, SheetEnd> {
  const problems: Problem[] = []
  let subtotals = 0
  const withTwin = twinsNoted(mappings)
  for (const [index, grid] of grids.entries()) {
    const mapping = mappings.find(({ sheet }) => sheet === grid.name)
    if (!mapping)
      problems.push({
        sheet: grid.name,
        address: 'A1',
        value: '',
        code: grid.isHidden ? 'hiddenSheet' : 'noTable',
        target: null,
      })
    if (!mapping?.isTaken) continue
    const reading = readSheet(grid, mapping, corrections, context)
    let step = reading.next()
    for (; !step.done; step = reading.next()) {
      const rows = step.value.rows.map((row) =>
        withTwin({
          ...row,
          sheet: grid.name,
          fingerprint: row.draft && draftFingerprint(row.draft),
          isLeftOut: corrections.has(leftOutKey(grid.name, row.row + 1)),
        }),
      )
      yield { done: (index + step.value.done) / grids.length, rows }
    }
    problems.push(...step.value.problems)
    subtotals += step.value.subtotals
  }
  return { problems, subtotals }
}

/** Notes of each row, in their order, that it says the same as an earlier one, or the same scheme with other figures. */
function twinsNoted(mappings: readonly SheetMapping[]): (row: BookRow) => BookRow {
  const same = new Map<string, BookRow>()
  const alike = new Map<string, BookRow>()
  return (row) => {
    // A row that was left out is no twin of any other.
    if (row.isLeftOut || row.draft === null || row.fingerprint === null) return row
    const twin = same.get(row.fingerprint)
    const likeness = likenessKey(row.draft)
    const cousin = alike.get(likeness)
    if (!twin) same.set(row.fingerprint, row)
    if (!cousin) alike.set(likeness, row)
    const other = twin ?? cousin
    // Two records that say the same are two, when the register itself gave them different identifiers.
    if (
      !other ||
      (row.schemeId !== null && other.schemeId !== null && row.schemeId !== other.schemeId)
    )
      return row
    const titleCol = Object.entries(
      mappings.find(({ sheet }) => sheet === row.sheet)?.fields ?? {},
    ).find(([, field]) => field === 'title')?.[0]
    const problem: Problem = {
      sheet: row.sheet,
      address: addressOf(row.row, Number(titleCol ?? 0)),
      value: row.draft.title.slice(0, 200),
      code: twin ? 'duplicateInFile' : 'similarInFile',
      target: null,
      detail: { row: String(other.row + 1), sheet: other.sheet },
    }
    return { ...row, problems: [...row.problems, problem], isGood: row.isGood && !twin }
  }
}
