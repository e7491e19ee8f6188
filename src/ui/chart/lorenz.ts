/** A point of the curve: the share of holders, and what they hold of the whole; both 0 to 1. */
export type LorenzPoint = { readonly holders: number; readonly held: number }

/** How a whole is spread, from the holder with least to the one with most; empty when there is nothing to spread. */
export function lorenzPoints(values: readonly number[]): LorenzPoint[] {
  const sorted = [...values].sort((a, b) => a - b)
  const whole = sorted.reduce((sum, value) => sum + value, 0)
  if (whole <= 0) return []
  let held = 0
  return [
    { holders: 0, held: 0 },
    ...sorted.map((value, index) => {
      held += value
      return { holders: (index + 1) / sorted.length, held: held / whole }
    }),
  ]
}
