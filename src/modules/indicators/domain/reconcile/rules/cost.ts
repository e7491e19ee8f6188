import { compareDecimals } from '#core/decimal.ts'
import { type Corner, amounts, groupBy, sameMoment, tierOf } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { addAll, agree, exceeds } from '../range.ts'
import { number, printed, sumText, unitText } from '../say.ts'
import { judgeSum } from '../sum.ts'

/** Total cost is promotion money and counterpart; what is in the total must not be added to it again. */
export function costSums({ facts }: Corner): readonly Finding[] {
  const all = amounts(facts)
  const costs = all.filter((each) => each.meaning.measure === 'cost' && each.group === null)
  return groupBy(
    costs,
    (each) => `${each.period}|${each.status}|${each.meaning.kind ?? ''}`,
  ).flatMap(([cost]) => {
    if (!cost) return []
    const peers = all.filter((each) => sameMoment(each, cost) && each.group === null)
    return judgeCost(cost, peers)
  })
}

function judgeCost(cost: Fact, peers: readonly Fact[]): readonly Finding[] {
  const kind = cost.meaning.kind
  const counterpart = peers.find(
    (each) => each.meaning.measure === 'counterpart' && each.meaning.kind === kind,
  )
  const other =
    kind === null
      ? peers.find((each) => each.meaning.measure === 'money' && each.meaning.kind === 'other')
      : undefined
  const promotion = promotionMoney(peers, kind)
  const rest = counterpart ?? other
  if (promotion.parts.length === 0 || !rest)
    return aboveCost(cost, [...promotion.parts, counterpart])
  const parts = [...promotion.parts, rest]
  const extras = peers.filter(
    (each) =>
      each.meaning.measure === 'money' &&
      ['other', 'management', 'admin'].includes(each.meaning.kind ?? '') &&
      each !== rest,
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

/** The promotion money beside the counterpart; `whole` when no tier can be missing. */
function promotionMoney(
  peers: readonly Fact[],
  kind: string | null,
): { parts: readonly Fact[]; whole: boolean } {
  const money = peers.filter(
    (each) => each.meaning.measure === 'money' && each.meaning.kind === kind,
  )
  const tier = (name: string) => money.find((each) => tierOf(each) === name)
  const [total, national, local] = [tier('total'), tier('national'), tier('local')]
  if (total) return { parts: [total], whole: true }
  if (national && local) return { parts: [national, local], whole: true }
  const one = national ?? local
  return { parts: one ? [one] : [], whole: false }
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

function aboveCost(cost: Fact, parts: readonly (Fact | undefined)[]): readonly Finding[] {
  return parts.flatMap((part) => {
    if (!part || exceeds(part.range, cost.range) === 'no') return []
    const found = judgeSum('order', cost, [part])
    return found ? [found] : []
  })
}
