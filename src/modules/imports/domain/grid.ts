/** A cell as it was read from a workbook; a date is an ISO day. */
export type GridCell = {
  readonly col: number
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error'
  readonly value: string | number | boolean
  readonly isFormula?: true
}

/** A row with its cells; rows count from 0. */
export type GridRow = {
  readonly row: number
  readonly isHidden: boolean
  readonly cells: readonly GridCell[]
}

/** A block of merged cells, both ends included. */
export type GridMerge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet as it was read; empty rows are absent. */
export type Grid = {
  readonly name: string
  readonly isHidden: boolean
  readonly merges: readonly GridMerge[]
  readonly rows: readonly GridRow[]
}

/** Where merged blocks lie, by any of their cells. */
export type MergeIndex = ReadonlyMap<string, GridMerge>

const mostMergedCells = 200_000

/** Makes the index of merged blocks of the filled part of a sheet. */
export function indexMerges({ merges, rows }: Grid): MergeIndex {
  const index = new Map<string, GridMerge>()
  const lastRow = rows.at(-1)?.row ?? 0
  for (const merge of merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, lastRow); row += 1) {
      for (let col = merge.left; col <= Math.min(merge.right, 200); col += 1) {
        if (index.size >= mostMergedCells) return index
        index.set(`${row},${col}`, merge)
      }
    }
  }
  return index
}

/** The merged block a cell lies in. */
export function mergeAt(index: MergeIndex, row: number, col: number): GridMerge | undefined {
  return index.get(`${row},${col}`)
}

/** The address people use for a cell counted from 0: `(4, 2)` is `C5`. */
export function addressOf(row: number, col: number): string {
  let letters = ''
  for (let rest = col + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}
