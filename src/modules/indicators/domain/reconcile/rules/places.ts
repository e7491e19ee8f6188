import { type Geography, membersOf, oldProvincesOf, placeName } from '../../geography.ts'
import { amounts, groupBy, keyOf } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { addAll, agree, exceeds, subtract } from '../range.ts'
import { measureText, number, off, printed, unitText } from '../say.ts'
import { looksLikeOneSlip } from '../slip.ts'
import { judgeSum, sumSentence } from '../sum.ts'

/** Districts against their province, provinces against their region, regions against the nation, in one text. */
export function placeSums(facts: readonly Fact[], geography: Geography): readonly Finding[] {
  const plain = amounts(facts).filter((each) => !/_count$|^provinces_/.test(each.meaning.measure))
  return groupBy(plain, (each) => keyOf(each, { place: true })).flatMap((group) =>
    group.flatMap((whole) => {
      const inner = directly(oncePerPlace(group.filter((each) => isInside(each, whole, geography))))
      return inner.length === 0 ? [] : judge(whole, inner, facts, geography)
    }),
  )
}

/** Beside the old provinces of a new one, their districts are not added again. */
function directly(parts: readonly Fact[]): readonly Fact[] {
  const old = parts.filter((each) => each.figure.scope.kind === 'province63')
  return old.length > 0 ? old : parts
}

function oncePerPlace(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(
    (each, index) => facts.findIndex((other) => other.place === each.place) === index,
  )
}

/** Directly inside: what lies inside something else on the list is not added again. */
function isInside(part: Fact, whole: Fact, geography: Geography): boolean {
  const kind = whole.figure.scope.kind
  if (kind === 'nation') return part.figure.scope.kind === 'region'
  if (kind === 'region')
    return membersOf(whole.place, whole, geography).some((list) => list.includes(part.place))
  if (kind !== 'province63' && kind !== 'province34') return false
  if (part.figure.scope.kind === 'province63')
    return oldProvincesOf(whole.place, geography).includes(part.place)
  if (part.figure.scope.kind !== 'district' && part.figure.scope.kind !== 'commune') return false
  const province = /\(([^()]+)\)\s*$/.exec(part.figure.scope.name)?.[1]
  return province === undefined || placeName(province) === placeName(whole.figure.scope.name)
}

function judge(
  whole: Fact,
  parts: readonly Fact[],
  facts: readonly Fact[],
  geography: Geography,
): readonly Finding[] {
  const above = parts.find((each) => exceeds(each.range, whole.range) === 'yes')
  if (above) return [aboveWhole(above, whole)]
  const sum = addAll(parts.map((each) => each.range))
  if (agree(whole.range, sum)) return miscounted(whole, parts, facts)
  const found = judgeSum('place-sum', whole, parts)
  if (
    !found ||
    (whole.isDistinct && exceeds(sum, whole.range) !== 'no' && whole.figure.scope.kind === 'nation')
  )
    return []
  if (exceeds(sum, whole.range) !== 'no' || isComplete(whole, parts, geography)) return [found]
  if (looksLikeOneSlip(whole, parts) && parts.length >= 3) return [{ ...found, verdict: 'warning' }]
  const rest = number(whole, subtract(whole.range, sum).face)
  const message = `${sumSentence(whole, parts)}: còn ${rest}${unitText(whole)} ở nơi chưa nêu.`
  return [
    finding({
      facts: [whole, ...parts],
      kind: 'place-sum',
      verdict: 'incomplete',
      computed: sum.face,
      message,
    }),
  ]
}

function aboveWhole(part: Fact, whole: Fact): Finding {
  const message =
    `${measureText(part)}: riêng ${part.figure.scope.name} là ${printed(part, whole)}, lớn hơn cả ${whole.figure.scope.name} ` +
    `là ${printed(whole)}${unitText(whole)}: ${off(whole, part.range.face)}.`
  return finding({
    facts: [whole, part],
    kind: 'order',
    verdict: 'error',
    computed: part.range.face,
    message,
  })
}

/** All members of the region or all regions; of the districts of a province, the few without any may be missing. */
function isComplete(whole: Fact, parts: readonly Fact[], geography: Geography): boolean {
  const { kind } = whole.figure.scope
  if (kind === 'nation') return parts.length === geography.regions.length
  if (kind === 'region')
    return membersOf(whole.place, whole, geography).some((list) =>
      list.every((member) => parts.some((each) => each.place === member)),
    )
  if (parts.every((each) => each.figure.scope.kind === 'province63'))
    return parts.length === oldProvincesOf(whole.place, geography).length
  const districts = geography.districts[whole.place.split(':')[1] ?? ''] ?? 0
  return districts > 0 && parts.length * 9 >= districts * 8
}

/** A list whose amounts make the whole has as many places as the text counts. */
function miscounted(
  whole: Fact,
  parts: readonly Fact[],
  facts: readonly Fact[],
): readonly Finding[] {
  const count = facts.find(
    (each) =>
      /^provinces_(?:count|with)/.test(each.meaning.measure) &&
      each.place === whole.place &&
      each.period === whole.period,
  )
  if (!count || whole.figure.scope.kind !== 'region') return []
  const size = { units: BigInt(parts.length), scale: 0 }
  if (Number(count.range.face.units) === parts.length || count.range.face.scale !== 0) return []
  const message = `báo cáo ghi ${printed(count)} tỉnh, thành nhưng danh sách có ${parts.length} nơi đã đủ ${printed(whole)}${unitText(whole)}: ${off(count, size)}.`
  return [
    finding({
      facts: [count, ...parts],
      kind: 'count-list',
      verdict: 'warning',
      computed: size,
      message,
    }),
  ]
}
