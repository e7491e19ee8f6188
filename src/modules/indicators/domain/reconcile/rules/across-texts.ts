import { type Geography, membersOf } from '../../geography.ts'
import { groupBy, keyOf } from '../corner.ts'
import { type Fact, isPlanned } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { exceeds } from '../range.ts'
import { measureText, off, printed, unitText } from '../say.ts'
import { comparable } from './same-facts.ts'

/**
 * What no two texts may say of one kind of figure: a year above its span, a province above its region. Only what
 * happened is compared: plans of different days may differ.
 */
export function acrossTexts(facts: readonly Fact[], geography: Geography): readonly Finding[] {
  const happened = comparable(facts).filter(
    (each) => !isPlanned(each) && !/_existing$|_count$|^provinces_/.test(each.meaning.measure),
  )
  return groupBy(happened, (each) => keyOf(each, { period: true, place: true })).flatMap(
    (group) => {
      const wholes = group.filter((each) => isWide(each))
      return wholes.flatMap((whole) =>
        group.flatMap((part) =>
          part.text !== whole.text && isPartOf(part, whole, geography) ? conflict(part, whole) : [],
        ),
      )
    },
  )
}

/** Only these can hold others; most figures are of one province and one year. */
function isWide({ figure }: Fact): boolean {
  const { kind } = figure.scope
  return (
    kind === 'nation' ||
    kind === 'region' ||
    figure.period.kind === 'multi-year' ||
    figure.period.kind === 'cumulative'
  )
}

function isPartOf(part: Fact, whole: Fact, geography: Geography): boolean {
  const shorter = isShorter(part, whole)
  if (part.place === whole.place) return shorter
  const inside =
    whole.place === 'nation'
      ? ['region', 'province63', 'province34'].includes(part.figure.scope.kind)
      : membersOf(whole.place, whole, geography).some((list) => list.includes(part.place))
  return inside && (shorter || part.period === whole.period)
}

function isShorter(part: Fact, whole: Fact): boolean {
  if (
    part.start === null ||
    part.end === null ||
    whole.end === null ||
    part.period === whole.period
  )
    return false
  return part.end <= whole.end && (whole.start === null ? true : part.start >= whole.start)
}

function conflict(part: Fact, whole: Fact): readonly Finding[] {
  if (exceeds(part.range, whole.range) !== 'yes') return []
  const message =
    `${measureText(part)}: ${part.figure.scope.name} ${part.figure.period.label} là ${printed(part, whole)}, lớn hơn cả ` +
    `${whole.figure.scope.name} ${whole.figure.period.label} là ${printed(whole)}${unitText(whole)} theo nguồn khác: ${off(whole, part.range.face)}.`
  return [
    finding({
      facts: [whole, part],
      kind: 'year-span',
      verdict: 'conflict',
      computed: part.range.face,
      message,
    }),
  ]
}
