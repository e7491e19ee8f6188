import { compareDecimals } from '#core/decimal.ts'
import type { FigureTier } from '../../indicator.ts'
import { type Corner, amounts, groupBy, keyOf, tierOf } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { addAll, exceeds } from '../range.ts'
import { judgeSum } from '../sum.ts'
import { measureText, number, off, printed, sumText, tierText, unitText } from '../say.ts'

type Tiers = Partial<Readonly<Record<FigureTier, Fact>>>

/** National and local make the total; the purses of province, district and commune make the local part. */
export function tierSums({ facts }: Corner): readonly Finding[] {
  const plain = amounts(facts)
  return groupBy(plain, (each) => keyOf(each, { tier: true })).flatMap((group) => {
    const tiers: { [tier in FigureTier]?: Fact } = {}
    for (const fact of group) tiers[tierOf(fact)] ??= fact
    const others = plain.filter(
      (each) =>
        keyOf(each, { tier: true, period: true, status: true }) ===
        keyOf(group[0] as Fact, { tier: true, period: true, status: true }),
    )
    return [...equations(tiers, others), ...wholes(tiers)]
  })
}

function equations(tiers: Tiers, others: readonly Fact[]): readonly Finding[] {
  const { total, national, local } = tiers
  const purses = pursesOf(tiers)
  const found: (Finding | undefined)[] = []
  if (local && purses) found.push(judge(local, purses, others))
  if (total && national && local) found.push(judge(total, [national, local], others))
  else if (total && national && purses) found.push(judge(total, [national, ...purses], others))
  return found.filter((each) => each !== undefined)
}

/** The purses when they can be the whole local part; until communes had budgets of their own, two are enough. */
function pursesOf({ provincial, district, commune }: Tiers): readonly Fact[] | undefined {
  if (!provincial) return undefined
  if (!district && !commune) return undefined
  return [provincial, district, commune].filter((each) => each !== undefined)
}

function judge(total: Fact, parts: readonly Fact[], others: readonly Fact[]): Finding | undefined {
  return total.isDistinct ? judgeDistinct(total, parts) : judgeSum('tier-sum', total, parts, others)
}

/** Somebody supported twice is one establishment: parts may overlap, but none equals a total that has others. */
function judgeDistinct(total: Fact, parts: readonly Fact[]): Finding | undefined {
  const sum = addAll(parts.map((each) => each.range))
  if (exceeds(total.range, sum) !== 'no') return judgeSum('tier-sum', total, parts)
  const same = parts.find((each) => compareDecimals(each.range.face, total.range.face) === 0)
  const rest = parts.filter((each) => each !== same && each.range.face.units > 0n)
  if (!same || rest.length === 0) return undefined
  const message =
    `${measureText(total)}: ${sumText(parts, total)} = ${number(total, sum.face)}${unitText(total)}, báo cáo ghi ` +
    `${printed(total)}: ${off(total, sum.face)}. Tổng bằng đúng riêng phần ${tierText(same)}, tức là bỏ sót ` +
    `${sumText(rest, total)}.`
  return finding({
    facts: [total, ...parts],
    kind: 'tier-sum',
    verdict: 'error',
    computed: sum.face,
    message,
  })
}

const below: readonly (readonly [FigureTier, FigureTier])[] = [
  ['national', 'total'],
  ['local', 'total'],
  ['provincial', 'local'],
  ['district', 'local'],
  ['commune', 'local'],
  ['provincial', 'total'],
  ['district', 'total'],
  ['commune', 'total'],
]

/** Where the parts do not make an equation, none may still be above its whole. */
function wholes(tiers: Tiers): readonly Finding[] {
  return below.flatMap(([partTier, wholeTier]) => {
    const [part, whole] = [tiers[partTier], tiers[wholeTier]]
    if (!part || !whole || hasEquation(tiers, whole)) return []
    const over = exceeds(part.range, whole.range)
    if (over === 'no') return []
    const message =
      `${measureText(part)}: riêng ${tierText(part)} ${printed(part, whole)} đã lớn hơn ${tierText(whole)} ` +
      `${printed(whole)}${unitText(whole)}: ${off(whole, part.range.face)}.`
    const verdict = over === 'yes' ? 'error' : 'warning'
    return [
      finding({ facts: [whole, part], kind: 'order', verdict, computed: part.range.face, message }),
    ]
  })
}

function hasEquation(tiers: Tiers, whole: Fact): boolean {
  if (whole.isDistinct) return false
  return whole === tiers.local
    ? pursesOf(tiers) !== undefined
    : tiers.national !== undefined && (tiers.local !== undefined || pursesOf(tiers) !== undefined)
}
