import { type Decimal, plus, quotient, times } from '#core/decimal.ts'
import { type Corner, amounts, tierOf } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { signed } from '../growth-ratio.ts'
import { type Range, add, addAll, exactly, standing } from '../range.ts'
import { inUnitOf, printed, rounded, unitText } from '../say.ts'

const hundred: Decimal = { units: 100n, scale: 0 }

/** Where last year is not printed, growth of the total and of its parts must still imply one last year. */
export function impliedBases({ facts }: Corner): readonly Finding[] {
  const rates = facts.filter((each) => each.meaning.form === 'growth')
  const of = (rate: Fact) =>
    amounts(facts).find(
      (each) =>
        each.meaning.measure === rate.meaning.measure &&
        each.meaning.kind === null &&
        each.group === null &&
        each.period === rate.period &&
        each.status === rate.status &&
        tierOf(each) === tierOf(rate),
    )
  return rates.flatMap((total) => {
    if (tierOf(total) !== 'total' || !total.isPercent) return []
    const peers = rates.filter(
      (each) =>
        each !== total &&
        each.meaning.measure === total.meaning.measure &&
        each.period === total.period &&
        each.status === total.status,
    )
    const rows = [
      total,
      ...['national', 'local'].map((tier) => peers.find((each) => tierOf(each) === tier)),
    ].map((rate) => (rate ? { rate, amount: of(rate) } : undefined))
    const [whole, national, local] = rows.map((row) =>
      row?.amount ? { rate: row.rate, amount: row.amount } : undefined,
    )
    if (!whole || !national || !local) return []
    return judgeImplied(whole, [national, local])
  })
}

type Row = { readonly rate: Fact; readonly amount: Fact }

function judgeImplied(whole: Row, parts: readonly Row[]): readonly Finding[] {
  const total = before(whole)
  const sum = addAll(parts.map(before))
  if (standing(total, sum) !== 'apart') return []
  const message =
    `suy ngược năm trước: tổng ${rounded(inUnitOf(whole.amount, total.face), 3)}${unitText(whole.amount)} theo mức tăng ${printed(whole.rate)}%, ` +
    `nhưng các phần cộng lại ${rounded(inUnitOf(whole.amount, sum.face), 3)}: ba mức tăng không thể cùng đúng.`
  const facts = [
    whole.rate,
    whole.amount,
    ...parts.flatMap(({ rate, amount }) => [rate, amount]),
  ] as const
  return [
    finding({
      facts,
      kind: 'growth',
      verdict: 'error',
      computed: null,
      message,
    }),
  ]
}

function before({ rate, amount }: Row): Range {
  const factor = add(exactly(hundred), signed(rate))
  const divide = (a: Decimal | null, b: Decimal | null) =>
    a === null || b === null || b.units <= 0n ? null : quotient(times(a, hundred), b, 6)
  return {
    face: divide(amount.range.face, factor.face) ?? plus(amount.range.face, hundred),
    lo: divide(amount.range.lo, factor.hi),
    hi: divide(amount.range.hi, factor.lo),
    softLo: divide(amount.range.softLo, factor.softHi),
    softHi: divide(amount.range.softHi, factor.softLo),
  }
}
