/** What a cell holds; a date is an ISO day, an error is its text such as `#REF!`. */
export type CellType = 'text' | 'number' | 'date' | 'boolean' | 'error'

/** One cell that holds something; rows and columns count from 0. */
export type ReadCell = {
  readonly col: number
  readonly type: CellType
  readonly value: string | number | boolean
  /** The value was the cached result of a formula. */
  readonly isFormula?: true
}

/** A row with at least one cell that holds something. */
export type ReadRow = {
  readonly row: number
  readonly isHidden: boolean
  readonly cells: readonly ReadCell[]
}

/** A block of merged cells, both ends included. */
export type Merge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet as it was read; empty rows are absent. */
export type ReadSheet = {
  readonly name: string
  readonly isHidden: boolean
  readonly merges: readonly Merge[]
  readonly rows: readonly ReadRow[]
}

/** The sheets of a workbook, in its order. */
export type ReadWorkbook = { readonly sheets: readonly ReadSheet[] }
