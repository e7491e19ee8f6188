import type { Bilingual, FundTier } from './words.ts'

type SourceRow = Bilingual & {
  /** The tier of khuyến công the money belongs to; `null` when it is not khuyến công money, or not known. */
  readonly tier: FundTier | null
  /** Whether it is support from the khuyến công budget: what "kinh phí hỗ trợ" adds up. */
  readonly isSupport: boolean
  /** The last year the source existed. */
  readonly toYear?: number
}

/** Where the money of a scheme comes from. `unknown`: support whose tier the source document does not say. */
export const moneySources = {
  national: {
    tier: 'national',
    isSupport: true,
    vi: 'Khuyến công quốc gia',
    en: 'National promotion budget',
  },
  provincial: {
    tier: 'local',
    isSupport: true,
    vi: 'Khuyến công cấp tỉnh',
    en: 'Provincial promotion budget',
  },
  district: {
    tier: 'local',
    isSupport: true,
    toYear: 2025,
    vi: 'Khuyến công cấp huyện',
    en: 'District promotion budget',
  },
  commune: {
    tier: 'local',
    isSupport: true,
    vi: 'Khuyến công cấp xã',
    en: 'Commune promotion budget',
  },
  unknown: {
    tier: null,
    isSupport: true,
    vi: 'Kinh phí khuyến công chưa rõ cấp',
    en: 'Promotion budget, tier not known',
  },
  otherBudget: { tier: null, isSupport: false, vi: 'Ngân sách khác', en: 'Other budget' },
  counterpartOwn: {
    tier: null,
    isSupport: false,
    vi: 'Đối ứng: vốn tự có',
    en: 'Counterpart: own capital',
  },
  counterpartLoan: {
    tier: null,
    isSupport: false,
    vi: 'Đối ứng: vốn vay',
    en: 'Counterpart: loan',
  },
  donor: { tier: null, isSupport: false, vi: 'Tài trợ', en: 'Donor' },
} as const satisfies Record<string, SourceRow>
export type MoneySource = keyof typeof moneySources
export const moneySourceCodes = Object.keys(moneySources) as readonly MoneySource[]
/** The sources whose sum is "kinh phí hỗ trợ" of a scheme. */
export const supportSources = moneySourceCodes.filter((source) => moneySources[source].isSupport)
