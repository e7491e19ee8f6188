import { type Decimal, minus, quotient } from '#core/decimal.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { provincesIn } from '../../geography.ts'
import { lookUp } from '../../look-up.ts'
import { type Corner, sameStatus, tierOf, withTotals } from '../corner.ts'
import { absolute, isCutOff } from '../cut-off.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { type Range, agree, exactly, multiply } from '../range.ts'
import { measureText, number, off, printed, roundedShort, unitText } from '../say.ts'

/** Averages against what they average: per province, scheme, year, establishment, product. */
export function averages(corner: Corner): readonly Finding[] {
  return corner.facts
    .filter((each) => each.meaning.form === 'average')
    .flatMap((average) => judgeAverage(average, corner))
}

/** A number of things to divide by, with the figure it comes from when it is printed. */
type Count = { readonly range: Range; readonly fact: Fact | null; readonly text: string }
/** The whole that is shared out. */
type Whole = { readonly range: Range; readonly facts: readonly Fact[]; readonly text: string }

function judgeAverage(average: Fact, corner: Corner): readonly Finding[] {
  const pairs = wholesOf(average, corner).flatMap((whole) =>
    countsFor(average, whole, corner).map((count) => ({ whole, count })),
  )
  const [best] = pairs
  const each = unitRange(average)
  const fitting = pairs.filter(({ whole, count }) =>
    agree(whole.range, multiply(each, count.range)),
  )
  if (!best) return []
  if (fitting.length > 0) return otherCount(average, best, fitting)
  return best.count.range.face.units === 0n ? [] : [mismatch(average, best)]
}

type Pair = { readonly whole: Whole; readonly count: Count }

/** The average is that of the whole region while the text counts fewer provinces. */
function otherCount(average: Fact, best: Pair, fitting: readonly Pair[]): readonly Finding[] {
  const { fact } = best.count
  const [fit] = fitting
  if (average.meaning.per !== 'province' || !fact || !fit || fitting.includes(best)) return []
  const message =
    `bình quân ${printed(average)}${unitText(average)} khớp với ${fit.count.text}, ` +
    `nhưng báo cáo ghi ${best.count.text}.`
  const facts = [fact, average, ...best.whole.facts] as const
  const computed = fit.count.range.face
  return [finding({ facts, kind: 'count-list', verdict: 'warning', computed, message })]
}

function mismatch(average: Fact, { whole, count }: Pair): Finding {
  const computed = quotient(whole.range.face, count.range.face, 9)
  const size = absolute(minus(computed, average.range.face))
  const near = isCutOff(average, computed)
  const award = average.meaning.per === 'each' || average.meaning.per === 'product'
  if (award) return wrongProduct(average, { whole, count })
  const message =
    `bình quân ${measureText(average)}: ${whole.text} / ${count.text} = ${shown(average, computed)}, báo cáo ghi ` +
    `${printed(average)}${unitText(average)}: lệch ${shown(average, size)}.` +
    (near ? ' Có lẽ do cắt bớt chữ số.' : '')
  const facts: readonly [Fact, ...Fact[]] = [
    average,
    ...whole.facts,
    ...(count.fact ? [count.fact] : []),
  ]
  const verdict = near ? 'rounding' : 'error'
  return finding({ facts, kind: 'average', verdict, computed, message })
}

/** A prize is set and the total worked out from it, so the total is the number in question. */
function wrongProduct(each: Fact, { whole, count }: Pair): Finding {
  const [total] = whole.facts
  const product = multiply(unitRange(each), count.range).face
  const lead = total ?? each
  const message =
    `${measureText(lead)}: ${printed(each, lead)} × ${count.text} = ${number(lead, product)}${unitText(lead)}, ` +
    `báo cáo ghi tổng ${printed(lead)}: ${off(lead, product)}.`
  const facts = [lead, each, ...(count.fact ? [count.fact] : [])] as const
  return finding({ facts, kind: 'product', verdict: 'error', computed: product, message })
}

/** A prize for each product is set, not worked out: its number is exact. */
function unitRange({ range, meaning, figure }: Fact): Range {
  return meaning.per === 'each' && figure.bound === 'exact' ? exactly(range.face) : range
}

function shown(average: Fact, value: Decimal): string {
  return roundedShort({ units: value.units, scale: value.scale + average.power }, 3)
}

function wholesOf(average: Fact, { facts }: Corner): readonly Whole[] {
  const { measure, kind, tier } = average.meaning
  const peers = withTotals(facts).filter(
    (each) =>
      each.meaning.measure === measure &&
      each.meaning.kind === kind &&
      each.group === average.group &&
      each.period === average.period &&
      sameStatus(each, average),
  )
  const own = peers.filter((each) => tierOf(each) === (tier ?? 'total'))
  const whole = own.map((each) => ({
    range: each.range,
    facts: [each],
    text: printed(each, average.isMoney ? average : each),
  }))
  return whole.length > 0 ? whole : fromShare(average, facts)
}

/** Where the whole is not printed but its share of the total is. */
function fromShare(average: Fact, facts: readonly Fact[]): readonly Whole[] {
  const { measure, kind, tier } = average.meaning
  const share = facts.find(
    (each) =>
      each.meaning.form === 'share' &&
      each.meaning.measure === measure &&
      each.meaning.kind === kind &&
      each.meaning.tier === tier &&
      each.period === average.period,
  )
  const total = withTotals(facts).find(
    (each) =>
      each.meaning.measure === measure &&
      each.meaning.kind === null &&
      tierOf(each) === 'total' &&
      each.period === average.period &&
      sameStatus(each, average),
  )
  if (!share || !total) return []
  const percent = exactly({ units: 1n, scale: 2 })
  return [
    {
      range: multiply(multiply(total.range, share.range), percent),
      facts: [total, share],
      text: `${printed(share)}% của ${printed(total, average)}`,
    },
  ]
}

const countMeasures: Readonly<Record<string, readonly string[]>> = {
  establishment: ['establishments_supported', 'machinery_supported', 'fair_establishments'],
  model: ['demo_models'],
  worker: ['workers_trained'],
  product: ['products.recognised'],
  each: ['products.recognised'],
  class: ['courses', 'classes'],
  district: ['districts_count'],
  booth: ['fair_booths'],
  money: ['money'],
}

function countsFor(average: Fact, whole: Whole, corner: Corner): readonly Count[] {
  const per = average.meaning.per ?? ''
  if (per === 'year') return years(average)
  if (per === 'province') return provinces(average, corner)
  const peers = withTotals(corner.facts).filter(
    (each) =>
      each.period === average.period && sameStatus(each, average) && each.group === average.group,
  )
  const tier = tierOf(whole.facts[0] ?? average)
  const printedCounts =
    per === 'scheme'
      ? peers.filter(
          (each) =>
            each.meaning.measure === 'schemes' &&
            each.meaning.kind === average.meaning.kind &&
            tierOf(each) === tier,
        )
      : countsNamed(per, average, peers, tier)
  return printedCounts.map((fact) => ({
    range: fact.range,
    fact,
    text: `${printed(fact)}${unitText(fact)}`,
  }))
}

/** The things an average is per; support for one activity is shared among what that activity counts. */
function countsNamed(
  per: string,
  average: Fact,
  peers: readonly Fact[],
  tier: string,
): readonly Fact[] {
  const kind = average.meaning.kind
  const names = lookUp(countMeasures, per) ?? [`${per}s`, per]
  const own =
    kind === null
      ? names
      : [`${kind}_supported`, ...names.filter((each) => each !== 'establishments_supported')]
  const found = peers.filter(
    (each) => own.includes(each.meaning.measure) && (each.meaning.tier ?? tier) === tier,
  )
  const first = own.find((name) => found.some((each) => each.meaning.measure === name))
  return per === 'each' || per === 'product'
    ? found
    : found.filter((each) => each.meaning.measure === first)
}

function years(average: Fact): readonly Count[] {
  const { start, end, figure } = average
  if (start !== null && end !== null) {
    const count = Number(end.slice(0, 4)) - Number(start.slice(0, 4)) + 1
    return [
      { range: exactly({ units: BigInt(count), scale: 0 }), fact: null, text: `${count} năm` },
    ]
  }
  const said = /(\d+) nam/.exec(normaliseVietnamese(figure.period.label))?.[1]
  return said === undefined
    ? []
    : [{ range: exactly({ units: BigInt(said), scale: 0 }), fact: null, text: `${said} năm` }]
}

function provinces(average: Fact, { facts, geography }: Corner): readonly Count[] {
  const printedCounts = facts.filter(
    (each) =>
      each.meaning.measure === 'provinces_count' &&
      !/khong phai/.test(normaliseVietnamese(each.figure.note ?? '')) &&
      (each.period === average.period || each.start === null),
  )
  const known = provincesIn(average.place, average, geography)
  const counts = printedCounts.map((fact) => ({
    range: fact.range,
    fact,
    text: `${printed(fact)} tỉnh, thành`,
  }))
  // A count that is that of the region is the text's own; another may count something else.
  const stated = printedCounts.some((each) => known.includes(Number(each.range.face.units)))
  if (stated) return counts
  const listed = known.map((count) => ({
    range: exactly({ units: BigInt(count), scale: 0 }),
    fact: null,
    text: `${count} tỉnh, thành`,
  }))
  return [...counts, ...listed]
}
