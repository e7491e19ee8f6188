import { decimal } from '#core/decimal.ts'
import { numberText } from '#core/prose/number.ts'
import { findingKinds, type Finding, type FindingKind } from './finding.ts'

/** What the figures of each kind of check come to, before the number. */
const leads = {
  'tier-sum': 'The national and local parts add up to',
  'kind-sum': 'The kinds of activity add up to',
  'group-sum': 'The groups add up to',
  'place-sum': 'The places add up to',
  'period-sum': 'The periods add up to',
  'cost-sum': 'Support and counterpart capital add up to',
  growth: 'From the amounts printed, the change comes to',
  average: 'From the total printed, the average comes to',
  product: 'The unit amount times the count comes to',
  share: 'From the amounts printed, the share comes to',
  'plan-rate': 'From the amounts printed, the rate of the plan comes to',
  'wrong-denominator': 'With the right denominator it comes to',
  'plan-actual': 'For plan and actual to agree it would have to be',
  order: 'A part cannot be larger than its whole; here the part is',
  'count-list': 'Counted from the list it is',
  'double-count': 'Levels that overlap were added or need not be; together they make',
  'same-fact': 'Another text gives the same fact as',
  'year-span': 'A shorter period within this one already has',
  magnitude: 'Figures of this kind suggest',
  transcription: 'As printed, the text reads',
} as const satisfies Record<FindingKind, string>

const closings = {
  error: '',
  conflict: '',
  warning: ' Please check which is meant.',
  rounding: ' Rounding or cutting digits explains it.',
  incomplete: ' The rest was not given, so nothing is wrong yet.',
} as const satisfies Record<Finding['verdict'], string>

/** A finding as an English sentence by its kind, with the numbers of the check. */
export function findingInEnglish(finding: Finding): string {
  const { kind, verdict, computed, reported } = finding
  if (computed === null || reported === null)
    return `${findingKinds[kind].en}: the figures do not fit each other.${closings[verdict]}`
  const arithmetic = arithmeticOf(finding.message, computed)
  const unit = unitOf(finding.message, computed)
  return `${leads[kind]} ${arithmetic}${unit}; printed is ${english(reported)}.${closings[verdict]}`
}

const number = String.raw`\d[\d.]*(?:,\d+)?`
const operation = new RegExp(`${number}(?: [+/×] ${number})+ = ${number}`, 'g')

// The sum stands in the Vietnamese sentence; it is shown when it is the one that gives the number.
function arithmeticOf(message: string, computed: string): string {
  const result = english(computed)
  const sums = [...message.matchAll(operation)].map(([text]) => text.replace(/[.,]/g, swapped))
  return sums.find((sum) => sum.endsWith(` = ${result}`)) ?? result
}

const swapped = (mark: string) => (mark === '.' ? ',' : '.')

const units: readonly (readonly [string, string])[] = [
  [' tỷ đồng', ' billion VND'],
  [' triệu đồng', ' million VND'],
  ['%', '%'],
]

function unitOf(message: string, computed: string): string {
  const result = numberText('vi', decimal(computed))
  return units.find(([vietnamese]) => message.includes(result + vietnamese))?.[1] ?? ''
}

function english(plain: string): string {
  return numberText('en', decimal(plain))
}

const scopes: Readonly<Record<string, string>> = {
  'Cả nước': 'Whole country',
  'Phía Bắc': 'Northern region',
  'Miền Trung - Tây Nguyên': 'Central – Central Highlands region',
  'Phía Nam': 'Southern region',
}

/** The place of a finding for an English reader; a province keeps its name. */
export function scopeInEnglish(scope: string): string {
  return scopes[scope] ?? scope
}

const words: readonly (readonly [RegExp, string])[] = [
  [/những tháng đầu năm/giu, 'first months'],
  [/\bgiai đoạn /giu, ''],
  [/\bnăm (?=\d)/giu, ''],
  [/(?<!\p{L})đến /giu, 'to '],
  [/(?<!\p{L})từ /giu, 'from '],
  [/(?<!\p{L})quý /giu, 'quarter '],
  [/(\d+) tháng đầu(?: năm)?/giu, 'first $1 months of'],
  [/(\d+) tháng(?!\p{L})/giu, '$1 months'],
  [/(?<!\p{L})tháng (?=\d)/giu, 'month '],
]

/** The period of a finding for an English reader. */
export function periodInEnglish(period: string): string {
  return words.reduce((text, [vietnamese, english]) => text.replace(vietnamese, english), period)
}
