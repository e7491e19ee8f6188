import { normaliseVietnamese } from '#core/vietnamese.ts'
import { type Corner, amounts, groupBy, keyOf } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { addAll, agree, exceeds, subtract } from '../range.ts'
import { number, unitText } from '../say.ts'
import { looksLikeOneSlip } from '../slip.ts'
import { judgeSum, sumSentence } from '../sum.ts'

/** The four groups outstanding products are chosen in. */
const productGroups: readonly RegExp[] = [
  /thu cong|my nghe|handicraft/,
  /che bien|nong lam|food/,
  /may moc|thiet bi|co khi|machin/,
  /^(?:san pham )?(?:nhom )?khac\b|^other/,
]

/** The parts of a whole split by any dimension: product groups, markets, districts named in the figure itself. */
export function groupSums({ facts }: Corner): readonly Finding[] {
  return groupBy(amounts(facts), (each) => keyOf(each, { group: true })).flatMap((group) => {
    const whole = group.find((each) => each.group === null)
    const parts = group.filter((each) => each.group !== null)
    if (!whole || parts.length === 0) return []
    return groupBy(parts, (each) => dimensionOf(each)).flatMap((list) =>
      judgeList(whole, oncePerGroup(list)),
    )
  })
}

function dimensionOf({ figure }: Fact): string {
  return Object.keys(figure.dimension ?? {})
    .filter((key) => key !== 'part')
    .sort()
    .join('&')
}

function oncePerGroup(list: readonly Fact[]): readonly Fact[] {
  return list.filter(
    (each, index) => list.findIndex((other) => other.group === each.group) === index,
  )
}

function judgeList(whole: Fact, parts: readonly Fact[]): readonly Finding[] {
  const sum = addAll(parts.map((each) => each.range))
  if (agree(whole.range, sum)) return []
  if (whole.isDistinct && exceeds(sum, whole.range) !== 'no') return largestAbove(whole, parts)
  const certain = exceeds(sum, whole.range) !== 'no' || isComplete(parts)
  const found = judgeSum('group-sum', whole, parts)
  if (certain) return found ? [found] : []
  if (looksLikeOneSlip(whole, parts) && found) return [{ ...found, verdict: 'warning' }]
  const rest = subtract(whole.range, sum).face
  const message = `${sumSentence(whole, parts)}: còn ${number(whole, rest)}${unitText(whole)} ở nhóm chưa nêu.`
  return [
    finding({
      facts: [whole, ...parts],
      kind: 'group-sum',
      verdict: 'incomplete',
      computed: sum.face,
      message,
    }),
  ]
}

function largestAbove(whole: Fact, parts: readonly Fact[]): readonly Finding[] {
  const part = parts.find((each) => exceeds(each.range, whole.range) === 'yes')
  const found = part && judgeSum('order', whole, [part])
  return found ? [found] : []
}

/** Two words that between them leave nothing out. */
const halves: readonly (readonly RegExp[])[] = [
  [/^(?:hoi cho )?trong nuoc|domestic/, /^(?:hoi cho |o )?nuoc ngoai|^ngoai nuoc|abroad|foreign/],
  [/^nam$|^male/, /^nu$|^female/],
]

/** Complete when all product groups are there, or a list of its own kind says what the rest is. */
function isComplete(parts: readonly Fact[]): boolean {
  const names = parts.map((each) =>
    normaliseVietnamese(Object.values(each.figure.dimension ?? {})[0] ?? ''),
  )
  const known = productGroups.filter((group) => names.some((name) => group.test(name)))
  const rest = names.some((name) => /^(?:san pham |nhom )*khac\b|^other|^con lai/.test(name))
  if (halves.some((pair) => pair.every((half) => names.some((name) => half.test(name)))))
    return true
  const isProductList =
    known.length >= 2 && names.every((name) => productGroups.some((group) => group.test(name)))
  return isProductList ? known.length === 4 : rest && parts.length >= 3
}
