/** Limits that cut the known values into at most `count` classes of about equal number; ties stay together. */
export function quantileLimits(values: readonly number[], count: number): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const limits: number[] = []
  for (let at = 1; at < count; at += 1) {
    const limit = sorted[Math.floor((at * sorted.length) / count)]
    const least = sorted[0] ?? 0
    if (limit !== undefined && limit > (limits.at(-1) ?? least)) limits.push(limit)
  }
  return limits
}

/** The class of a value, from 0; each limit opens the next class. */
export function classOf(value: number, limits: readonly number[]): number {
  return limits.filter((limit) => value >= limit).length
}

/** The palette step of a class, so that few classes still use the whole range of tints. */
export function stepOf(place: number, classes: number): number {
  return classes === 1 ? 3 : Math.round((place * 4) / (classes - 1))
}
