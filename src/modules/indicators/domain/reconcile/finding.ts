import { type Decimal, decimalText, minus, rescale } from '#core/decimal.ts'
import { trimmed } from '#core/prose/number.ts'
import type { Fact } from './fact.ts'
import { inUnitOf } from './say.ts'

/** What kind of relation between figures a finding is about. The list is closed. */
export const findingKinds = {
  'tier-sum': { vi: 'Tổng theo nguồn quốc gia, địa phương', en: 'Sum by tier' },
  'kind-sum': { vi: 'Tổng theo nội dung hoạt động', en: 'Sum by activity' },
  'group-sum': { vi: 'Tổng theo nhóm', en: 'Sum by group' },
  'place-sum': { vi: 'Tổng theo địa bàn', en: 'Sum by place' },
  'period-sum': { vi: 'Tổng theo thời kỳ', en: 'Sum by period' },
  'cost-sum': { vi: 'Tổng vốn gồm khuyến công và đối ứng', en: 'Total of support and counterpart' },
  growth: { vi: 'Tăng, giảm so kỳ trước', en: 'Growth' },
  average: { vi: 'Bình quân', en: 'Average' },
  product: { vi: 'Đơn giá nhân số lượng', en: 'Unit amount times count' },
  share: { vi: 'Tỷ trọng', en: 'Share' },
  'plan-rate': { vi: 'Tỷ lệ so kế hoạch', en: 'Rate of the plan' },
  'wrong-denominator': { vi: 'Sai mẫu số', en: 'Wrong denominator' },
  'plan-actual': { vi: 'Kế hoạch và thực hiện', en: 'Plan and actual' },
  order: { vi: 'Phần không thể lớn hơn toàn bộ', en: 'A part above its whole' },
  'count-list': { vi: 'Số đếm và danh sách', en: 'Count and list' },
  'double-count': { vi: 'Đếm trùng', en: 'Double counting' },
  'same-fact': { vi: 'Cùng một số liệu, hai giá trị', en: 'One fact, two values' },
  'year-span': { vi: 'Kỳ ngắn và kỳ dài', en: 'A period against a longer one' },
  magnitude: { vi: 'Độ lớn, đơn vị', en: 'Magnitude, unit' },
  transcription: { vi: 'Giá trị và nguyên văn', en: 'Value and raw text' },
} as const satisfies Record<string, { vi: string; en: string }>
export type FindingKind = keyof typeof findingKinds

/** How bad it is. The first three are alarms; the list is closed. */
export const findingVerdicts = {
  error: { vi: 'sai', en: 'error', alarm: true },
  conflict: { vi: 'mâu thuẫn', en: 'conflict', alarm: true },
  warning: { vi: 'cần xem', en: 'warning', alarm: true },
  rounding: { vi: 'làm tròn', en: 'rounding', alarm: false },
  incomplete: { vi: 'chưa đủ số liệu', en: 'incomplete', alarm: false },
} as const satisfies Record<string, { vi: string; en: string; alarm: boolean }>
export type FindingVerdict = keyof typeof findingVerdicts

/** Something that should come out and does not, or comes out only by rounding, or cannot be told. */
export type Finding = {
  /** Name of the place. */
  readonly scope: string
  /** The period as the source says it. */
  readonly period: string
  readonly kind: FindingKind
  readonly verdict: FindingVerdict
  /** The figures involved, the one in question first. */
  readonly ids: readonly string[]
  /** Plain decimals (`63.367`) in the printed unit of the first figure; `null` where nothing is computed. */
  readonly computed: string | null
  readonly reported: string | null
  /** Computed less reported. */
  readonly difference: string | null
  /** In Vietnamese, with the arithmetic. */
  readonly message: string
}

/** Whether a finding must be looked at before the report is used. */
export function isAlarm(finding: Pick<Finding, 'verdict'>): boolean {
  return findingVerdicts[finding.verdict].alarm
}

/** A finding about `facts[0]`, whose printed unit the numbers are put in. `computed` is in the base unit. */
export function finding(about: {
  readonly facts: readonly [Fact, ...(readonly Fact[])]
  readonly kind: FindingKind
  readonly verdict: FindingVerdict
  readonly computed: Decimal | null
  readonly message: string
}): Finding {
  const [lead] = about.facts
  const computed = about.computed && readable(inUnitOf(lead, about.computed))
  const reported = inUnitOf(lead, lead.range.face)
  return {
    scope: lead.figure.scope.name,
    period: lead.figure.period.label,
    kind: about.kind,
    verdict: about.verdict,
    ids: [...new Set(about.facts.flatMap((each) => (each.madeOf ?? [each]).map(({ id }) => id)))],
    computed: computed && decimalText(trimmed(computed)),
    reported: decimalText(trimmed(reported)),
    difference: computed && decimalText(trimmed(minus(computed, reported))),
    message: about.message,
  }
}

/** Sums are exact; quotients are cut where nobody prints any more. */
function readable(value: Decimal): Decimal {
  return value.scale > mostDecimals
    ? rescale(value, Math.max(mostDecimals, trimmed(value).scale < 10 ? trimmed(value).scale : 0))
    : value
}

const mostDecimals = 6
