import { filledIn } from '#core/filled-in.ts'
import type { Bilingual } from './words.ts'

/** Why a scheme cannot be saved as it is. `{name}` stands for a detail of the reason. */
const refusals = {
  titleMissing: { vi: 'Nhập tên đề án.', en: 'Enter the title of the scheme.' },
  titleTooLong: {
    vi: 'Tên đề án dài quá {most} ký tự.',
    en: 'The title is longer than {most} characters.',
  },
  placeMissing: { vi: 'Chọn tỉnh, thành phố của đề án.', en: 'Choose the province of the scheme.' },
  placeUnknown: {
    vi: 'Không có tỉnh, thành phố mã {code} trong danh mục {list} tỉnh.',
    en: 'No province {code} on the map of {list}.',
  },
  placeOutOfReach: {
    vi: 'Đơn vị của bạn chỉ ghi đề án thuộc tỉnh mình. Hãy chọn lại tỉnh, hoặc nhờ đơn vị của tỉnh ấy.',
    en: 'Your unit enters schemes of its own province only. Choose the province again, or ask a unit of that one.',
  },
  districtElsewhere: {
    vi: 'Huyện mã {code} không thuộc tỉnh đã chọn.',
    en: 'District {code} is not in the chosen province.',
  },
  communeElsewhere: {
    vi: 'Xã mã {code} không thuộc tỉnh đã chọn.',
    en: 'Commune {code} is not in the chosen province.',
  },
  yearUnreadable: {
    vi: 'Năm phải là số có 4 chữ số, ví dụ 2024.',
    en: 'A year has four digits, such as 2024.',
  },
  yearImpossible: {
    vi: 'Năm {year} nằm ngoài khoảng 1990–2100.',
    en: 'Year {year} is outside 1990–2100.',
  },
  endsBeforeStart: {
    vi: 'Năm kết thúc {to} trước năm bắt đầu {from}.',
    en: 'The last year {to} is before the first year {from}.',
  },
  moneyUnreadable: {
    vi: 'Không đọc được số tiền "{text}". Ví dụ: 300 triệu; 1,5 tỷ; 300.000.000.',
    en: 'Cannot read the amount "{text}". Examples: 300 triệu; 1,5 tỷ; 300.000.000.',
  },
  moneyNegative: { vi: 'Số tiền không được âm.', en: 'Money cannot be negative.' },
  moneyTooLarge: {
    vi: 'Số tiền lớn hơn 100.000 tỷ đồng.',
    en: 'The amount is above 100,000 billion đồng.',
  },
  sourceTwice: { vi: 'Nguồn "{source}" ghi hai lần.', en: 'The source "{source}" stands twice.' },
  quantityUnreadable: {
    vi: 'Không đọc được số lượng "{text}".',
    en: 'Cannot read the quantity "{text}".',
  },
  indicatorMissing: {
    vi: 'Chọn chỉ tiêu cho số vừa nhập, hoặc xóa số đó.',
    en: 'Choose the indicator of this number, or clear the number.',
  },
  indicatorUnknown: { vi: 'Không có chỉ tiêu mã {code}.', en: 'No indicator {code}.' },
  indicatorTwice: { vi: 'Chỉ tiêu {code} ghi hai lần.', en: 'Indicator {code} stands twice.' },
  choiceUnknown: {
    vi: 'Giá trị "{text}" không có trong danh sách.',
    en: '"{text}" is not a choice of the list.',
  },
  textTooLong: {
    vi: 'Nội dung dài quá {most} ký tự.',
    en: 'The text is longer than {most} characters.',
  },
  tooManyEstablishments: {
    vi: 'Nhiều hơn {most} cơ sở thụ hưởng.',
    en: 'More than {most} establishments.',
  },
  addressUnsafe: {
    vi: 'Địa chỉ nguồn phải bắt đầu bằng http:// hoặc https://.',
    en: 'The source address must begin with http:// or https://.',
  },
} as const satisfies Record<string, Bilingual>
export type RefusalCode = keyof typeof refusals

/** What the person should look at once more before saving; it never blocks. */
const warnings = {
  moneySmall: {
    vi: '{source}: {amount} đồng là rất nhỏ. Có phải đơn vị là triệu đồng?',
    en: '{source}: {amount} đồng is very small. Was it in millions?',
  },
  moneyLarge: {
    vi: '{source}: {amount} đồng là rất lớn đối với một đề án. Hãy kiểm tra đơn vị.',
    en: '{source}: {amount} đồng is very large for one scheme. Check the unit.',
  },
  actualAbovePlan: {
    vi: '{source}: thực hiện lớn hơn kế hoạch.',
    en: '{source}: more was carried out than planned.',
  },
  actualMissing: {
    vi: 'Đề án đã quyết toán nhưng chưa có kinh phí thực hiện.',
    en: 'Settled, but no money carried out is known.',
  },
  tierWithoutMoney: {
    vi: 'Đề án ghi là {tier} nhưng không có kinh phí nguồn đó.',
    en: 'The scheme is {tier}, but has no money of that tier.',
  },
  sourceNotYetOrOver: {
    vi: 'Nguồn "{source}" không còn từ sau năm {year}.',
    en: 'The source "{source}" ended with the year {year}.',
  },
  yearUnusual: {
    vi: 'Năm {year} nằm ngoài khoảng thường gặp ({from}–{to}).',
    en: 'Year {year} is outside the usual range ({from}–{to}).',
  },
  yearMissing: {
    vi: 'Chưa rõ năm: đề án sẽ không vào báo cáo năm nào.',
    en: 'Without a year the scheme enters no yearly report.',
  },
  placeNotOfYear: {
    vi: 'Năm {year} không dùng danh mục {list} tỉnh. Nên chọn tỉnh như khi đó.',
    en: 'The map of {list} provinces was not in force in {year}. Better choose the province as it was then.',
  },
  indicatorOfOtherKind: {
    vi: 'Chỉ tiêu {code} thường không thuộc nội dung đã chọn.',
    en: 'Indicator {code} does not usually go with the chosen kind.',
  },
  flagshipOneYear: {
    vi: 'Đề án điểm kéo dài trên 1 năm (Thông tư 36/2013/TT-BCT, Điều 2).',
    en: 'A flagship scheme lasts more than one year (Circular 36/2013/TT-BCT, art. 2).',
  },
  normNotChecked: {
    vi: 'Chưa kiểm tra mức hỗ trợ theo quy định.',
    en: 'The support was not checked against the legal norms.',
  },
} as const satisfies Record<string, Bilingual>
export type WarningCode = keyof typeof warnings

export type SchemeReasonCode = RefusalCode | WarningCode

const texts: Readonly<Record<SchemeReasonCode, Bilingual>> = { ...refusals, ...warnings }

/** The sentence of a reason in a language, with its details filled in. */
export function reasonText(
  reason: { readonly code: SchemeReasonCode; readonly detail?: Readonly<Record<string, string>> },
  language: keyof Bilingual = 'vi',
): string {
  return filledIn(texts[reason.code][language], reason.detail ?? {})
}
