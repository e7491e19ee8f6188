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

function boundsOf({ range }: Fact): Bounds {
  const of = (value: Fact['range']['lo']) =>
    value === null ? undefined : Number(decimalText(value))
  return { lo: of(range.softLo) ?? 0, hi: of(range.softHi) ?? Number.POSITIVE_INFINITY }
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
