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
  readonly right: SlopeLabel | null
}

type SlopeLabel = { readonly y: number; readonly text: string; readonly lines: readonly string[] }

/** All lines and the height they need. */
export type SlopeLayout = {
  readonly height: number
  readonly lines: readonly SlopeLine[]
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
  const rights = rows.map((row) => (row.to === null ? null : rightText(row, say)))
  const needed = rights.reduce((sum, right) => sum + blockHeight(right), 0)
  const height = Math.max(leastHeight, needed + 2 * edge)
  const highest = Math.max(0, ...rows.flatMap(({ from, to }) => [from ?? 0, to ?? 0]))
  const scale = scaleLinear([0, highest || 1], [height - edge, edge])
  const y = (value: number | null) => (value === null ? null : Math.round(scale(value) * 10) / 10)
  const leftPlaces = placed(rows, height, ({ from }) => ({ at: y(from), height: lineHeight }))
  const rightPlaces = placed(rows, height, ({ to }, index) => ({
    at: y(to),
    height: blockHeight(rights[index] ?? null),
  }))
  const lines = rows.map((row, index) => {
    const right = rights[index] ?? null
    return {
      index,
      fromY: y(row.from),
      toY: y(row.to),
      left: row.from === null ? null : { y: leftPlaces.get(index) ?? 0, text: say(row.from) },
      right: right && { ...right, y: rightPlaces.get(index) ?? 0 },
    }
  })
  return { height, lines: lines.filter(({ fromY, toY }) => fromY !== null || toY !== null) }
}

/** The places of the labels that have a point, by row. */
function placed(
  rows: readonly SlopeRow[],
  height: number,
  wanted: (row: SlopeRow, index: number) => { at: number | null; height: number },
): ReadonlyMap<number, number> {
  const labels = rows.flatMap((row, index) => {
    const { at, height: needs } = wanted(row, index)
    return at === null ? [] : [{ index, at, height: needs }]
  })
  const places = spread(labels, 0, height)
  return new Map(labels.map(({ index }, place) => [index, places[place] ?? 0]))
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

const blockHeight = (label: { readonly lines: readonly string[] } | null) =>
  label === null ? 0 : label.lines.length * lineHeight + gap
