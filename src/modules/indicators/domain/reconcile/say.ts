import { type Decimal, minus, quotient } from '#core/decimal.ts'
import { numberText, trimmed } from '#core/prose/number.ts'
import { lookUp } from '../look-up.ts'
import type { Fact } from './fact.ts'

/** A number of the base unit in the printed unit of a fact. */
export function inUnitOf(fact: Fact, value: Decimal): Decimal {
  return { units: value.units, scale: value.scale + fact.power }
}

/** A number in the printed unit of a fact, in Vietnamese style, without the unit. */
export function number(fact: Fact, value: Decimal): string {
  return numberText('vi', trimmed(normal(inUnitOf(fact, value))))
}

/** The number as printed, its qualifier before it: `gần 1,7`, in the unit of another fact. */
export function printed(fact: Fact, unit: Fact = fact): string {
  const words = fact.figure.qualifier === null ? '' : `${fact.figure.qualifier} `
  return words + number(unit, fact.range.face)
}

/** The printed number with its unit. */
export function withUnit(fact: Fact): string {
  return `${printed(fact)}${unitText(fact)}`
}

/** The unit after a number: ` tỷ đồng`, `%`. */
export function unitText(fact: Fact): string {
  return fact.isPercent ? fact.figure.unit : fact.figure.unit === '' ? '' : ` ${fact.figure.unit}`
}

/** How far the report is off: `lệch 0,032 tỷ đồng`. */
export function off(fact: Fact, computed: Decimal): string {
  const { units, scale } = minus(computed, fact.range.face)
  return `lệch ${number(fact, { units: units < 0n ? -units : units, scale })}${unitText(fact)}`
}

/** `a + b + c` in the unit of a fact. */
export function sumText(parts: readonly Fact[], unit: Fact): string {
  return parts.map((each) => printed(each, unit)).join(' + ')
}

/** A number rounded for reading, in Vietnamese style. */
export function rounded(value: Decimal, decimals: number): string {
  return numberText('vi', quotient(value, { units: 1n, scale: 0 }, decimals))
}

/** The same without zeros at the end, where `49,000` could be read as thousands. */
export function roundedShort(value: Decimal, decimals: number): string {
  return numberText('vi', trimmed(quotient(value, { units: 1n, scale: 0 }, decimals)))
}

function normal({ units, scale }: Decimal): Decimal {
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

const tierNames = {
  total: 'tổng',
  national: 'khuyến công quốc gia',
  local: 'khuyến công địa phương',
  provincial: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
} as const

/** The tier in words. */
export function tierText(fact: Fact): string {
  return tierNames[fact.meaning.tier ?? 'total']
}

const measureNames: Readonly<Record<string, string>> = {
  money: 'kinh phí khuyến công',
  cost: 'tổng vốn thực hiện',
  counterpart: 'vốn đối ứng',
  disbursed: 'kinh phí giải ngân',
  schemes: 'số đề án',
  award: 'tiền thưởng sản phẩm',
  'products.recognised': 'sản phẩm được công nhận',
  'products.nominated': 'sản phẩm đăng ký bình chọn',
  establishments_supported: 'cơ sở được hỗ trợ',
  establishments_surveyed: 'cơ sở được khảo sát',
  establishments_eligible: 'cơ sở đủ điều kiện',
  products_nominating_establishments: 'cơ sở có sản phẩm đăng ký',
  machinery_supported: 'cơ sở ứng dụng máy móc thiết bị',
  demo_models: 'mô hình trình diễn',
  workers_trained: 'lao động được đào tạo',
  workers_employed: 'lao động có việc làm sau đào tạo',
  fair_establishments: 'cơ sở tham gia hội chợ',
  fair_booths: 'gian hàng',
  provinces_count: 'số tỉnh, thành',
  provinces_with_products: 'số tỉnh có sản phẩm',
}

const kindNames: Readonly<Record<string, string>> = {
  machinery: 'ứng dụng máy móc thiết bị',
  demo: 'mô hình trình diễn',
  demo_machinery: 'mô hình trình diễn và máy móc thiết bị',
  training: 'đào tạo nghề',
  management_training: 'nâng cao năng lực quản lý',
  management: 'chi phí quản lý',
  admin: 'quản lý chương trình',
  communication: 'thông tin tuyên truyền',
  branding: 'thương hiệu',
  trademark: 'nhãn hiệu',
  packaging: 'bao bì',
  products: 'bình chọn sản phẩm',
  fairs: 'hội chợ, triển lãm',
  group_projects: 'đề án nhóm',
  activities: 'hoạt động',
  facilities: 'cơ sở vật chất',
  consulting: 'tư vấn',
  other: 'khác',
}

/** What is counted, in words; a name the product does not know stays as the source wrote it. */
export function measureText({ meaning }: Fact): string {
  const name = lookUp(measureNames, meaning.measure) ?? meaning.measure
  return meaning.kind === null
    ? name
    : `${name} (${lookUp(kindNames, meaning.kind) ?? meaning.kind})`
}
