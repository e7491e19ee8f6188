/** One line of the result: what was measured, beside what it is compared with. */
export type Figure = {
  readonly name: string
  readonly product: string
  /** The same work without the product: bare `pg`, a live sum, a smaller register. */
  readonly baseline?: string
  readonly ratio?: string
  readonly aim?: string
  readonly met?: boolean
}

const columns = ['name', 'product', 'baseline', 'ratio', 'aim', 'met'] as const
const headings: Record<(typeof columns)[number], string> = {
  name: 'Figure',
  product: 'Product',
  baseline: 'Baseline',
  ratio: 'Ratio',
  aim: 'Aim',
  met: 'Met',
}

/** The figures as a Markdown table, aligned so that it reads in a terminal too. */
export function figureTable(figures: readonly Figure[]): string {
  const lines = [headings, ...figures.map((figure) => ({ ...figure, met: metText(figure.met) }))]
  const cells = lines.map((line) => columns.map((column) => String(line[column] ?? '')))
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)))
  const rows = cells.map(
    (row) => `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [rows[0], rule, ...rows.slice(1)].join('\n')
}

const metText = (met: boolean | undefined) => (met === undefined ? '' : met ? 'yes' : 'NO')

/** A duration, short. */
export const ms = (value: number) =>
  value < 100 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`
/** A duration of a whole phase. */
export const seconds = (valueMs: number) => `${(valueMs / 1000).toFixed(1)} s`
/** A share of one. */
export const percent = (value: number) => `${Math.round(value * 100)} %`
/** How many times. */
export const times = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ×`
/** A size in memory. */
export const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
