/** A word of the trade in the two languages of the interface. */
export type Bilingual = { readonly vi: string; readonly en: string }

/** Whose programme pays: `null` on a scheme means the source does not say. */
export const fundTiers = {
  national: { vi: 'Khuyến công quốc gia', en: 'National promotion' },
  local: { vi: 'Khuyến công địa phương', en: 'Local promotion' },
} as const satisfies Record<string, Bilingual>
/** The same in one word, for a column headed by what it is. */
export const fundTiersShort = {
  national: { vi: 'Quốc gia', en: 'National' },
  local: { vi: 'Địa phương', en: 'Local' },
} as const satisfies Record<FundTier, Bilingual>
export type FundTier = keyof typeof fundTiers

/** The states of a scheme a register can know, in their order; `unknown` when the source does not say. */
export const schemeStatuses = {
  idea: { vi: 'Đề nghị', en: 'Proposed' },
  appraised: { vi: 'Đã thẩm định', en: 'Appraised' },
  inPlan: { vi: 'Trong kế hoạch', en: 'In plan' },
  contracted: { vi: 'Đã ký hợp đồng', en: 'Contracted' },
  implementing: { vi: 'Đang thực hiện', en: 'Implementing' },
  accepted: { vi: 'Đã nghiệm thu', en: 'Accepted' },
  settled: { vi: 'Đã quyết toán', en: 'Settled' },
  stopped: { vi: 'Ngừng triển khai', en: 'Stopped' },
  unknown: { vi: 'Chưa rõ', en: 'Not known' },
} as const satisfies Record<string, Bilingual>
export type SchemeStatus = keyof typeof schemeStatuses
