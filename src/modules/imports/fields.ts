import { moneySources, type MoneySource } from '#modules/schemes/model.ts'

type Bilingual = { readonly vi: string; readonly en: string }

/** What a column may say of a scheme, apart from money and outputs. */
export const plainFields = {
  ignore: { vi: 'Bỏ qua', en: 'Ignore' },
  ordinal: { vi: 'Số thứ tự', en: 'Number' },
  schemeId: { vi: 'Mã đề án trong sổ', en: 'Identifier on record' },
  title: { vi: 'Tên đề án', en: 'Title' },
  kind: { vi: 'Nội dung hoạt động', en: 'Kind of activity' },
  fundTier: { vi: 'Cấp khuyến công (quốc gia, địa phương)', en: 'Tier (national, local)' },
  province: { vi: 'Tỉnh, thành phố', en: 'Province' },
  district: { vi: 'Huyện', en: 'District' },
  commune: { vi: 'Xã, phường', en: 'Commune' },
  placeDetail: { vi: 'Địa điểm', en: 'Place' },
  establishment: { vi: 'Cơ sở thụ hưởng', en: 'Establishment' },
  implementer: { vi: 'Đơn vị thực hiện', en: 'Implementing unit' },
  year: { vi: 'Năm', en: 'Year' },
  yearFrom: { vi: 'Năm bắt đầu', en: 'First year' },
  yearTo: { vi: 'Năm kết thúc', en: 'Last year' },
  period: { vi: 'Thời gian thực hiện', en: 'Period' },
  status: { vi: 'Tình trạng', en: 'Status' },
  documentNumber: { vi: 'Số văn bản', en: 'Document number' },
  documentDate: { vi: 'Ngày văn bản', en: 'Document date' },
  flagship: { vi: 'Đề án điểm', en: 'Flagship' },
  group: { vi: 'Đề án nhóm', en: 'Group scheme' },
  sourceUrl: { vi: 'Đường dẫn nguồn', en: 'Source address' },
  sourceNote: { vi: 'Nguồn tin', en: 'Source' },
  note: { vi: 'Ghi chú', en: 'Note' },
} as const satisfies Record<string, Bilingual>
export type PlainField = keyof typeof plainFields

/** Results a column may count, by the code of the indicator catalogue. */
export const outputFields = {
  A01: { vi: 'Lao động được đào tạo', en: 'Workers trained' },
  A02: { vi: 'Lao động có việc làm sau đào tạo', en: 'Employed after training' },
  A03: { vi: 'Số lớp đào tạo', en: 'Courses' },
  B01: { vi: 'Học viên tập huấn', en: 'Trainees' },
  A04: { vi: 'Nghệ nhân, thợ giỏi được bồi dưỡng', en: 'Artisans trained' },
  B02: { vi: 'Hội thảo, tập huấn', en: 'Seminars' },
  B03: { vi: 'Doanh nghiệp được thành lập', en: 'Enterprises founded' },
  B04: { vi: 'Đoàn tham quan, khảo sát', en: 'Study delegations' },
  C01: { vi: 'Mô hình trình diễn', en: 'Demonstration models' },
  C02: { vi: 'Cơ sở ứng dụng máy móc', en: 'Establishments with machinery' },
  C03: { vi: 'Dây chuyền công nghệ', en: 'Production lines' },
  C04: { vi: 'Chuyển giao công nghệ', en: 'Technology transfers' },
  C05: { vi: 'Đánh giá sản xuất sạch hơn', en: 'Cleaner production assessments' },
  C06: { vi: 'Mô hình thí điểm sản xuất sạch hơn', en: 'Cleaner production pilots' },
  C07: { vi: 'Cơ sở tiết kiệm năng lượng', en: 'Energy-saving establishments' },
  D01: { vi: 'Sản phẩm được công nhận', en: 'Certified products' },
  D02: { vi: 'Sản phẩm dự bình chọn', en: 'Products entered' },
  D03: { vi: 'Giấy chứng nhận', en: 'Certificates' },
  D04: { vi: 'Hội chợ', en: 'Fairs' },
  D05: { vi: 'Cơ sở tham gia hội chợ', en: 'Establishments at fairs' },
  D06: { vi: 'Gian hàng', en: 'Booths' },
  D07: { vi: 'Thương hiệu', en: 'Brands' },
  D08: { vi: 'Phòng trưng bày, sàn thương mại điện tử', en: 'Showrooms, e-commerce' },
  D09: { vi: 'Hợp đồng ký tại hội chợ', en: 'Contracts at fairs' },
  E01: { vi: 'Cơ sở được tư vấn', en: 'Establishments consulted' },
  F01: { vi: 'Chương trình, ấn phẩm, tin bài', en: 'Media output' },
  G01: { vi: 'Hiệp hội, hội ngành nghề', en: 'Associations' },
  G02: { vi: 'Cụm liên kết doanh nghiệp', en: 'Linkage clusters' },
  G03: { vi: 'Cụm công nghiệp lập quy hoạch', en: 'Clusters planned' },
  G04: { vi: 'Cụm công nghiệp hỗ trợ hạ tầng', en: 'Clusters with infrastructure' },
  G05: { vi: 'Cơ sở di dời, hệ thống xử lý ô nhiễm', en: 'Relocations, treatment systems' },
  G06: { vi: 'Hội nghị thu hút đầu tư cụm công nghiệp', en: 'Investment events' },
  H01: { vi: 'Hoạt động hợp tác quốc tế', en: 'International activities' },
  K01: { vi: 'Cán bộ được bồi dưỡng', en: 'Staff trained' },
  K02: { vi: 'Cộng tác viên', en: 'Collaborators' },
  K03: { vi: 'Cuộc kiểm tra, giám sát', en: 'Inspections' },
  K04: { vi: 'Hội nghị, đoàn trao đổi', en: 'Conferences, exchanges' },
  R01: { vi: 'Việc làm tạo thêm', en: 'Jobs created' },
} as const satisfies Record<string, Bilingual>
export type OutputCode = keyof typeof outputFields

/** Whether an amount or a count was planned or carried out. */
export const stages = {
  planned: { vi: 'kế hoạch', en: 'planned' },
  actual: { vi: 'thực hiện', en: 'carried out' },
} as const satisfies Record<string, Bilingual>
export type Stage = keyof typeof stages

/** Money of a column: a source, support whose tier the row says, or a total that is only checked. */
export type MoneyColumn = MoneySource | 'support' | 'total'

/** What a column says. */
export type FieldCode =
  PlainField | `money.${MoneyColumn}.${Stage}` | `output.${OutputCode}.${Stage}`

const moneyLabels: Readonly<Record<MoneyColumn, Bilingual>> = {
  support: { vi: 'Kinh phí hỗ trợ (theo cấp của dòng)', en: 'Support (tier of the row)' },
  total: { vi: 'Tổng các nguồn (chỉ đối chiếu)', en: 'Total of sources (checked only)' },
  ...moneySources,
}

/** Every field a column can be mapped to, in the order a person chooses from. */
export const fieldCodes: readonly FieldCode[] = [
  ...(Object.keys(plainFields) as PlainField[]),
  ...(Object.keys(moneyLabels) as MoneyColumn[]).flatMap(
    (source) => [`money.${source}.planned`, `money.${source}.actual`] as const,
  ),
  ...(Object.keys(outputFields) as OutputCode[]).flatMap(
    (code) => [`output.${code}.planned`, `output.${code}.actual`] as const,
  ),
]

const known: ReadonlySet<string> = new Set(fieldCodes)

/** Whether a text from a form names a field. */
export function isFieldCode(text: string): text is FieldCode {
  return known.has(text)
}

/** The parts of a money field, or `undefined` for another field. */
export function moneyOf(
  field: FieldCode,
): { readonly source: MoneyColumn; readonly stage: Stage } | undefined {
  const [family, source, stage] = field.split('.')
  return family === 'money' ? { source: source as MoneyColumn, stage: stage as Stage } : undefined
}

/** The parts of an output field, or `undefined` for another field. */
export function outputOf(
  field: FieldCode,
): { readonly code: OutputCode; readonly stage: Stage } | undefined {
  const [family, code, stage] = field.split('.')
  return family === 'output' ? { code: code as OutputCode, stage: stage as Stage } : undefined
}

/** The words for a field. */
export function fieldLabel(field: FieldCode, language: keyof Bilingual = 'vi'): string {
  const money = moneyOf(field)
  if (money) return `${moneyLabels[money.source][language]} – ${stages[money.stage][language]}`
  const output = outputOf(field)
  if (output) return `${outputFields[output.code][language]} – ${stages[output.stage][language]}`
  return plainFields[field as PlainField][language]
}
