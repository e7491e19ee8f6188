/** One column of a table; `Row` is whatever the page lists. */
export type Column<Row> = {
  readonly id: string
  readonly label: string
  /** Numbers are set right, under their unit. */
  readonly numeric?: boolean
  /** The unit under the heading: tr.đ, cơ sở. */
  readonly unit?: string
  /** A heading over this and its neighbours of the same group. */
  readonly group?: string
  readonly sortable?: boolean
  /** Names the row: its cell is a row heading, and the title of the card on a phone. */
  readonly heading?: boolean
  /** The text of the cell; `null` is unknown. Left out when the page draws the cell itself. */
  readonly text?: (row: Row) => string | null
  /** The text of the column in the sum row. */
  readonly total?: string | null
}

/** The order of a list, as its address says it. */
export type Order = { readonly by: string; readonly direction: 'asc' | 'desc' }

/** Runs of neighbouring columns under one heading, for the first of two header rows. */
export function headingRuns<Row>(
  columns: readonly Column<Row>[],
): { group: string; span: number; at: string }[] {
  const runs: { group: string; span: number; at: string }[] = []
  for (const column of columns) {
    const last = runs.at(-1)
    if (last && column.group && last.group === column.group) last.span += 1
    else runs.push({ group: column.group ?? '', span: 1, at: column.id })
  }
  return runs
}
