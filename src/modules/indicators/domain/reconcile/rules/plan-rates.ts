import { type Decimal, minus, quotient, times } from '#core/decimal.ts'
import { type Corner, tierOf, withTotals } from '../corner.ts'
import { absolute, isCutOff } from '../cut-off.ts'
import { type Fact, isPlanned } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { agree, exactly, multiply } from '../range.ts'
import { measureText, printed, rounded, tierText } from '../say.ts'

const hundred: Decimal = { units: 100n, scale: 0 }

/** Execution rates: what was carried out, over the plan of the same tier and kind. */
export function planRates(corner: Corner): readonly Finding[] {
  return corner.facts
    .filter((each) => each.meaning.form === 'rate')
    .flatMap((rate) => judgeRate(rate, corner))
}

type Pair = { readonly actual: Fact; readonly plan: Fact }

function judgeRate(rate: Fact, corner: Corner): readonly Finding[] {
  const pairs = pairsFor(rate, withTotals(corner.facts))
  const own = pairs.filter(
    ({ actual, plan }) =>
      tierOf(actual) === tierOf(plan) && actual.meaning.kind === plan.meaning.kind,
  )
  const total = own.filter(({ actual }) => tierOf(actual) === 'total')
  const stated = rate.meaning.tier
  const wanted = stated === null ? own : own.filter(({ actual }) => tierOf(actual) === stated)
  if (wanted.some((pair) => fits(rate, pair))) return []
  const best = (stated === null && total.length > 0 ? total : wanted)[0]
  // A rate of nobody knows which of two tiers, neither fitting, has no total to be judged by.
  const tiers = new Set(wanted.map(({ actual }) => tierOf(actual)))
  if (total.length === 0 && tiers.size > 1) return []
  if (best && isNear(rate, best)) return [mismatch(rate, best, 'rounding')]
  const crossed = pairs.find(
    (pair) =>
      !own.includes(pair) &&
      (stated === null || tierOf(pair.actual) === stated) &&
      (fits(rate, pair) || isNear(rate, pair)),
  )
  if (crossed)
    return [
      wrongPlan(rate, crossed, own.find(({ actual }) => actual === crossed.actual) ?? undefined),
    ]
  return best ? [mismatch(rate, best, 'error')] : []
}

/** What happened within the time of the rate, with every plan of a period around it. */
function pairsFor(rate: Fact, all: readonly Fact[]): readonly Pair[] {
  const { measure, kind, level } = rate.meaning
  const peers = all.filter(
    ({ meaning, group }) =>
      meaning.kind === kind && meaning.level === level && group === rate.group,
  )
  const counted = peers.filter((each) => each.meaning.measure === measure)
  const happened = counted.filter((each) => !isPlanned(each) && each.status !== 'norm')
  const same = happened.filter((each) => each.period === rate.period)
  const inside = happened.filter((each) => each.period !== rate.period && contains(rate, each))
  return [...same, ...inside].flatMap((actual) =>
    peers
      .filter((each) => isWholeOf(each, actual, rate))
      .sort((a, b) => length(a) - length(b))
      .map((plan) => ({ actual, plan })),
  )
}

/** A plan of the same time or around it. What is paid out may also be a part of what was carried out. */
function isWholeOf(each: Fact, actual: Fact, rate: Fact): boolean {
  if (each.range.face.units <= 0n) return false
  const within = each.period === actual.period || contains(each, actual)
  if (rate.meaning.measure === 'disbursed') return within && each.meaning.measure === 'money'
  return within && isPlanned(each) && each.meaning.measure === rate.meaning.measure
}

function contains(whole: Fact, part: Fact): boolean {
  if (whole.start === null || whole.end === null || part.start === null || part.end === null)
    return false
  return whole.start <= part.start && part.end <= whole.end
}

function length({ start, end }: Fact): number {
  return start === null || end === null ? 0 : Date.parse(end) - Date.parse(start)
}

function fits(rate: Fact, { actual, plan }: Pair): boolean {
  return agree(multiply(actual.range, exactly(hundred)), multiply(plan.range, rate.range))
}

function percent({ actual, plan }: Pair): Decimal {
  return quotient(times(actual.range.face, hundred), plan.range.face, 6)
}

function gapOf(rate: Fact, pair: Pair): Decimal {
  return absolute(minus(percent(pair), rate.range.face))
}

function isNear(rate: Fact, pair: Pair): boolean {
  return isCutOff(rate, percent(pair))
}

function mismatch(rate: Fact, pair: Pair, verdict: 'error' | 'rounding'): Finding {
  const { actual, plan } = pair
  const message =
    `tỷ lệ so kế hoạch của ${measureText(actual)} (${tierText(actual)}): ${printed(actual)} / ${printed(plan, actual)} = ${rounded(percent(pair), 2)}%, ` +
    `báo cáo ghi ${printed(rate)}%: lệch ${rounded(gapOf(rate, pair), 2)} điểm phần trăm.` +
    (verdict === 'rounding'
      ? ' Có lẽ do cắt bớt chữ số.'
      : actual.range.face.units > 0n && fits(rate, { actual: plan, plan: actual })
        ? ' Số ghi chỉ khớp khi đổi chỗ kế hoạch và thực hiện.'
        : '')
  return finding({
    facts: [rate, actual, plan],
    kind: 'plan-rate',
    verdict,
    computed: percent(pair),
    message,
  })
}

function wrongPlan(rate: Fact, crossed: Pair, right: Pair | undefined): Finding {
  const { actual, plan } = crossed
  const message =
    `tỷ lệ ${printed(rate)}% của ${measureText(actual)} (${tierText(actual)}) lấy mẫu số là kế hoạch ${tierText(plan)} ` +
    `${printed(plan)} ${plan.figure.unit}: ${printed(actual, plan)} / ${printed(plan)} = ${rounded(percent(crossed), 2)}%. ` +
    (right
      ? `Mẫu số đúng là kế hoạch cùng nguồn ${printed(right.plan)} ${right.plan.figure.unit}, tỷ lệ đúng ${rounded(percent(right), 2)}%.`
      : 'Mẫu số đúng là kế hoạch cùng nguồn.')
  const facts: readonly [Fact, ...Fact[]] = [rate, actual, plan, ...(right ? [right.plan] : [])]
  return finding({
    facts,
    kind: 'wrong-denominator',
    verdict: right ? 'error' : 'warning',
    computed: right ? percent(right) : null,
    message,
  })
}
