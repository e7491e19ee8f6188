/** The groups of the indicator list: money, schemes, the activities of Điều 4 (seven, with the sixth's neighbours), results. */
export const indicatorGroups = {
  M: { vi: 'Kinh phí', en: 'Money' },
  S: { vi: 'Đề án', en: 'Schemes' },
  A: { vi: 'Đào tạo nghề, truyền nghề', en: 'Vocational training' },
  B: { vi: 'Nâng cao năng lực quản lý, khởi sự doanh nghiệp', en: 'Management and start-up' },
  C: {
    vi: 'Mô hình trình diễn, chuyển giao công nghệ, máy móc thiết bị, sản xuất sạch hơn',
    en: 'Demonstration, technology, machinery, cleaner production',
  },
  D: {
    vi: 'Sản phẩm tiêu biểu, hội chợ, thương hiệu',
    en: 'Outstanding products, fairs, brands',
  },
  E: { vi: 'Tư vấn', en: 'Consulting' },
  F: { vi: 'Thông tin, tuyên truyền', en: 'Information' },
  G: {
    vi: 'Liên doanh, liên kết, cụm công nghiệp, môi trường',
    en: 'Linkage, clusters, environment',
  },
  H: { vi: 'Hợp tác quốc tế', en: 'International cooperation' },
  K: { vi: 'Năng lực tổ chức khuyến công', en: 'Capacity of the promotion system' },
  R: { vi: 'Kết quả, tác động', en: 'Results' },
} as const satisfies Record<string, { vi: string; en: string }>
export type IndicatorGroup = keyof typeof indicatorGroups

/** Whose money or schemes a figure counts; `null` on a figure whose source does not say. */
export const figureTiers = [
  'total',
  'national',
  'local',
  'provincial',
  'district',
  'commune',
] as const
export type FigureTier = (typeof figureTiers)[number]

/** What an indicator may be split by, beside scope, period and status. */
export type Disaggregation =
  'tier' | 'activityKind' | 'productGroup' | 'productLevel' | 'market' | 'medium' | 'reason'

/** What kind of number it is; decides how it may be added and rounded. */
export type QuantityKind = 'money' | 'count' | 'ratio' | 'average' | 'norm'

/**
 * How the number of a larger scope or longer period comes from smaller ones: added; recomputed from the sums
 * behind it; a count of distinct things, where parts overlap; or not at all (a stock, a norm).
 */
export type Rollup = 'sum' | 'recompute' | 'distinct' | 'none'

/** One indicator of the list every province, region and the nation report by. */
export type Indicator = {
  readonly code: string
  readonly label: { readonly vi: string; readonly en: string }
  readonly unit: string
  readonly quantity: QuantityKind
  readonly tiers: readonly FigureTier[]
  readonly disaggregations: readonly Disaggregation[]
  readonly rollup: Rollup
  readonly group: IndicatorGroup
  readonly order: number
}

/** What a tier is called on a page. */
export const tierLabels = {
  total: { vi: 'tổng các nguồn', en: 'all tiers' },
  national: { vi: 'khuyến công quốc gia', en: 'national' },
  local: { vi: 'khuyến công địa phương', en: 'local' },
  provincial: { vi: 'cấp tỉnh', en: 'provincial' },
  district: { vi: 'cấp huyện', en: 'district' },
  commune: { vi: 'cấp xã', en: 'commune' },
} as const satisfies Record<FigureTier, { vi: string; en: string }>
