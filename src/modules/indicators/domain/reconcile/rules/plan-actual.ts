import { type Decimal, quotient, times } from '#core/decimal.ts'
import { type Corner, amounts, groupBy, keyOf, tierOf } from '../corner.ts'
import { type Fact, isPlanned, yearOfFact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { type Range, exactly, exceeds, multiply } from '../range.ts'
import { inUnitOf, measureText, printed, rounded, unitText } from '../say.ts'

/** Half as much again: supplements during the year are usual, more than that is not. */
const mostOverPlan = exactly({ units: 15n, scale: 1 })
/** Three times the largest year known. */
const mostOverYears = exactly({ units: 3n, scale: 0 })

/** Money carried out far above its plan, and rates that imply a plan no other year comes near. */
export function plansAndActuals(corner: Corner): readonly Finding[] {
  return [...overPlan(corner), ...impliedPlans(corner)]
}

function overPlan({ facts }: Corner): readonly Finding[] {
  const money = amounts(facts).filter((each) => each.meaning.measure === 'money')
  return groupBy(money, (each) => keyOf(each, { period: true, status: true })).flatMap((group) =>
    group.filter(isPlanned).flatMap((plan) => {
      const actual = group.find(
        (each) => each.status === 'actual' && (each.period === plan.period || isWithin(each, plan)),
      )
      if (!actual || exceeds(actual.range, multiply(plan.range, mostOverPlan)) === 'no') return []
      const message =
        `${measureText(actual)} thực hiện ${printed(actual, plan)} lớn hơn nhiều so với kế hoạch ${printed(plan)}${unitText(plan)}: ` +
        'có lẽ nhầm kế hoạch với thực hiện hoặc nhầm đơn vị.'
      return [
        finding({
          facts: [actual, plan],
          kind: 'plan-actual',
          verdict: 'warning',
          computed: plan.range.face,
          message,
        }),
      ]
    }),
  )
}

/** A part of the same year only: a year against its span is another relation. */
function isWithin(actual: Fact, plan: Fact): boolean {
  const year = yearOfFact(plan)
  return year !== null && yearOfFact(actual) === year && plan.figure.period.kind === 'year'
}

function impliedPlans({ facts, everywhere }: Corner): readonly Finding[] {
  return facts.flatMap((rate) => {
    if (
      rate.meaning.form !== 'rate' ||
      rate.meaning.measure !== 'money' ||
      rate.range.face.units <= 0n
    )
      return []
    const all = amounts(facts).filter(
      (each) =>
        each.meaning.measure === 'money' &&
        each.meaning.kind === rate.meaning.kind &&
        each.group === null,
    )
    const actual = all.find(
      (each) =>
        each.period === rate.period &&
        !isPlanned(each) &&
        tierOf(each) === (rate.meaning.tier ?? 'total'),
    )
    if (!actual || all.some(isPlanned)) return []
    const implied = quotient(
      times(actual.range.face, { units: 100n, scale: 0 }),
      rate.range.face,
      6,
    )
    const years = yearsKnown(actual, everywhere)
    if (
      years.length === 0 ||
      years.some((each) => exceeds(exactly(implied), multiply(each.range, mostOverYears)) === 'no')
    )
      return []
    return [impliedFinding(rate, actual, implied, largest(years))]
  })
}

/** A year without money says nothing of how much a plan may be. */
function yearsKnown(actual: Fact, everywhere: readonly Fact[]): readonly Fact[] {
  return amounts(everywhere).filter(
    (each) =>
      each.meaning.measure === 'money' &&
      each.meaning.kind === null &&
      each.group === null &&
      each !== actual &&
      each.range.face.units > 0n &&
      tierOf(each) === tierOf(actual) &&
      each.figure.period.kind === 'year' &&
      yearOfFact(each) !== yearOfFact(actual),
  )
}

function largest(facts: readonly Fact[]): Fact {
  return facts.reduce((a, b) => (exceeds(simple(b), simple(a)) === 'no' ? a : b))
}

const simple = ({ range }: Fact): Range => exactly(range.face)

function impliedFinding(rate: Fact, actual: Fact, implied: Decimal, other: Fact): Finding {
  const message =
    `nếu ${printed(actual)}${unitText(actual)} là thực hiện và bằng ${printed(rate)}% kế hoạch thì kế hoạch phải là ` +
    `${rounded(inUnitOf(actual, implied), 1)}${unitText(actual)}, gấp nhiều lần năm lớn nhất đã biết (${other.figure.period.label}: ` +
    `${printed(other)}${unitText(other)}). Có lẽ ${printed(actual)} là kế hoạch.`
  return finding({
    facts: [actual, rate],
    kind: 'plan-actual',
    verdict: 'warning',
    computed: implied,
    message,
  })
}
