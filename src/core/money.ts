/** Whole đồng. The smallest unit there is, so money is never a fraction and never a float. */
export type Dong = bigint

/** Half a million đồng is `dong(500_000)`; refuses what is not a whole number. */
export function dong(value: number | bigint): Dong {
  return BigInt(value)
}

/** The sum of amounts, where `null` is unknown and is left out; `known` says how many were summed. */
export function sumKnownDong(amounts: Iterable<Dong | null>): {
  sumDong: Dong
  known: number
  total: number
} {
  let sumDong = 0n
  let known = 0
  let total = 0
  for (const amount of amounts) {
    total += 1
    if (amount === null) continue
    sumDong += amount
    known += 1
  }
  return { sumDong, known, total }
}
