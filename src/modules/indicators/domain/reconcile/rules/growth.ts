import { type Decimal, minus, plus, quotient, times } from '#core/decimal.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { type Corner, amounts, tierOf, withTotals } from '../corner.ts'
import { absolute, isCutOff } from '../cut-off.ts'
import { type Fact, isPlanned, yearOfFact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { type Range, add, addAll, agree, exactly, exceeds, multiply, standing } from '../range.ts'
import {
  inUnitOf,
  measureText,
  number,
  printed,
  rounded,
  sumText,
  tierText,
  unitText,
} from '../say.ts'

const hundred: Decimal = { units: 100n, scale: 0 }

/** Growth against the amount of the year before, of the same tier. */
export function growths(corner: Corner): readonly Finding[] {
  const rates = corner.facts.filter((each) => each.meaning.form === 'growth')
  return [...rates.flatMap((rate) => judgeGrowth(rate, corner)), ...impliedBase(rates, corner)]
}

type Pair = { readonly now: Fact; readonly before: Fact }

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

function mismatch(rate: Fact, best: Pair, pairs: readonly Pair[]): Finding {
  const { now, before } = best
  const growth = growthOf(now.range.face, before.range.face)
  const near = isCutOff(rate, growth)
  const reversed = !near && pairs.some((pair) => fits(rate, pair, true))
  const other = near
    ? undefined
    : pairs.find((pair) => tierOf(pair.now) !== tierOf(pair.before) && fits(rate, pair))
  const why = near
    ? ' Có lẽ do cắt bớt chữ số.'
    : reversed
      ? ' Số ghi lấy năm nay làm mẫu số; mẫu số đúng là năm trước.'
      : other
        ? ` Số ghi lấy mẫu số là ${tierText(other.before)} ${printed(other.before)}${unitText(other.before)}.`
        : ''
  const message =
    `${measureText(now)} ${now.figure.period.label} so ${before.figure.period.label}: ` +
    `${printed(now)} / ${printed(before, now)} − 1 = ${rounded(growth, 2)}%, báo cáo ghi ` +
    `${printed(rate)}%: lệch ${rounded(absolute(minus(growth, rate.range.face)), 2)} điểm phần trăm.${why}`
  return finding({
    facts: [rate, now, before, ...(other ? [other.before] : [])],
    kind: reversed || other ? 'wrong-denominator' : 'growth',
    verdict: near ? 'rounding' : 'error',
    computed: growth,
    message,
  })
}

/** Where last year's total is not printed, it was at least each of its parts: growth has a ceiling. */
function abovePart(rate: Fact, pairs: readonly Pair[]): readonly Finding[] {
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
function pairsFor(rate: Fact, all: readonly Fact[], base: number | null): readonly Pair[] {
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
  if (yearOfFact(each) !== wanted || each.start === null || rate.start === null) return false
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

function signed(rate: Fact): Range {
  const { range, figure } = rate
  const falls = /\bgiam\b|decrease|decline|fell/.test(
    normaliseVietnamese(`${figure.raw ?? ''} ${figure.note ?? ''} ${figure.qualifier ?? ''}`),
  )
  if (!falls || range.face.units < 0n) return range
  const turn = (value: Decimal | null) => value && { units: -value.units, scale: value.scale }
  return {
    face: turn(range.face) ?? range.face,
    lo: turn(range.hi),
    hi: turn(range.lo),
    softLo: turn(range.softHi),
    softHi: turn(range.softLo),
  }
}

function fits(rate: Fact, { now, before }: Pair, reversed = false): boolean {
  const unit = rate.figure.unit.toLowerCase()
  if (unit.includes('lần')) return agree(now.range, multiply(before.range, rate.range))
  if (rate.isMoney || unit === now.figure.unit)
    return agree(now.range, add(before.range, signed(rate)))
  const growth = signed(rate)
  if (reversed) {
    // (now − before) / now = g  ⇔  now·(100 − g) = before·100
    const rest = { ...exactly(hundred), ...flipFrom(growth) }
    return standing(multiply(now.range, rest), multiply(before.range, exactly(hundred))) !== 'apart'
  }
  return agree(
    multiply(now.range, exactly(hundred)),
    multiply(before.range, add(exactly(hundred), growth)),
  )
}

function flipFrom(growth: Range): Range {
  const from = (value: Decimal | null) => value && minus(hundred, value)
  return {
    face: minus(hundred, growth.face),
    lo: from(growth.hi),
    hi: from(growth.lo),
    softLo: from(growth.softHi),
    softHi: from(growth.softLo),
  }
}

function growthOf(now: Decimal, before: Decimal): Decimal {
  if (before.units === 0n) return { units: 0n, scale: 0 }
  return minus(quotient(times(now, hundred), before, 6), hundred)
}

/** Growth that fits the printed total is still in doubt when the parts make another total. */
function againstParts(rate: Fact, { now, before }: Pair, { facts }: Corner): readonly Finding[] {
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

/** Where last year is not printed, growth of the total and of its parts must still imply one last year. */
function impliedBase(rates: readonly Fact[], { facts }: Corner): readonly Finding[] {
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
