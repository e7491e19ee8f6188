import { type Decimal, compareDecimals, minus, plus } from '#core/decimal.ts'
import type { Fact } from './fact.ts'
import { type Finding, type FindingKind, finding } from './finding.ts'
import { addAll, standing } from './range.ts'
import { measureText, number, off, printed, sumText, unitText } from './say.ts'

/** Judges parts that together must make the total: nothing when they do. */
export function judgeSum(
  kind: FindingKind,
  total: Fact,
  parts: readonly Fact[],
  others: readonly Fact[] = [],
): Finding | undefined {
  const sum = addAll(parts.map((each) => each.range))
  const found = standing(total.range, sum)
  if (found === 'equal') return undefined
  const facts = [total, ...parts] as const
  if (found === 'within') {
    if (facts.some((each) => each.figure.bound !== 'exact')) return undefined
    const message = `${sumSentence(total, parts)}: ${off(total, sum.face)}, trong phạm vi làm tròn.`
    return finding({ facts, kind, verdict: 'rounding', computed: sum.face, message })
  }
  const message = `${sumSentence(total, parts)}: ${off(total, sum.face)}.${likelyCause(total, parts, others)}`
  return finding({
    facts,
    kind,
    verdict: found === 'soft' ? 'warning' : 'error',
    computed: sum.face,
    message,
  })
}

/** `13,877 + 49,49 = 63,367 tỷ đồng, báo cáo ghi 63,335`. */
export function sumSentence(total: Fact, parts: readonly Fact[]): string {
  const sum = addAll(parts.map((each) => each.range)).face
  const made =
    parts.length === 1 ? sumText(parts, total) : `${sumText(parts, total)} = ${number(total, sum)}`
  return `${measureText(total)}: ${made}${unitText(total)}, báo cáo ghi ${printed(total)}`
}

const thousand: Decimal = { units: 1000n, scale: 0 }

/** A sentence on what probably happened, when one slip would explain the difference. */
function likelyCause(total: Fact, parts: readonly Fact[], others: readonly Fact[]): string {
  const sum = addAll(parts.map((each) => each.range)).face
  const gap = minus(total.range.face, sum)
  const other = others.find(
    (each) =>
      each.period !== total.period && compareDecimals(each.range.face, total.range.face) === 0,
  )
  if (other) return ` Số ghi bằng đúng số của ${other.figure.period.label}.`
  const left = parts.find((each) => compareDecimals(plus(gap, each.range.face), zero) === 0)
  if (left) return ` Tổng bằng đúng phần còn lại nếu bỏ sót ${printed(left, total)}.`
  const scaled = [total, ...parts].find((each) => scaledWouldFit(each, total, parts))
  return scaled ? ` Có lẽ số ${printed(scaled)} nhầm đơn vị 1.000 lần.` : ''
}

const zero: Decimal = { units: 0n, scale: 0 }

function scaledWouldFit(fact: Fact, total: Fact, parts: readonly Fact[]): boolean {
  for (const up of [true, false]) {
    const value = scaled(fact, up)
    const ranges = parts.map((each) => (each === fact ? value : each.range))
    const whole = fact === total ? value : total.range
    const found = standing(whole, addAll(ranges))
    const exact = [total, ...parts].every((each) => each.figure.bound === 'exact')
    if (found === 'equal' || (found === 'within' && exact)) return true
  }
  return false
}

function scaled({ range }: Fact, up: boolean) {
  const move = (value: Decimal | null): Decimal | null =>
    value === null
      ? null
      : up
        ? { units: value.units * thousand.units, scale: value.scale }
        : { units: value.units, scale: value.scale + 3 }
  return {
    face: move(range.face) ?? zero,
    lo: move(range.lo),
    hi: move(range.hi),
    softLo: move(range.softLo),
    softHi: move(range.softHi),
  }
}
