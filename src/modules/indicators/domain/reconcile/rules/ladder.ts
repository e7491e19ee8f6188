import { compareDecimals } from '#core/decimal.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { productLevels } from '../../meaning.ts'
import { boundOf } from '../../qualifier.ts'
import { type Corner, amounts, groupBy } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { type Range, addAll, agree, exceeds, rangeOf } from '../range.ts'
import { measureText, number, printed, sumText } from '../say.ts'

/** Products climb from commune to nation, so levels lie inside one another: adding them counts some twice. */
export function ladders({ facts }: Corner): readonly Finding[] {
  const products = amounts(facts).filter(
    (each) => each.meaning.measure.startsWith('products.') && each.group === null,
  )
  return groupBy(
    products,
    (each) => `${each.meaning.measure}|${each.period}|${each.status}`,
  ).flatMap((group) => {
    const levels = oncePerLevel(group)
    const total = group.find((each) => each.meaning.level === null)
    if (levels.length < 2) return []
    return [...stated(total, levels), ...claimed(levels), ...climbing(levels)]
  })
}

function oncePerLevel(group: readonly Fact[]): readonly Fact[] {
  return productLevels
    .map((level) => group.find((each) => each.meaning.level === level))
    .filter((each) => each !== undefined)
}

/** A total that is the sum of its levels. */
function stated(total: Fact | undefined, levels: readonly Fact[]): readonly Finding[] {
  const sum = addAll(levels.map((each) => each.range))
  if (!total || !agree(total.range, sum) || levels.some((each) => agree(total.range, each.range)))
    return []
  const message =
    `${measureText(total)}: tổng ${printed(total)} là ${sumText(levels, total)} = ${number(total, sum.face)} cộng các cấp. ` +
    `${nested} Số sản phẩm khác nhau là ${number(total, largest(levels).range.face)}.`
  return [
    finding({
      facts: [total, ...levels],
      kind: 'double-count',
      verdict: 'error',
      computed: largest(levels).range.face,
      message,
    }),
  ]
}

const nested = 'Sản phẩm cấp trên được chọn từ cấp dưới nên cộng các cấp là đếm trùng.'

function largest(levels: readonly Fact[]): Fact {
  return levels.reduce((a, b) => (compareDecimals(a.range.face, b.range.face) >= 0 ? a : b))
}

/** A title or note that counts more products than any level has, and as many as all levels together. */
function claimed(levels: readonly Fact[]): readonly Finding[] {
  const [first] = levels
  if (!first) return []
  const sum = addAll(levels.map((each) => each.range))
  const top = largest(levels)
  const claim = claimsOf(first).find(
    ({ range }) => exceeds(range, top.range) === 'yes' && agree(range, sum),
  )
  if (!claim) return []
  const message =
    `nguồn nói "${claim.text}" sản phẩm: ${sumText(levels, first)} = ${number(first, sum.face)}. ${nested} ` +
    `Số sản phẩm khác nhau là ${printed(top)}.`
  return [
    finding({
      facts: [top, ...levels],
      kind: 'double-count',
      verdict: 'error',
      computed: sum.face,
      message,
    }),
  ]
}

type Claim = { readonly range: Range; readonly text: string }

const claimWords =
  /(?:(hon|tren|gan|khoang|over|more than|nearly|about) )?(\d{1,4}) (?:san pham|products?)\b/g

function claimsOf({ figure }: Fact): readonly Claim[] {
  const texts = [figure.source.url, figure.source.note, figure.note].map((each) =>
    normaliseVietnamese(decoded(each ?? '')),
  )
  return texts.flatMap((text) =>
    [...text.matchAll(claimWords)].map(([, word, digits]) => {
      const face = { units: BigInt(digits ?? '0'), scale: 0 }
      const isRound = /^[1-9]0*$/.test(digits ?? '')
      const step = { units: 10n ** BigInt(/0*$/.exec(digits ?? '')?.[0].length ?? 0), scale: 0 }
      return {
        range: rangeOf(face, { units: 0n, scale: 0 }, step, boundOf(word ?? null), isRound),
        text: `${word === undefined ? '' : (claimVi[word] ?? word) + ' '}${digits ?? ''}`,
      }
    }),
  )
}

const claimVi: Readonly<Record<string, string>> = {
  hon: 'hơn',
  tren: 'trên',
  gan: 'gần',
  khoang: 'khoảng',
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** In a cumulative count no level may hold more than the level below it. */
function climbing(levels: readonly Fact[]): readonly Finding[] {
  if (levels[0]?.figure.period.kind !== 'cumulative') return []
  return levels.flatMap((upper, index) => {
    const lower = levels[index - 1]
    if (!lower || exceeds(upper.range, lower.range) !== 'yes') return []
    const message = `${measureText(upper)}: cấp trên ${printed(upper)} nhiều hơn cấp dưới ${printed(lower)}, trong khi phải chọn từ cấp dưới.`
    return [
      finding({
        facts: [upper, lower],
        kind: 'order',
        verdict: 'warning',
        computed: lower.range.face,
        message,
      }),
    ]
  })
}
