import { decimal, rescale } from '#core/decimal.ts'
import { numberText } from '#core/prose/number.ts'
import type { Language } from '#core/prose/run.ts'

/** How evenly known amounts are spread, with how much of the whole is known. */
export type Evenness = {
  readonly known: number
  readonly members: number
  /** Four decimals; `null` when too little is known or there is nothing to share. */
  readonly gini: string | null
  readonly theil: string | null
  readonly noIndex: 'coverage' | 'nothing-to-share' | null
  /** Points of the Lorenz curve from (0, 0) to (1, 1): share of members, share of the amount. */
  readonly lorenz: readonly (readonly [number, number])[] | null
}

/** Below this part of the members no index is given: it would describe who reported, not who received. */
export const leastCoverage = 0.8

/**
 * The evenness of amounts over members, `null` being unknown. Nothing is imputed.
 * @param members how many there are, reported or not
 */
export function evennessOf(amounts: readonly (bigint | null)[], members: number): Evenness {
  const known = amounts.filter((amount) => amount !== null).sort(ascending)
  const sum = known.reduce((total, amount) => total + amount, 0n)
  const none = { known: known.length, members, gini: null, theil: null, lorenz: null }
  if (members === 0 || known.length < leastCoverage * members)
    return { ...none, noIndex: 'coverage' }
  if (sum <= 0n || known.some((amount) => amount < 0n))
    return { ...none, noIndex: 'nothing-to-share' }
  return {
    ...none,
    gini: giniOf(known, sum),
    theil: theilOf(known, sum).toFixed(4),
    noIndex: null,
    lorenz: lorenzOf(known, sum),
  }
}

const ascending = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)

// 2 Σ i·xᵢ / (n Σx) − (n + 1)/n over the sorted amounts, exact until the last division.
function giniOf(sorted: readonly bigint[], sum: bigint): string {
  const n = BigInt(sorted.length)
  const weighted = sorted.reduce((total, amount, index) => total + BigInt(index + 1) * amount, 0n)
  const tenThousandths = ((2n * weighted - (n + 1n) * sum) * 20_000n + n * sum) / (2n * n * sum)
  return (Number(tenThousandths) / 10_000).toFixed(4)
}

// (1/n) Σ (x/μ) ln(x/μ); an amount of zero adds nothing.
function theilOf(amounts: readonly bigint[], sum: bigint): number {
  const n = amounts.length
  const ratios = amounts.map((amount) => ratio(amount * BigInt(n), sum))
  const total = ratios.reduce((part, r) => (r === 0 ? part : part + r * Math.log(r)), 0)
  return Math.max(0, total / n)
}

function lorenzOf(sorted: readonly bigint[], sum: bigint): (readonly [number, number])[] {
  const points: [number, number][] = [[0, 0]]
  let running = 0n
  sorted.forEach((amount, index) => {
    running += amount
    points.push([(index + 1) / sorted.length, ratio(running, sum)])
  })
  return points
}

const ratio = (part: bigint, whole: bigint) => Number((part * 1_000_000_000_000n) / whole) / 1e12

/** The word officials would use for a Gini index; the bounds are conventional and said with the word. */
export function evennessWord(gini: string): 'even' | 'fairly-even' | 'uneven' | 'very-uneven' {
  const value = Number(gini)
  if (value < 0.2) return 'even'
  if (value < 0.35) return 'fairly-even'
  return value < 0.5 ? 'uneven' : 'very-uneven'
}

/** An index as every text and chart writes it: two decimals, rounded half up. */
export function indexText(language: Language, index: string): string {
  return numberText(language, rescale(decimal(index), 2))
}
