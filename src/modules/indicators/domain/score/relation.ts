import { decimalText } from '#core/decimal.ts'
import type { Fact } from '../reconcile/fact.ts'

/** The relations real figures stand in, for the mutation score. Written apart from the rules it measures. */
export type RelationKind = 'sum' | 'growth' | 'share' | 'plan-rate' | 'average' | 'product' | 'same'

/** Figures that come out: the first is the total, the rate or the average. */
export type Relation = {
  readonly kind: RelationKind
  readonly facts: readonly [Fact, ...Fact[]]
  readonly count: number
}

type Bounds = { readonly lo: number; readonly hi: number }

/** Worked out from the printed figure alone: a wrong range in the rules must not hide itself in their score. */
function boundsOf({ figure, meaning, isMoney, isPercent }: Fact): Bounds {
  const face = figure.baseValue === null ? 0 : Number(decimalText(figure.baseValue))
  const digit = Number(decimalText(figure.resolution))
  const isCountedInOnes = meaning.form === 'amount' && !isMoney && !isPercent && digit === 1
  const half = isCountedInOnes ? 0 : digit / 2
  const [lo, hi] = [face - half, face + half]
  const { said, isRound } = lastDigitSaid(figure, digit)
  const further = isRound ? said : 2 * said
  switch (figure.bound) {
    case 'exact':
      return { lo, hi }
    case 'above':
      return { lo, hi: hi + further }
    case 'at-least':
      return { lo, hi: Number.POSITIVE_INFINITY }
    case 'below':
      return { lo: Math.max(0, lo - further), hi }
    case 'at-most':
      return { lo: 0, hi }
    case 'about':
      return { lo: lo - further / 2, hi: hi + further / 2 }
  }
}

/** "4.000" says thousands, "21,3" tenths; `isRound` when it says nothing else. */
function lastDigitSaid({ value }: Fact['figure'], digit: number) {
  const digits = String(value?.units ?? 0n).replace('-', '')
  const zeros = value?.scale === 0 ? (/[1-9](0*)$/.exec(digits)?.[1]?.length ?? 0) : 0
  return { said: digit * 10 ** zeros, isRound: /^[1-9]0*$/.test(digits) }
}

/** What the figures say against what they should: 0 inside the tolerance, else how far outside. */
export function beyondTolerance({ kind, facts, count }: Relation): number {
  const [lead, ...rest] = facts.map(boundsOf)
  const [a, b] = rest
  if (!lead || !a) return 0
  if (kind === 'sum')
    return apart(
      lead,
      rest.reduce((x, y) => ({ lo: x.lo + y.lo, hi: x.hi + y.hi })),
    )
  if (kind === 'same') return apart(lead, a)
  if (kind === 'average') {
    const by = b ?? { lo: count, hi: count }
    return apart(a, { lo: lead.lo * by.lo, hi: lead.hi * by.hi })
  }
  if (!b) return 0
  if (kind === 'product') return apart(lead, { lo: a.lo * b.lo, hi: a.hi * b.hi })
  if (kind === 'growth')
    return apart(
      { lo: a.lo * 100, hi: a.hi * 100 },
      { lo: b.lo * (100 + lead.lo), hi: b.hi * (100 + lead.hi) },
    )
  return apart({ lo: a.lo * 100, hi: a.hi * 100 }, { lo: b.lo * lead.lo, hi: b.hi * lead.hi })
}

function apart(a: Bounds, b: Bounds): number {
  const slack = 1e-9 * Math.max(Math.abs(a.lo), Math.abs(b.lo), 1)
  return Math.max(0, a.lo - b.hi - slack, b.lo - a.hi - slack)
}
