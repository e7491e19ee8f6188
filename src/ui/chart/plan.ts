import { scaleLinear } from 'd3-scale'

/** A plan and what came of it; `null` is not known. */
export type PlanRow = {
  readonly label: string
  readonly planned: number | null
  readonly actual: number | null
}

/** The width of the hatching that says a number is not known, whatever it might be. */
export const unknownWidth = 9

/** Widths in percent of the drawing; `ratio` of actual to planned when both are known and planned is not 0. */
export type PlanBar = {
  readonly label: string
  readonly planned: number | null
  readonly actual: number | null
  readonly ratio: number | null
}

/** Lays out plan and actual on one scale, with room for the hatching when something is not known. */
export function planBars(rows: readonly PlanRow[]): readonly PlanBar[] {
  const longest = Math.max(0, ...rows.flatMap(({ planned, actual }) => [planned ?? 0, actual ?? 0]))
  const hasUnknown = rows.some(({ planned, actual }) => planned === null || actual === null)
  const scale = scaleLinear([0, longest || 1], [0, hasUnknown ? 100 - unknownWidth : 100])
  const width = (value: number | null) =>
    value === null ? null : Math.round(scale(value) * 100) / 100
  return rows.map(({ label, planned, actual }) => ({
    label,
    planned: width(planned),
    actual: width(actual),
    ratio: planned === null || actual === null || planned === 0 ? null : actual / planned,
  }))
}
