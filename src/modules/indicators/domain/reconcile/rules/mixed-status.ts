import { type Corner, amounts, groupBy, keyOf, tierOf } from '../corner.ts'
import { type Fact, isPlanned } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { addAll, rangeKey, standing } from '../range.ts'
import { measureText, sumText, printed, unitText } from '../say.ts'

/**
 * A sum that comes out only when one figure's status is read differently: a total "carried out" made of parts
 * "planned" has one word wrong.
 */
export function mixedStatuses({ facts }: Corner): readonly Finding[] {
  const all = amounts(facts).filter((each) => ['plan', 'actual'].includes(each.status))
  return groupBy(all, (each) => each.period).flatMap((moment) =>
    [
      ...tierLists(moment),
      ...kindLists(moment),
      ...dimensionLists(moment),
      ...costLists(moment),
    ].flatMap(judge),
  )
}

type List = readonly [Fact, ...Fact[]]

function tierLists(moment: readonly Fact[]): readonly List[] {
  return groupBy(moment, (each) => keyOf(each, { tier: true, status: true })).flatMap((group) => {
    const of = (tier: string) => group.filter((each) => tierOf(each) === tier)
    return [
      ...combine([of('total'), of('national'), of('local')]),
      ...combine([of('local'), of('provincial'), of('district')]),
      ...combine([of('total'), of('national'), of('provincial'), of('district')]),
    ]
  })
}

function costLists(moment: readonly Fact[]): readonly List[] {
  const of = (measure: string, kind: string | null = null) =>
    moment.filter(
      (each) =>
        each.meaning.measure === measure && each.meaning.kind === kind && tierOf(each) === 'total',
    )
  const [cost, money] = [of('cost'), of('money')]
  return [
    ...combine([cost, money, of('counterpart')]),
    ...combine([cost, money, of('money', 'other')]),
  ]
}

/** More choices than these are no longer one text saying a thing twice, and nobody could follow the answer. */
const mostChoices = 1000

/** Every choice of one figure each; figures that come out among those of their own status need no other reading. */
function combine(repeated: readonly (readonly Fact[])[]): readonly List[] {
  const all = repeated.map(withoutRepeats)
  if (all.reduce((product, list) => product * list.length, 1) > mostChoices) return []
  const settled = choices(all).filter(
    (list) => list.every((each) => each.status === list[0].status) && comesOut(list),
  )
  const taken = new Set(settled.flat())
  const lists = all.map((list) => list.filter((each) => !taken.has(each)))
  const own = (status: string) => lists.every((list) => list.some((each) => each.status === status))
  return own('plan') || own('actual') ? [] : choices(lists)
}

/** A number printed again with the same status comes out, or does not, as it did the first time. */
function withoutRepeats(facts: readonly Fact[]): readonly Fact[] {
  return groupBy(facts, (each) => `${each.status}|${rangeKey(each.range)}`).flatMap(([first]) =>
    first ? [first] : [],
  )
}

function choices([wholes = [], ...parts]: readonly (readonly Fact[])[]): readonly List[] {
  const starts: readonly List[] = wholes.map((each) => [each] as const)
  return parts.reduce<readonly List[]>(
    (chosen, list) => chosen.flatMap((head) => list.map((each) => [...head, each] as const)),
    starts,
  )
}

/** Activities that make a total exactly, three of them or more. */
function kindLists(moment: readonly Fact[]): readonly List[] {
  return groupBy(moment, (each) => keyOf(each, { kind: true, tier: true, status: true })).flatMap(
    (group) => {
      const parts = group.filter((each) => each.meaning.kind !== null && each.meaning.tier === null)
      const names = new Set(parts.map((each) => each.meaning.kind))
      if (parts.length < 3 || names.size !== parts.length) return []
      const wholes = group.filter((each) => each.meaning.kind === null)
      return wholes.map((each) => [each, ...parts] as const)
    },
  )
}

function dimensionLists(moment: readonly Fact[]): readonly List[] {
  return groupBy(moment, (each) => keyOf(each, { group: true, status: true })).flatMap((group) => {
    const [whole, ...more] = group.filter((each) => each.group === null)
    const parts = group.filter((each) => each.group !== null)
    const names = new Set(parts.map((each) => each.group))
    return whole && more.length === 0 && parts.length >= 2 && names.size === parts.length
      ? [[whole, ...parts] as const]
      : []
  })
}

function judge(list: List): readonly Finding[] {
  const [whole, ...parts] = list
  const planned = list.filter(isPlanned)
  const odd =
    planned.length === 1
      ? planned[0]
      : planned.length === list.length - 1
        ? list.find((each) => !isPlanned(each))
        : undefined
  if (!odd) return []
  if (!comesOut(list)) return []
  const message =
    `${measureText(whole)}: ${sumText(parts, whole)} = ${printed(whole)}${unitText(whole)} chỉ khớp khi ${printed(odd, whole)} cùng trạng thái ` +
    `với các số còn lại, nhưng nguồn ghi "${odd.figure.status === null ? '' : odd.status === 'plan' ? 'kế hoạch' : 'thực hiện'}": có lẽ nhầm kế hoạch với thực hiện.`
  const facts = [odd, ...list.filter((each) => each !== odd)] as const
  return [finding({ facts, kind: 'plan-actual', verdict: 'warning', computed: null, message })]
}

function comesOut([whole, ...parts]: List): boolean {
  const found = standing(whole.range, addAll(parts.map((each) => each.range)))
  return found === 'equal' || (found === 'within' && parts.length >= 2 && whole.isMoney)
}
