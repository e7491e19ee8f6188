import { type Decimal, compareDecimals, minus, quotient } from '#core/decimal.ts'
import { type Corner, tierOf, withTotals } from '../corner.ts'
import { absolute } from '../cut-off.ts'
import { type Fact, yearOfFact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { growthOf, signed } from '../growth-ratio.ts'
import { type Range, add, agree, exactly, multiply } from '../range.ts'
import { measureText, printed, rounded, unitText } from '../say.ts'

const hundred: Decimal = { units: 100n, scale: 0 }

/** `9,59%/năm` over a span: from its first year to its last, or from the year before it. */
export function annualGrowths({ facts }: Corner): readonly Finding[] {
  return facts
    .filter(
      (each) =>
        each.meaning.form === 'growth' &&
        each.isPercent &&
        each.start !== null &&
        each.end !== null &&
        yearOfFact(each) === null,
    )
    .flatMap((rate) => judge(rate, withTotals(facts)))
}

type Steps = { readonly first: Fact; readonly last: Fact; readonly years: number }

function judge(rate: Fact, all: readonly Fact[]): readonly Finding[] {
  const [from, to] = [rate.start, rate.end].map((each) => Number(each?.slice(0, 4)))
  if (from === undefined || to === undefined || to - from > 20) return []
  const of = (year: number) => all.filter((each) => isPeer(each, rate, year))
  const steps = [from, from - 1].flatMap((year) =>
    of(year).flatMap((first) => of(to).map((last): Steps => ({ first, last, years: to - year }))),
  )
  const [best] = steps
  if (!best || steps.some((each) => comesOut(rate, each)) || isMean(rate, of, from, to)) return []
  return [mismatch(rate, best)]
}

function isPeer(each: Fact, rate: Fact, year: number): boolean {
  return (
    each.range.face.units > 0n &&
    each.meaning.measure === rate.meaning.measure &&
    each.meaning.kind === rate.meaning.kind &&
    each.meaning.level === rate.meaning.level &&
    tierOf(each) === tierOf(rate) &&
    each.group === rate.group &&
    each.status === rate.status &&
    each.figure.period.kind === 'year' &&
    yearOfFact(each) === year
  )
}

/** last × 100ⁿ = first × (100 + g)ⁿ; or the growth of the whole span, where nothing says it is of a year. */
function comesOut(rate: Fact, { first, last, years }: Steps): boolean {
  const factor = add(exactly(hundred), signed(rate))
  const fits = (count: number) =>
    agree(
      multiply(last.range, power(exactly(hundred), count)),
      multiply(first.range, power(factor, count)),
    )
  return fits(years) || (!/năm|year/i.test(rate.figure.unit) && fits(1))
}

function power(base: Range, count: number): Range {
  return Array.from({ length: count }, () => base).reduce(
    multiply,
    exactly({ units: 1n, scale: 0 }),
  )
}

/** Some reports give the mean of the growth of each year. */
function isMean(
  rate: Fact,
  of: (year: number) => readonly Fact[],
  from: number,
  to: number,
): boolean {
  return [from, from - 1].some((start) => {
    const years = Array.from({ length: to - start + 1 }, (_, index) => of(start + index)[0])
    const growths = years.slice(1).flatMap((each, index) => {
      const before = years[index]
      return each && before ? [growthOf(each.range.face, before.range.face)] : []
    })
    if (growths.length !== to - start) return false
    const sum = growths.reduce((a, b) => minus(a, { units: -b.units, scale: b.scale }))
    const mean = quotient(sum, { units: BigInt(growths.length), scale: 0 }, 6)
    const gap = absolute(minus(mean, signed(rate).face))
    return compareDecimals(gap, rate.figure.resolution) <= 0
  })
}

function mismatch(rate: Fact, { first, last, years }: Steps): Finding {
  const computed = yearly(first, last, years)
  const message =
    `${measureText(last)} từ ${printed(first, last)} năm ${first.figure.period.label} lên ${printed(last)}${unitText(last)} năm ` +
    `${last.figure.period.label} là tăng ${rounded(computed, 2)}% mỗi năm trong ${years} năm, báo cáo ghi ${printed(rate)}%.`
  const facts = [rate, last, first] as const
  return finding({ facts, kind: 'growth', verdict: 'warning', computed, message })
}

/** The yearly growth in per cent. A root is not a decimal; two digits more than are printed are enough to be read. */
function yearly(first: Fact, last: Fact, years: number): Decimal {
  const ratio = Number(growthOf(last.range.face, first.range.face).units) / 1e8 + 1
  const percent = (Math.max(ratio, 0) ** (1 / years) - 1) * 100
  return { units: BigInt(Math.round(percent * 10_000)), scale: 4 }
}
