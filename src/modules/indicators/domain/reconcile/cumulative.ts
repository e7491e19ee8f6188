import type { Fact } from './fact.ts'
import { type Finding, finding } from './finding.ts'
import { add, agree, exceeds } from './range.ts'
import { measureText, number, off, printed, unitText } from './say.ts'

/**
 * A count that runs from the beginning never falls, and grows by what the years in between add: with 120 up to 2022
 * and 26 in 2023 it is 146 up to 2023.
 */
export function cumulated(later: Fact, group: readonly Fact[]): readonly Finding[] {
  if (!isCumulative(later)) return []
  const earlier = group
    .filter((each) => isCumulative(each) && (each.end ?? '') < (later.end ?? ''))
    .sort((a, b) => ((a.end ?? '') < (b.end ?? '') ? 1 : -1))[0]
  if (!earlier || earlier.status !== later.status) return []
  if (exceeds(earlier.range, later.range) === 'yes') return [fallen(earlier, later)]
  const between = group.find(
    (each) => each.status === later.status && each.end === later.end && isDayAfter(each, earlier),
  )
  return between && !later.isDistinct ? judgeStep(earlier, between, later) : []
}

function isCumulative({ figure, start, end }: Fact): boolean {
  return figure.period.kind === 'cumulative' && start === null && end !== null
}

const day = 86_400_000

function isDayAfter({ start }: Fact, { end }: Fact): boolean {
  return start !== null && Date.parse(start) - Date.parse(end ?? '') === day
}

function fallen(earlier: Fact, later: Fact): Finding {
  const message =
    `${measureText(later)}: lũy kế ${later.figure.period.label} là ${printed(later)}${unitText(later)}, ít hơn lũy kế ` +
    `${earlier.figure.period.label} là ${printed(earlier, later)}: ${off(later, earlier.range.face)}.`
  const facts = [later, earlier] as const
  const computed = earlier.range.face
  return finding({ facts, kind: 'year-span', verdict: 'conflict', computed, message })
}

/** Certificates run out and lists are cleaned, so a step that does not come out is a question. */
function judgeStep(earlier: Fact, between: Fact, later: Fact): readonly Finding[] {
  const sum = add(earlier.range, between.range)
  if (agree(later.range, sum)) return []
  const message =
    `${measureText(later)}: lũy kế ${earlier.figure.period.label} ${printed(earlier, later)} + ${between.figure.period.label} ` +
    `${printed(between, later)} = ${number(later, sum.face)}${unitText(later)}, báo cáo ghi lũy kế ${later.figure.period.label} ` +
    `${printed(later)}: ${off(later, sum.face)}.`
  const facts = [later, earlier, between] as const
  return [finding({ facts, kind: 'period-sum', verdict: 'warning', computed: sum.face, message })]
}
