import { scaleLinear } from 'd3-scale'

/** One bar: a label and its parts in the order of the series; `null` is not known. */
export type BarGroup = { readonly label: string; readonly values: readonly (number | null)[] }

/** Where a part stands, in percent of the width, and from which width on its number fits inside. */
export type Segment = {
  readonly series: number
  readonly x: number
  readonly width: number
  readonly text: string
  readonly fits: 'always' | 'wide' | 'never'
}

/** A bar laid out; `unknown` is where the hatching stands. */
export type StackedBar = {
  readonly label: string
  readonly segments: readonly Segment[]
  readonly unknown: { readonly x: number; readonly width: number } | null
  /** The sum of what is known; `null` when nothing is. */
  readonly total: number | null
}

const unknownWidth = 9
const narrowPixels = 290
const widePixels = 560
const letterPixels = 8.4
const paddingPixels = 8

/** Lays out stacked bars on one scale; a part that is not known is hatched, never left out. */
export function stackBars(
  groups: readonly BarGroup[],
  format: (value: number) => string,
): readonly StackedBar[] {
  const totals = groups.map(({ values }) => totalOf(values))
  const hasUnknown = groups.some(({ values }) => values.includes(null))
  const longest = Math.max(0, ...totals.map((total) => total ?? 0))
  const end = hasUnknown ? 100 - unknownWidth : 100
  const scale = scaleLinear([0, longest || 1], [0, end])
  return groups.map(({ label, values }, index) => ({
    label,
    segments: segmentsOf(values, scale, format),
    unknown: values.includes(null)
      ? { x: rounded(scale(totals[index] ?? 0)), width: unknownWidth }
      : null,
    total: totals[index] ?? null,
  }))
}

function totalOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function segmentsOf(
  values: readonly (number | null)[],
  scale: (value: number) => number,
  format: (value: number) => string,
): readonly Segment[] {
  let before = 0
  return values.flatMap((value, series) => {
    if (value === null || value <= 0) return []
    const x = rounded(scale(before))
    before += value
    const width = rounded(scale(before) - x)
    const text = format(value)
    return [{ series, x, width, text, fits: fitOf(text, width) }]
  })
}

function fitOf(text: string, width: number): Segment['fits'] {
  const needed = text.length * letterPixels + paddingPixels
  if ((width / 100) * narrowPixels >= needed) return 'always'
  return (width / 100) * widePixels >= needed ? 'wide' : 'never'
}

const rounded = (value: number) => Math.round(value * 100) / 100
