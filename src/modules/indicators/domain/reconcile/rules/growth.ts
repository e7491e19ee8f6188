import { type Decimal, minus } from '#core/decimal.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { type Corner, amounts, tierOf, withTotals } from '../corner.ts'
import { absolute, isCutOff } from '../cut-off.ts'
import { type Fact, isPlanned, yearOfFact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { type GrowthPair, fits, growthOf, signed } from '../growth-ratio.ts'
import { add, addAll, agree, exactly, exceeds, multiply } from '../range.ts'
import { measureText, number, printed, rounded, sumText, tierText, unitText } from '../say.ts'

const hundred: Decimal = { units: 100n, scale: 0 }

/** Growth against the amount of the year before, of the same tier. */
export function growths(corner: Corner): readonly Finding[] {
  return corner.facts
    .filter((each) => each.meaning.form === 'growth')
    .flatMap((rate) => judgeGrowth(rate, corner))
}

function judgeGrowth(rate: Fact, corner: Corner): readonly Finding[] {
  const pairs = pairsFor(rate, withTotals(corner.facts), baseYear(rate))
  const own = pairs.filter(({ now, before }) => tierOf(now) === tierOf(before))
  const fitting = (own.length > 0 ? own : pairs).find((pair) => fits(rate, pair))
  if (fitting) return againstParts(rate, fitting, corner)
  const best = own[0]
  if (!best) return abovePart(rate, pairs)
  // What happened is compared with what happened; last year's plan alone does not tell.
  if (isPlanned(best.before) && !isPlanned(best.now)) return []
  return [mismatch(rate, best, pairs)]
}

function mismatch(rate: Fact, best: GrowthPair, pairs: readonly GrowthPair[]): Finding {
  const { now, before } = best
  const growth = growthOf(now.range.face, before.range.face)
  const face = signed(rate).face
  const near = isCutOff(rate, growth, face)
  const turned = !near && isCutOff(rate, negated(growth), face)
  const reversed = !near && pairs.some((pair) => fits(rate, pair, true))
  const other = near
    ? undefined
    : pairs.find((pair) => tierOf(pair.now) !== tierOf(pair.before) && fits(rate, pair))
  const why = near
    ? ' Có lẽ do cắt bớt chữ số.'
    : turned
      ? ` Đây là mức ${growth.units < 0n ? 'giảm' : 'tăng'}, không phải mức ${growth.units < 0n ? 'tăng' : 'giảm'}.`
      : reversed
        ? ' Số ghi lấy năm nay làm mẫu số; mẫu số đúng là năm trước.'
        : other
          ? ` Số ghi lấy mẫu số là ${tierText(other.before)} ${printed(other.before)}${unitText(other.before)}.`
          : ''
  const message =
    `${measureText(now)} ${now.figure.period.label} so ${before.figure.period.label}: ` +
    `${printed(now)} / ${printed(before, now)} − 1 = ${rounded(growth, 2)}%, báo cáo ghi ` +
    `${printed(rate)}%: lệch ${rounded(absolute(minus(growth, face)), 2)} điểm phần trăm.${why}`
  return finding({
    facts: [rate, now, before, ...(other ? [other.before] : [])],
    kind: reversed || other ? 'wrong-denominator' : 'growth',
    verdict: near ? 'rounding' : 'error',
    computed: growth,
    message,
  })
}

function negated({ units, scale }: Decimal): Decimal {
  return { units: -units, scale }
}

/** Where last year's total is not printed, it was at least each of its parts: growth has a ceiling. */
function abovePart(rate: Fact, pairs: readonly GrowthPair[]): readonly Finding[] {
  if (tierOf(rate) !== 'total' || !rate.isPercent) return []
  const pair = pairs.find(({ now, before }) => {
    if (tierOf(now) !== 'total' || isPlanned(now) !== isPlanned(before)) return false
    const grown = multiply(before.range, add(exactly(hundred), signed(rate)))
    return exceeds(grown, multiply(now.range, exactly(hundred))) === 'yes'
  })
  if (!pair) return []
  const { now, before } = pair
  const most = growthOf(now.range.face, before.range.face)
  const message =
    `${measureText(now)} ${now.figure.period.label} tăng ${printed(rate)}% là không thể: riêng ${tierText(before)} ` +
    `${before.figure.period.label} đã là ${printed(before)}${unitText(before)}, nên ${printed(now)}${unitText(now)} tăng nhiều nhất ${rounded(most, 2)}%.`
  return [
    finding({
      facts: [rate, now, before],
      kind: 'growth',
      verdict: 'error',
      computed: most,
      message,
    }),
  ]
}

/** Candidates: the amount of the same moment with that of the year before, what happened before what was planned. */
function pairsFor(rate: Fact, all: readonly Fact[], base: number | null): readonly GrowthPair[] {
  const { measure, kind, level, tier } = rate.meaning
  const peers = all.filter(
    (each) =>
      each.meaning.measure === measure &&
      each.meaning.kind === kind &&
      each.meaning.level === level &&
      each.group === rate.group &&
      (tier === null || tierOf(each) === tier || tier === 'total'),
  )
  const now = peers.filter(
    (each) =>
      each.period === rate.period &&
      each.status === rate.status &&
      (tier === null || tierOf(each) === tier),
  )
  const loose =
    now.length > 0
      ? now
      : peers.filter(
          (each) => each.period === rate.period && (tier === null || tierOf(each) === tier),
        )
  const year = yearOfFact(rate)
  const wanted = base ?? (year === null ? null : year - 1)
  if (wanted === null) return []
  const before = peers
    .filter((each) => isOneBefore(each, rate, wanted))
    .sort((a, b) => Number(isPlanned(a)) - Number(isPlanned(b)))
  return loose.flatMap((each) => before.map((other) => ({ now: each, before: other })))
}

/** The same stretch of the earlier year, or the whole of it. */
function isOneBefore(each: Fact, rate: Fact, wanted: number): boolean {
  if (
    each.range.face.units <= 0n ||
    yearOfFact(each) !== wanted ||
    each.start === null ||
    rate.start === null
  )
    return false
  const same =
    each.start.slice(4) === rate.start.slice(4) && each.end?.slice(4) === rate.end?.slice(4)
  return same || each.figure.period.kind === rate.figure.period.kind
}

/** `so năm 2012` in the note names the base. */
function baseYear({ figure }: Fact): number | null {
  const found = /\bso (?:voi )?(?:cung ky )?(?:nam )?((?:19|20)\d{2})/.exec(
    normaliseVietnamese(figure.note ?? ''),
  )
  return found ? Number(found[1]) : null
}

/** Growth that fits the printed total is still in doubt when the parts make another total. */
function againstParts(
  rate: Fact,
  { now, before }: GrowthPair,
  { facts }: Corner,
): readonly Finding[] {
  if (tierOf(now) !== 'total') return []
  const peers = amounts(facts).filter(
    (each) =>
      each.meaning.measure === now.meaning.measure &&
      each.meaning.kind === now.meaning.kind &&
      each.period === now.period &&
      each.status === now.status &&
      each.group === now.group,
  )
  const parts = ['national', 'local'].map((tier) => peers.find((each) => tierOf(each) === tier))
  const known = parts.filter((each) => each !== undefined)
  if (known.length < 2) return []
  const sum = addAll(known.map((each) => each.range))
  if (agree(now.range, sum) || fits(rate, { now: { ...now, range: sum }, before })) return []
  const growth = growthOf(sum.face, before.range.face)
  const message =
    `mức tăng ${printed(rate)}% khớp với tổng ghi ${printed(now)}${unitText(now)}, nhưng các phần cộng lại ` +
    `${sumText(known, now)} = ${number(now, sum.face)}${unitText(now)}, khi đó tăng ${rounded(growth, 2)}%.`
  return [
    finding({
      facts: [rate, now, before, ...known],
      kind: 'growth',
      verdict: 'warning',
      computed: growth,
      message,
    }),
  ]
}
