import { compareDecimals } from '#core/decimal.ts'
import { amounts, groupBy, keyOf } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { agree } from '../range.ts'
import { measureText, off, printed, tierText, unitText } from '../say.ts'

/** One fact printed twice: the same number is one fact, another number is a conflict. */
export function sameFacts(facts: readonly Fact[]): readonly Finding[] {
  const clear = facts.filter((each) => isClear(each) && isNamed(each))
  return groupBy(clear, (each) => keyOf(each, { status: true })).flatMap((all) =>
    groupBy(all, (each) => each.status).flatMap((group) =>
      disagreeing(group).map(({ first, other }) => conflict(first, other, isLone(group, all))),
    ),
  )
}

/** A plan without a result, or a result without a plan: of two numbers one may be the other. */
function isLone(group: readonly Fact[], all: readonly Fact[]): boolean {
  return group.length === all.length && ['plan', 'actual'].includes(group[0]?.status ?? '')
}

/** Norms are not facts; a text gives several rates without saying of which tier, and each has its own check. */
function isNamed({ meaning }: Fact): boolean {
  return meaning.form !== 'norm' && (meaning.form !== 'rate' || meaning.tier !== null)
}

/** A period that names no days could be any; two such are not known to be one. */
function isClear({ start, end, figure }: Fact): boolean {
  const { kind } = figure.period
  return kind === 'cumulative' ? end !== null : start !== null && end !== null
}

type Pair = { readonly first: Fact; readonly other: Fact }

function disagreeing(group: readonly Fact[]): readonly Pair[] {
  const found = group.flatMap((each) => {
    const first = group.find((other) => isSameWord(other, each))
    return first && !agree(first.range, each.range) ? [{ first, other: each }] : []
  })
  // One against each other number, not every pair: a third printing of the same number adds nothing.
  return found.filter(
    ({ other }, index) =>
      found.findIndex((each) => compareDecimals(each.other.range.face, other.range.face) === 0) ===
      index,
  )
}

/** In one text `kế hoạch` and `dự kiến` are two facts; two texts may call one fact by either word. */
function isSameWord(a: Fact, b: Fact): boolean {
  return a.text !== b.text || a.figure.status === b.figure.status
}

function conflict(first: Fact, other: Fact, lone: boolean): Finding {
  const same = first.text === other.text
  const message =
    `${measureText(first)} (${tierText(first)}) được ghi hai giá trị ${printed(first)} và ${printed(other, first)}` +
    `${unitText(first)}${same ? ' trong cùng một nguồn' : ` ở hai nguồn (${dated(first)}; ${dated(other)})`}: ` +
    `${off(first, other.range.face)}.` +
    (same && lone ? ' Có lẽ một số là kế hoạch, một số là thực hiện.' : '')
  return finding({
    facts: [first, other],
    kind: 'same-fact',
    verdict: 'conflict',
    computed: other.range.face,
    message,
  })
}

function dated({ figure }: Fact): string {
  const { published, url, note } = figure.source
  const host = /^[a-z]+:\/\/([^/]+)/.exec(url ?? '')?.[1]
  return [
    host ?? note ?? 'không rõ nguồn',
    published === null ? 'không rõ ngày' : `đăng ${published}`,
  ].join(', ')
}

/** Amounts of one place across texts, for relations that hold whoever prints them. */
export function comparable(facts: readonly Fact[]): readonly Fact[] {
  return amounts(facts).filter(isClear)
}
