import { type Corner, amounts, groupBy } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { type Range, addAll, exceeds } from '../range.ts'
import { measureText, off, printed, unitText } from '../say.ts'

type Order = {
  readonly less: RegExp
  readonly more: RegExp
  /** What counts beside `more`: sets are entered beside products. */
  readonly beside?: RegExp
  readonly verdict: 'error' | 'warning'
  readonly why: string
}

const orders: readonly Order[] = [
  {
    less: /^workers?_(?:employed|with_jobs)|^employed_after|^workers_trained_employed/,
    more: /^workers_trained$/,
    verdict: 'error',
    why: 'người có việc làm sau đào tạo nằm trong số được đào tạo',
  },
  {
    less: /^fair_establishments$/,
    more: /^fair_booths$/,
    verdict: 'warning',
    why: 'mỗi cơ sở dự hội chợ có ít nhất một gian hàng',
  },
  {
    less: /^establishments_eligible$/,
    more: /^establishments_surveyed$/,
    verdict: 'error',
    why: 'cơ sở đủ điều kiện nằm trong số được khảo sát',
  },
  {
    less: /^products\.recognised$/,
    more: /^products\.nominated$/,
    beside: /^sets\.nominated$/,
    verdict: 'error',
    why: 'sản phẩm được công nhận nằm trong số đăng ký cùng cấp',
  },
  {
    less: /^products_nominating_establishments$/,
    more: /^products\.nominated$/,
    beside: /^sets\.nominated$/,
    verdict: 'warning',
    why: 'mỗi cơ sở đăng ký ít nhất một sản phẩm',
  },
  { less: /^disbursed$/, more: /^money$/, verdict: 'error', why: 'giải ngân không vượt kinh phí' },
  { less: /^refunded$/, more: /^money$/, verdict: 'error', why: 'hoàn trả không vượt kinh phí' },
  {
    less: /^machinery_supported$/,
    more: /^establishments_supported$/,
    verdict: 'warning',
    why: 'cơ sở ứng dụng máy móc nằm trong số cơ sở được hỗ trợ',
  },
  {
    less: /^provinces_(?!count$)/,
    more: /^provinces_count$/,
    verdict: 'error',
    why: 'nằm trong số tỉnh, thành của vùng',
  },
]

/** Counts that lie inside other counts: none may be above. */
export function ordersHold({ facts }: Corner): readonly Finding[] {
  const all = amounts(facts).filter((each) => each.group === null)
  return groupBy(all, (each) => `${each.period}|${each.status}`).flatMap((moment) =>
    orders.flatMap((order) => {
      const smaller = moment.filter(
        (each) => order.less.test(each.meaning.measure) && each.meaning.kind === null,
      )
      return smaller.flatMap((less) => judge(order, less, moment))
    }),
  )
}

function judge(order: Order, less: Fact, moment: readonly Fact[]): readonly Finding[] {
  const more = moment.find((each) => order.more.test(each.meaning.measure) && isPeer(each, less))
  if (!more) return []
  const beside = order.beside
  const extra = beside ? moment.filter((each) => beside.test(each.meaning.measure)) : []
  const whole: Range = addAll([more, ...extra].map((each) => each.range))
  if (exceeds(less.range, whole) !== 'yes') return []
  const message =
    `${measureText(less)} ${printed(less)} lớn hơn ${measureText(more)} ${printed(more)}${unitText(more)}: ` +
    `${off(more, less.range.face)}; ${order.why}.`
  return [
    finding({
      facts: [more, less, ...extra],
      kind: 'order',
      verdict: order.verdict,
      computed: less.range.face,
      message,
    }),
  ]
}

/** Establishments are counted without a level; everything else is compared at its own level, tier and kind. */
function isPeer(more: Fact, less: Fact): boolean {
  if (
    more.meaning.kind !== less.meaning.kind ||
    (more.meaning.tier ?? 'total') !== (less.meaning.tier ?? 'total')
  )
    return false
  return less.meaning.level === null || more.meaning.level === less.meaning.level
}
