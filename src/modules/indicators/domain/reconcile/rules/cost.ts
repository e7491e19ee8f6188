import { compareDecimals } from '#core/decimal.ts'
import { type Corner, amounts, groupBy, sameMoment, tierOf } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { addAll, agree, exceeds } from '../range.ts'
import { number, printed, sumText, unitText } from '../say.ts'
import { judgeSum } from '../sum.ts'

/** Total cost is promotion money and counterpart; what is in the total must not be added to it again. */
export function costSums({ facts }: Corner): readonly Finding[] {
  const all = amounts(facts).filter((each) => each.group === null)
  const costs = all.filter((each) => each.meaning.measure === 'cost')
  return groupBy(
    costs,
    (each) => `${each.period}|${each.status}|${each.meaning.kind ?? ''}|${tierOf(each)}`,
  ).flatMap(([cost]) => (cost ? judgeCost(cost, peersOf(cost, all)) : []))
}

/** What may be in the cost: in the cost of the national schemes, nothing of the local ones and no total. */
function peersOf(cost: Fact, all: readonly Fact[]): readonly Fact[] {
  const tier = tierOf(cost)
  return all.filter((each) => sameMoment(each, cost) && (tier === 'total' || tierOf(each) === tier))
}

function judgeCost(cost: Fact, peers: readonly Fact[]): readonly Finding[] {
  const promotion = wholeOf(peers, cost, 'money', cost.meaning.kind)
  const counterpart = wholeOf(peers, cost, 'counterpart', cost.meaning.kind)
  const other = cost.meaning.kind === null ? [wholeOf(peers, cost, 'money', 'other')] : []
  const rest = [counterpart, ...other].find((each) => each.parts.length > 0)
  if (promotion.parts.length === 0 || !rest || !belongs(rest, promotion))
    return aboveCost(cost, [...promotion.parts, ...counterpart.parts])
  const parts = [...promotion.parts, ...rest.parts]
  const extras = peers.filter(
    (each) =>
      each.meaning.measure === 'money' &&
      ['other', 'management', 'admin'].includes(each.meaning.kind ?? '') &&
      !rest.parts.includes(each),
  )
  const fits = [parts, [...parts, ...extras]].find((list) =>
    agree(cost.range, addAll(list.map((each) => each.range))),
  )
  if (fits) return doubleCounting(cost, fits)
  const short = exceeds(cost.range, addAll(parts.map((each) => each.range))) !== 'no'
  if (short && (!promotion.whole || extras.length > 0)) return []
  const found = judgeSum('cost-sum', cost, parts)
  return found
    ? [short && found.verdict === 'error' ? { ...found, verdict: 'warning' } : found]
    : []
}

/** Money of the cost's tier; `whole` when no tier of it can be missing. */
type Share = { readonly parts: readonly Fact[]; readonly whole: boolean }

function wholeOf(peers: readonly Fact[], cost: Fact, measure: string, kind: string | null): Share {
  const money = peers.filter(
    (each) => each.meaning.measure === measure && each.meaning.kind === kind,
  )
  const tier = (name: string) => money.find((each) => tierOf(each) === name)
  const [own, national, local] = [tier(tierOf(cost)), tier('national'), tier('local')]
  if (own) return { parts: [own], whole: true }
  if (national && local) return { parts: [national, local], whole: true }
  const one = national ?? local
  return { parts: one ? [one] : [], whole: false }
}

/** The counterpart of one tier says nothing of the cost of both, but may be beside the money of that tier. */
function belongs(rest: Share, promotion: Share): boolean {
  const tiers = [rest, promotion].map(({ parts }) => parts.map(tierOf).join())
  return rest.whole || tiers[0] === tiers[1]
}

/**
 * "Hơn 15,2 tỷ … và 10,8 tỷ đối ứng": where the parts reach the total only by rounding, and the total says it is
 * more, the reader cannot tell that the counterpart is inside it.
 */
function doubleCounting(cost: Fact, parts: readonly Fact[]): readonly Finding[] {
  const sum = addAll(parts.map((each) => each.range)).face
  const says = cost.figure.bound === 'above' || cost.figure.bound === 'at-least'
  if (!says || compareDecimals(sum, cost.range.face) >= 0) return []
  const message =
    `tổng vốn ${printed(cost)}${unitText(cost)} chỉ khớp khi đã gồm cả vốn đối ứng: ${sumText(parts, cost)} = ` +
    `${number(cost, sum)}${unitText(cost)}. Không cộng vốn đối ứng vào tổng này lần nữa; nên viết rõ "trong đó".`
  return [
    finding({
      facts: [cost, ...parts],
      kind: 'double-count',
      verdict: 'warning',
      computed: sum,
      message,
    }),
  ]
}

function aboveCost(cost: Fact, parts: readonly Fact[]): readonly Finding[] {
  return parts.flatMap((part) => {
    if (exceeds(part.range, cost.range) === 'no') return []
    const found = judgeSum('order', cost, [part])
    return found ? [found] : []
  })
}
