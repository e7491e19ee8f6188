import { compareDecimals, minus, times } from '#core/decimal.ts'
import { type Corner, amounts, groupBy, keyOf, sameMoment } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { type Range, addAll, agree, exceeds, subtract } from '../range.ts'
import { measureText, number, off, printed, unitText } from '../say.ts'
import { looksLikeOneSlip } from '../slip.ts'
import { judgeSum, sumSentence } from '../sum.ts'

/** Lists that name one of these say where all of the money goes. */
const closing = /^(?:other|others|management|admin|remaining|khac)$/
/** Kinds that look at schemes another way; they overlap the rest and add to nothing. */
const views =
  /^(?:flagship|group_projects|completed|adjusted|stopped|accepted|ongoing|new|running|planned)$/

/** Words of kinds of activity. Another word may cut the money another way: by craft, by sector, by area. */
const activityWords =
  /^(?:training|vocational|craft|transmission|artisans?|management|managers?|seminars?|workshops?|tours?|delegations?|startup|start|up|enterprises?|founding|founded|new|export|market|expansion|demo|demonstration|models?|machinery|machines?|equipment|technology|tech|transfers?|lines?|production|cleaner|cp|scp|energy|saving|efficiency|products?|selection|voting|fairs?|exhibitions?|trade|promotion|branding|brands?|trademarks?|packaging|design|labels?|showrooms?|ecommerce|digital|consulting|consultancy|communication|information|media|publications?|website|clusters?|planning|plans?|infrastructure|associations?|linkage|cooperation|international|environment|pollution|treatment|relocation|capacity|staff|inspection|monitoring|conferences?|surveys?|collaborators?|facilities|activities|other|others|admin|remaining|operation|award|awards|rewards?|development|support)$/

function isActivity(fact: Fact): boolean {
  return tokens(fact).every((each) => activityWords.test(each))
}

/** Money and schemes by kind of activity against the total, the local or the national part they belong to. */
export function kindSums({ facts }: Corner): readonly Finding[] {
  const counted = amounts(facts).filter((each) =>
    ['money', 'schemes'].includes(each.meaning.measure),
  )
  return groupBy(counted, (each) => keyOf(each, { tier: true, kind: true })).flatMap((group) => {
    const kinds = group.filter((each) => each.meaning.kind !== null)
    const moment = facts.filter((each) => group.some((other) => sameMoment(each, other)))
    const byTier = groupBy(kinds, (each) => each.meaning.tier ?? 'unsaid')
    return byTier.flatMap((list) => judgeList(list, wholesFor(list, group), moment))
  })
}

function wholesFor(kinds: readonly Fact[], group: readonly Fact[]): readonly Fact[] {
  const tier = kinds[0]?.meaning.tier ?? null
  const wholes = group.filter((each) => each.meaning.kind === null)
  return tier === null ? wholes : wholes.filter((each) => each.meaning.tier === tier)
}

function judgeList(
  kinds: readonly Fact[],
  wholes: readonly Fact[],
  moment: readonly Fact[],
): readonly Finding[] {
  const composites = compositeFindings(kinds)
  const most = ceilingOf(kinds, wholes, moment)
  const tooLarge = most ? kinds.flatMap((each) => aboveWhole(each, most)) : []
  if (tooLarge.length > 0) return [...composites, ...tooLarge]
  const all = withoutOverlap(kinds)
  const parts = all.filter(isActivity)
  const fits = (list: readonly Fact[]) =>
    wholes.some((each) => agree(each.range, addAll(list.map((part) => part.range))))
  if (parts.length < 2 || wholes.length === 0 || fits(all) || fits(parts)) return composites
  return [...composites, ...judgeParts(parts, wholes, most)]
}

function judgeParts(
  parts: readonly Fact[],
  wholes: readonly Fact[],
  most: Ceiling | undefined,
): readonly Finding[] {
  const sum = addAll(parts.map((each) => each.range))
  const nearest = nearestTo(parts, wholes)
  const closed = isClosed(parts) && isNear(parts, nearest)
  if (most && exceeds(sum, most.range) !== 'no')
    return listed(judgeSum('kind-sum', closed ? nearest : most.fact, parts))
  if (closed) return asWarning(judgeSum('kind-sum', nearest, parts))
  const slip = wholes.find((each) => looksLikeOneSlip(each, parts))
  if (slip) return asWarning(judgeSum('kind-sum', slip, parts))
  const above = nearestAbove(parts, wholes)
  return above ? [incomplete(above, parts)] : []
}

/** What no kind can be above, and the figure that says so. */
type Ceiling = { readonly fact: Fact; readonly range: Range }

/**
 * The total; or both tiers together; or the only tier a text speaks of. Beside one tier of two, a kind that names
 * no tier may be paid by the other.
 */
function ceilingOf(
  kinds: readonly Fact[],
  wholes: readonly Fact[],
  moment: readonly Fact[],
): Ceiling | undefined {
  const tier = (name: string) => wholes.find((each) => each.meaning.tier === name)
  const [first] = wholes
  if (!first) return undefined
  const total = tier('total') ?? wholes.find((each) => each.meaning.tier === null)
  if (total) return { fact: total, range: total.range }
  if (kinds[0]?.meaning.tier) return { fact: first, range: first.range }
  const [national, local] = [tier('national'), tier('local')]
  if (national && local) {
    const fact = compareDecimals(national.range.face, local.range.face) > 0 ? national : local
    return { fact, range: addAll([national.range, local.range]) }
  }
  const alone = moment.every((each) => [null, first.meaning.tier].includes(each.meaning.tier))
  return alone ? { fact: first, range: first.range } : undefined
}

function listed(found: Finding | undefined): readonly Finding[] {
  return found ? [found] : []
}

/** A list that seems complete may still leave something out, so a shortfall is a question. */
function asWarning(found: Finding | undefined): readonly Finding[] {
  return found ? [found.verdict === 'error' ? { ...found, verdict: 'warning' } : found] : []
}

function isClosed(parts: readonly Fact[]): boolean {
  return parts.length >= 3 && parts.some((each) => closing.test(each.meaning.kind ?? ''))
}

function nearestTo(parts: readonly Fact[], wholes: readonly Fact[]): Fact {
  const sum = addAll(parts.map((each) => each.range)).face
  const gap = (fact: Fact) => {
    const { units, scale } = minus(fact.range.face, sum)
    return { units: units < 0n ? -units : units, scale }
  }
  return wholes.reduce((a, b) => (compareDecimals(gap(a), gap(b)) <= 0 ? a : b))
}

function nearestAbove(parts: readonly Fact[], wholes: readonly Fact[]): Fact | undefined {
  const sum = addAll(parts.map((each) => each.range)).face
  const above = wholes.filter((each) => compareDecimals(each.range.face, sum) > 0)
  return above.length === 0 ? undefined : nearestTo(parts, above)
}

/** At least nine tenths of the total: less is a list of examples, even with its management costs. */
function isNear(parts: readonly Fact[], whole: Fact): boolean {
  const sum = addAll(parts.map((each) => each.range)).face
  return (
    compareDecimals(
      times(sum, { units: 10n, scale: 0 }),
      times(whole.range.face, { units: 9n, scale: 0 }),
    ) >= 0
  )
}

function aboveWhole(part: Fact, { fact, range }: Ceiling): readonly Finding[] {
  const over = exceeds(part.range, range)
  if (over === 'no') return []
  const message =
    `${measureText(part)} ${printed(part, fact)} lớn hơn ${measureText(fact)} ${printed(fact)}${unitText(fact)}: ` +
    `${off(fact, part.range.face)}.`
  const verdict = over === 'yes' ? 'error' : 'warning'
  const facts = [fact, part] as const
  return [finding({ facts, kind: 'order', verdict, computed: part.range.face, message })]
}

function incomplete(whole: Fact, parts: readonly Fact[]): Finding {
  const sum = addAll(parts.map((each) => each.range))
  const rest = subtract(whole.range, sum).face
  const message = `${sumSentence(whole, parts)}: còn ${number(whole, rest)}${unitText(whole)} chưa nêu nội dung.`
  return finding({
    facts: [whole, ...parts],
    kind: 'kind-sum',
    verdict: 'incomplete',
    computed: sum.face,
    message,
  })
}

/** Names in which one word qualifies another: training of managers is neither management nor training. */
const ownKinds =
  /^(?:management_(?:training|capacity|skills?|seminars?|staff)|training_management|(?:trade|export)_promotion|technology_transfers?|technology_lines?|production_lines?|new_enterprises?|(?:demo|demonstration)_models?|cluster_(?:planning|infrastructure)|energy_(?:saving|efficiency)|international_cooperation|cleaner_production)$/

const tokens = (fact: Fact) => (fact.meaning.kind ?? '').split('_')

function isInside(part: Fact, whole: Fact): boolean {
  const all = tokens(whole)
  return (
    part !== whole &&
    !ownKinds.test(whole.meaning.kind ?? '') &&
    all.length > tokens(part).length &&
    tokens(part).every((each) => all.includes(each))
  )
}

/** Each kind once: views are left out, and a kind named inside a joint one is not added again. */
function withoutOverlap(kinds: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>()
  return kinds.filter((each) => {
    const kind = each.meaning.kind ?? ''
    if (views.test(kind) || seen.has(kind)) return false
    seen.add(kind)
    return !kinds.some(
      (other) => isInside(each, other) && tokens(other).length <= 3 && isJoint(other, kinds),
    )
  })
}

/** `demo_machinery` joins `demo` and `machinery`. */
function isJoint(fact: Fact, kinds: readonly Fact[]): boolean {
  const names = ['demo', 'machinery', 'training', 'fairs', 'products', 'branding', 'communication']
  return (
    tokens(fact).every((each) => names.includes(each)) ||
    kinds.filter((each) => isInside(each, fact)).length >= 2
  )
}

/** A joint kind is the sum of the kinds it joins, when all are there; none of them is above it. */
function compositeFindings(kinds: readonly Fact[]): readonly Finding[] {
  return kinds.flatMap((whole) => {
    const parts = kinds.filter((each) => isInside(each, whole))
    const covered = new Set(parts.flatMap(tokens))
    if (parts.length < 2 || !tokens(whole).every((each) => covered.has(each)))
      return isJoint(whole, kinds)
        ? parts.flatMap((each) => aboveWhole(each, { fact: whole, range: whole.range }))
        : []
    return listed(judgeSum('kind-sum', whole, parts))
  })
}
