import { scaleLinear } from 'd3-scale'
import { spread } from './spread.ts'
import { wrapWords } from './wrap-words.ts'

/** A thing in two years; `null` is not known. `change` is said after the second value: "+79,5 %". */
export type SlopeRow = {
  readonly label: string
  readonly from: number | null
  readonly to: number | null
  readonly change?: string | undefined
  /** A coloured line; the others stay grey when any row has this. */
  readonly isMain?: boolean
}

/** One line laid out, in pixels down; the label to the right has the value and the wrapped name. */
export type SlopeLine = {
  readonly index: number
  readonly fromY: number | null
  readonly toY: number | null
  readonly left: { readonly y: number; readonly text: string } | null
  readonly right: { readonly y: number; readonly text: string; readonly lines: readonly string[] }
}

/** All lines and the height they need; `unknown` are the rows known in neither year. */
export type SlopeLayout = {
  readonly height: number
  readonly lines: readonly SlopeLine[]
  readonly unknown: readonly string[]
}

/** The height of one line of letters. */
export const lineHeight = 18

const leastHeight = 200
const gap = 5
const letters = 20
const edge = 12

/** Lays out a slope chart from zero, so that a slope reads as a proportion; labels never overlap. */
export function slopeLines(
  rows: readonly SlopeRow[],
  say: (value: number | null) => string,
): SlopeLayout {
  const shown = rows.flatMap((row, index) =>
    row.from === null && row.to === null ? [] : [{ row, index, right: rightText(row, say) }],
  )
  const needed = shown.reduce((sum, { right }) => sum + blockHeight(right.lines), 0)
  const height = Math.max(leastHeight, needed + 2 * edge)
  const highest = Math.max(0, ...shown.flatMap(({ row }) => [row.from ?? 0, row.to ?? 0]))
  const scale = scaleLinear([0, highest || 1], [height - edge, edge])
  const y = (value: number | null) => (value === null ? null : Math.round(scale(value) * 10) / 10)
  const rights = spread(
    shown.map(({ row, right }) => ({
      at: y(row.to ?? row.from) ?? 0,
      height: blockHeight(right.lines),
    })),
    0,
    height,
  )
  const lefts = spread(
    shown.map(({ row }) => ({ at: y(row.from ?? row.to) ?? 0, height: lineHeight })),
    0,
    height,
  )
  return {
    height,
    lines: shown.map(({ row, index, right }, place) => ({
      index,
      fromY: y(row.from),
      toY: y(row.to),
      left: row.from === null ? null : { y: lefts[place] ?? 0, text: say(row.from) },
      right: { ...right, y: rights[place] ?? 0 },
    })),
    unknown: rows.filter(({ from, to }) => from === null && to === null).map(({ label }) => label),
  }
}

/** The value alone is bold; a short name follows it on the same line, a long one below. */
function rightText(row: SlopeRow, say: (value: number | null) => string) {
  const text = say(row.to)
  const head = row.change ?? ''
  const isShort = head === '' && text.length + row.label.length < letters
  return {
    text,
    lines: isShort ? [row.label] : [head, ...wrapWords(row.label, letters)],
  }
}

const blockHeight = (lines: readonly string[]) => lines.length * lineHeight + gap
