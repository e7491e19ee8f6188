/** A label that wants its middle at `at` and takes `height`. */
export type WantedPlace = { readonly at: number; readonly height: number }

/**
 * Moves labels apart, as little as possible and without changing their order, inside `top`…`bottom`.
 * Gives the middles in the order of the input; when they cannot fit they run over the bottom.
 */
export function spread(
  wanted: readonly WantedPlace[],
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => atOf(wanted, a) - atOf(wanted, b))
  let before = 0
  const stacked = order.map((index) => {
    const { at, height } = wanted[index] ?? { at: 0, height: 0 }
    const offset = before + height / 2
    before += height
    return { index, offset, start: at - offset }
  })
  const highest = Math.max(top, bottom - before)
  const starts = levelled(stacked.map(({ start }) => start))
  const middles = new Array<number>(wanted.length).fill(0)
  for (const [place, { index, offset }] of stacked.entries()) {
    middles[index] = Math.min(Math.max(starts[place] ?? top, top), highest) + offset
  }
  return middles
}

function atOf(wanted: readonly WantedPlace[], index: number): number {
  return wanted[index]?.at ?? 0
}

/** The nearest values that never go down: neighbours that would are joined at their mean. */
function levelled(values: readonly number[]): readonly number[] {
  const blocks: { sum: number; count: number }[] = []
  for (const value of values) {
    let block = { sum: value, count: 1 }
    for (let last = blocks.at(-1); last && mean(last) > mean(block); last = blocks.at(-1)) {
      blocks.pop()
      block = { sum: last.sum + block.sum, count: last.count + block.count }
    }
    blocks.push(block)
  }
  return blocks.flatMap((block) => new Array<number>(block.count).fill(mean(block)))
}

const mean = ({ sum, count }: { sum: number; count: number }) => sum / count
