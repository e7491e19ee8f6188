import type { Bilingual } from '../../model.ts'

/** How officials say a result; `{n}` is the number. Grouped and ordered as the nine groups of activities. */
export type ResultPhrase = Bilingual & {
  readonly group: ResultGroup
  /** A phrase of another indicator that this one completes: "45 cơ sở … với 120 gian hàng". */
  readonly completes?: string
}

/** The groups of activities of Điều 4, Nghị định 45/2012, and what stands beside them. */
export const resultGroups = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'effect'] as const
export type ResultGroup = (typeof resultGroups)[number]

/** Headings of the groups. */
export const groupLabels = {
  '1': { vi: 'Đào tạo nghề, truyền nghề', en: 'Vocational training and craft transmission' },
  '2': {
    vi: 'Nâng cao năng lực quản lý, khởi sự doanh nghiệp',
    en: 'Management capacity and starting a business',
  },
  '3': {
    vi: 'Mô hình trình diễn, chuyển giao công nghệ, máy móc tiên tiến, sản xuất sạch hơn',
    en: 'Demonstration models, technology transfer, advanced machinery, cleaner production',
  },
  '4': {
    vi: 'Sản phẩm công nghiệp nông thôn tiêu biểu, hội chợ, thương hiệu',
    en: 'Outstanding products, fairs, brands',
  },
  '5': { vi: 'Tư vấn, trợ giúp', en: 'Consulting' },
  '6': { vi: 'Thông tin, tuyên truyền', en: 'Information' },
  '7': {
    vi: 'Liên doanh, liên kết, cụm công nghiệp, môi trường',
    en: 'Linkage, industrial clusters, environment',
  },
  '8': { vi: 'Hợp tác quốc tế', en: 'International cooperation' },
  '9': { vi: 'Nâng cao năng lực quản lý nhà nước và tổ chức', en: 'Capacity of the programme' },
  effect: { vi: 'Tác động', en: 'Effect' },
} as const satisfies Record<ResultGroup, Bilingual>

/** By indicator code. A code that is not here is said with its catalogue label. */
export const resultPhrases = {
  A01: { group: '1', vi: 'đào tạo nghề cho {n} lao động', en: 'trained {n} workers' },
  A02: {
    group: '1',
    vi: '{n} lao động có việc làm sau đào tạo',
    en: '{n} workers found jobs after training',
  },
  A03: { group: '1', vi: 'mở {n} lớp đào tạo nghề', en: 'held {n} training courses' },
  A04: { group: '1', vi: 'bồi dưỡng {n} nghệ nhân, thợ giỏi', en: 'supported {n} master artisans' },
  B01: {
    group: '2',
    vi: 'nâng cao năng lực quản lý, khởi sự doanh nghiệp cho {n} lượt người',
    en: 'trained {n} people in management and starting a business',
  },
  B02: { group: '2', vi: 'tổ chức {n} hội thảo, tập huấn', en: 'held {n} seminars and workshops' },
  B03: { group: '2', vi: 'hỗ trợ thành lập {n} doanh nghiệp', en: 'helped found {n} enterprises' },
  B04: { group: '2', vi: 'tổ chức {n} đoàn tham quan, khảo sát', en: 'sent {n} study delegations' },
  C01: {
    group: '3',
    vi: 'hỗ trợ xây dựng {n} mô hình trình diễn kỹ thuật phổ biến sản phẩm mới, công nghệ mới',
    en: 'supported {n} demonstration models of new products and technology',
  },
  C02: {
    group: '3',
    vi: 'hỗ trợ {n} cơ sở công nghiệp nông thôn ứng dụng máy móc, thiết bị tiên tiến vào sản xuất',
    en: 'supported {n} rural industrial establishments in using advanced machinery',
  },
  C03: { group: '3', vi: 'hỗ trợ {n} dây chuyền công nghệ', en: 'supported {n} production lines' },
  C04: {
    group: '3',
    vi: 'chuyển giao công nghệ cho {n} cơ sở',
    en: 'transferred technology to {n} establishments',
  },
  C05: {
    group: '3',
    vi: 'đánh giá sản xuất sạch hơn tại {n} cơ sở',
    en: 'assessed cleaner production at {n} establishments',
  },
  C06: {
    group: '3',
    vi: 'xây dựng {n} mô hình thí điểm sản xuất sạch hơn',
    en: 'built {n} cleaner-production pilots',
  },
  C07: {
    group: '3',
    vi: 'hỗ trợ {n} cơ sở tiết kiệm năng lượng',
    en: 'supported energy saving at {n} establishments',
  },
  D01: {
    group: '4',
    vi: 'công nhận {n} sản phẩm công nghiệp nông thôn tiêu biểu',
    en: 'certified {n} outstanding products',
  },
  D02: { group: '4', vi: '{n} sản phẩm đăng ký bình chọn', en: '{n} products entered selection' },
  D04: { group: '4', vi: 'tổ chức {n} hội chợ, triển lãm', en: 'held {n} fairs' },
  D05: {
    group: '4',
    vi: 'hỗ trợ {n} cơ sở công nghiệp nông thôn tham gia hội chợ, triển lãm trong nước',
    en: 'helped {n} establishments join domestic fairs',
  },
  D06: {
    group: '4',
    completes: 'D05',
    vi: 'với {n} gian hàng tiêu chuẩn',
    en: 'with {n} standard booths',
  },
  D07: { group: '4', vi: 'hỗ trợ xây dựng {n} thương hiệu, nhãn hiệu', en: 'supported {n} brands' },
  D08: { group: '4', vi: 'xây dựng {n} phòng trưng bày', en: 'set up {n} showrooms' },
  E01: { group: '5', vi: 'tư vấn cho {n} cơ sở', en: 'advised {n} establishments' },
  F01: {
    group: '6',
    vi: 'thực hiện {n} chương trình, ấn phẩm, bài tuyên truyền',
    en: 'produced {n} programmes and publications',
  },
  G01: {
    group: '7',
    vi: 'hỗ trợ thành lập {n} hội, hiệp hội ngành nghề',
    en: 'helped found {n} associations',
  },
  G02: { group: '7', vi: 'hình thành {n} cụm liên kết', en: 'formed {n} linkage clusters' },
  G03: {
    group: '7',
    vi: 'hỗ trợ lập quy hoạch chi tiết cho {n} cụm công nghiệp',
    en: 'supported the detailed planning of {n} industrial cluster(s)',
  },
  G04: {
    group: '7',
    vi: 'hỗ trợ xây dựng hạ tầng cho {n} cụm công nghiệp',
    en: 'supported the infrastructure of {n} industrial cluster(s)',
  },
  G05: {
    group: '7',
    vi: 'hỗ trợ di dời, xử lý ô nhiễm cho {n} cơ sở',
    en: 'supported relocation or pollution treatment at {n} establishments',
  },
  G06: { group: '7', vi: 'tổ chức {n} hội nghị thu hút đầu tư', en: 'held {n} investment events' },
  H01: {
    group: '8',
    vi: 'thực hiện {n} hoạt động hợp tác quốc tế',
    en: 'carried out {n} international activities',
  },
  K01: { group: '9', vi: 'bồi dưỡng {n} lượt cán bộ khuyến công', en: 'trained {n} officers' },
  K02: { group: '9', vi: 'duy trì {n} cộng tác viên khuyến công', en: 'kept {n} collaborators' },
  K03: { group: '9', vi: 'thực hiện {n} cuộc kiểm tra, giám sát', en: 'made {n} inspections' },
  K04: {
    group: '9',
    vi: 'tổ chức {n} hội nghị khu vực, đoàn trao đổi',
    en: 'held {n} regional conferences and exchanges',
  },
  R01: { group: 'effect', vi: 'tạo thêm {n} việc làm', en: 'created {n} jobs' },
} as const satisfies Record<string, ResultPhrase>

/** The phrase of an indicator, or `undefined` when its label must do. */
export function phraseOf(indicator: string | null): ResultPhrase | undefined {
  return indicator !== null && Object.hasOwn(resultPhrases, indicator)
    ? resultPhrases[indicator as keyof typeof resultPhrases]
    : undefined
}

const lettersToGroups: Readonly<Record<string, ResultGroup>> = {
  A: '1',
  B: '2',
  C: '3',
  D: '4',
  E: '5',
  F: '6',
  G: '7',
  H: '8',
  K: '9',
  R: 'effect',
}

/** The group an indicator belongs to, by the letter of its code; money, schemes and unknown codes have none. */
export function groupOf(indicator: string | null): ResultGroup | undefined {
  return phraseOf(indicator)?.group ?? lettersToGroups[indicator?.[0] ?? '']
}
