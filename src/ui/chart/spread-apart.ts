/** Moves labels along a line so that none covers another, keeping their order and moving as little as it can. */
export function spreadApart(wanted: readonly number[], apart: number, from: number, to: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)
  const placed: number[] = new Array<number>(wanted.length).fill(0)
  let last = -Infinity
  for (const { at, index } of order) {
    last = Math.max(at, last + apart, from)
    placed[index] = last
  }
  let limit = to
  for (const { index } of order.reverse()) {
    limit = Math.min(placed[index] ?? 0, limit)
    placed[index] = limit
    limit -= apart
  }
  return placed
}
