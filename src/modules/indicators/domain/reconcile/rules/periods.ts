import { type Corner, amounts, groupBy, keyOf } from '../corner.ts'
import { type Fact, isPlanned } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { addAll, agree, exceeds, subtract } from '../range.ts'
import { measureText, number, off, printed, unitText } from '../say.ts'
import { cumulated } from '../cumulative.ts'
import { looksLikeOneSlip } from '../slip.ts'
import { judgeSum, sumSentence } from '../sum.ts'

const stocks = /_existing$|_count$|^provinces_|valid$/

/** The years of a span, the quarters of a year: together they make it, and none is above it. */
export function periodSums({ facts }: Corner): readonly Finding[] {
  const flows = amounts(facts).filter((each) => !stocks.test(each.meaning.measure))
  return groupBy(flows, (each) => keyOf(each, { period: true, status: true })).flatMap((group) =>
    group.flatMap((whole) => {
      const inner = group.filter((each) => isInside(each, whole))
      const same = inner.filter((each) => each.status === whole.status)
      const apart = withoutOverlap(same)
      const summed = apart.length >= 2 ? judgeParts(whole, apart) : []
      const grown = cumulated(whole, group)
      if (summed.length + grown.length > 0) return [...summed, ...grown]
      return inner.flatMap((each) => aboveSpan(each, whole))
    }),
  )
}

function isInside(part: Fact, whole: Fact): boolean {
  if (part === whole || part.end === null || whole.end === null) return false
  if (whole.start === null)
    return whole.figure.period.kind === 'cumulative' && part.start !== null && part.end <= whole.end
  if (part.start === null || part.period === whole.period) return false
  return part.start >= whole.start && part.end <= whole.end && length(part) < length(whole)
}

function length({ start, end }: Fact): number {
  return Date.parse(end ?? '') - Date.parse(start ?? '')
}

/** The longest periods first, then whatever does not overlap them. */
function withoutOverlap(parts: readonly Fact[]): readonly Fact[] {
  const kept: Fact[] = []
  for (const each of [...parts].sort((a, b) => length(b) - length(a)))
    if (
      kept.every(
        (other) => (each.end ?? '') < (other.start ?? '') || (each.start ?? '') > (other.end ?? ''),
      )
    )
      kept.push(each)
  return kept.sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1))
}

function judgeParts(whole: Fact, parts: readonly Fact[]): readonly Finding[] {
  const sum = addAll(parts.map((each) => each.range))
  if (agree(whole.range, sum)) return []
  const over = exceeds(sum, whole.range)
  if (over !== 'no') {
    if (whole.isDistinct) return []
    const found = judgeSum('period-sum', whole, parts)
    return found ? [found] : []
  }
  const found = judgeSum('period-sum', whole, parts)
  if (!found) return []
  if (covers(whole, parts)) return [found]
  if (looksLikeOneSlip(whole, parts)) return [{ ...found, verdict: 'warning' }]
  const rest = number(whole, subtract(whole.range, sum).face)
  const message = `${sumSentence(whole, parts)}: còn ${rest}${unitText(whole)} ở những năm chưa nêu.`
  return [
    finding({
      facts: [whole, ...parts],
      kind: 'period-sum',
      verdict: 'incomplete',
      computed: sum.face,
      message,
    }),
  ]
}

const day = 86_400_000

/** Whether the parts follow one another without a gap from the first day to the last. */
function covers(whole: Fact, parts: readonly Fact[]): boolean {
  if (whole.start === null || parts[0]?.start !== whole.start || parts.at(-1)?.end !== whole.end)
    return false
  return parts.every((each, index) => {
    const next = parts[index + 1]
    return !next || Date.parse(next.start ?? '') - Date.parse(each.end ?? '') === day
  })
}

/** A year above its whole span: for what happened against what was planned, only where the span has years. */
function aboveSpan(part: Fact, whole: Fact): readonly Finding[] {
  if (part.status !== whole.status) {
    const spans =
      whole.figure.period.kind === 'multi-year' && part.figure.period.kind !== 'multi-year'
    if (!spans || !isPlanned(whole) || isPlanned(part)) return []
  }
  if (exceeds(part.range, whole.range) !== 'yes') return []
  const message =
    `${measureText(part)}: riêng ${part.figure.period.label} là ${printed(part, whole)}, lớn hơn cả ` +
    `${whole.figure.period.label} là ${printed(whole)}${unitText(whole)}: ${off(whole, part.range.face)}.`
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
