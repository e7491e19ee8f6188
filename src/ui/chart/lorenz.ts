/** A point of the curve: share of the members, share of the whole, each 0 to 1. */
export type LorenzPoint = readonly [members: number, amount: number]

/** The share of the whole that the first `members` (0 to 1) have, read off the curve. */
export function shareAt(points: readonly LorenzPoint[], members: number): number {
  const after = points.findIndex(([x]) => x >= members)
  const [x1, y1] = points[after] ?? points.at(-1) ?? [1, 1]
  const [x0, y0] = points[after - 1] ?? [0, 0]
  return x1 === x0 ? y1 : y0 + ((members - x0) / (x1 - x0)) * (y1 - y0)
}

/** The curve as a path in a square of this side, its corner 0,0 at the lower left. */
export function curvePath(points: readonly LorenzPoint[], side: number): string {
  const place = (share: number) => String(Math.round(share * side * 10) / 10)
  return points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${place(x)} ${place(1 - y)}`)
    .join('')
}
