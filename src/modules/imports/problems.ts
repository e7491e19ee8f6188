import { filledIn } from '#core/filled-in.ts'
type ProblemRow = { readonly severity: Severity; readonly vi: string; readonly en: string }

/** An error keeps the row out; a warning is to be looked at; a remark says how a cell was understood. */
export const severities = {
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cần xem', en: 'Check' },
  remark: { vi: 'Ghi nhận', en: 'Note' },
} as const
export type Severity = keyof typeof severities

/** What can be wrong at a cell, with what is expected there. `{name}` stands for a detail. */
export const problemCodes = {
  titleMissing: { severity: 'error', vi: 'Thiếu tên đề án.', en: 'The title is missing.' },
  titleTooLong: {
    severity: 'error',
    vi: 'Tên đề án dài quá 500 ký tự.',
    en: 'The title is longer than 500 characters.',
  },
  textTooLong: {
    severity: 'error',
    vi: 'Nội dung dài quá {most} ký tự.',
    en: 'The text is longer than {most} characters.',
  },
  placeMissing: { severity: 'error', vi: 'Thiếu tỉnh, thành phố.', en: 'The province is missing.' },
  placeUnknown: {
    severity: 'error',
    vi: '“{value}” không phải tên tỉnh, thành phố nào (cũ hoặc mới).',
    en: '“{value}” is no province, old or new.',
  },
  placeAmbiguous: {
    severity: 'error',
    vi: '“{value}” có thể là {choices}. Hãy ghi rõ.',
    en: '“{value}” may be {choices}.',
  },
  placeOutOfReach: {
    severity: 'error',
    vi: '{choice} không thuộc tỉnh của đơn vị bạn; dòng này cần đơn vị của tỉnh ấy nhập.',
    en: '{choice} is not in your unit’s province: a unit of that province has to enter this row.',
  },
  placeDivided: {
    severity: 'error',
    vi: '“{value}” là tỉnh trước đây, nay là {choices}. Hãy chọn.',
    en: '“{value}” is a former province, now {choices}: choose one.',
  },
  placeFormer: {
    severity: 'remark',
    vi: '“{value}” là tỉnh trước đây, được hiểu là {choice}.',
    en: '“{value}” is a former province, read as {choice}.',
  },
  placeGuessed: {
    severity: 'warning',
    vi: '“{value}” được hiểu là {choice}.',
    en: '“{value}” was read as {choice}.',
  },
  placeFilled: {
    severity: 'remark',
    vi: 'Ô trống, được hiểu là {choice} như dòng trên.',
    en: 'Empty: read as {choice}, as above.',
  },
  districtUnknown: {
    severity: 'warning',
    vi: 'Không thấy “{value}” trong {province}; giữ nguyên chữ như trong tệp.',
    en: 'No “{value}” in {province}; kept as printed.',
  },
  kindUnknown: {
    severity: 'warning',
    vi: '“{value}” không phải nội dung nào của Điều 4 Nghị định 45/2012/NĐ-CP; sẽ ghi là chưa rõ.',
    en: '“{value}” is no known kind; will be “not known”.',
  },
  kindFromTitle: {
    severity: 'remark',
    vi: 'Chưa ghi nội dung; tên đề án cho thấy là “{choice}”.',
    en: 'No kind given; the title suggests “{choice}”.',
  },
  tierUnknown: {
    severity: 'warning',
    vi: '“{value}” không rõ là khuyến công quốc gia hay địa phương.',
    en: '“{value}” is neither national nor local.',
  },
  statusUnknown: {
    severity: 'warning',
    vi: '“{value}” không phải tình trạng nào; sẽ ghi là chưa rõ.',
    en: '“{value}” is no known status.',
  },
  yearUnreadable: {
    severity: 'error',
    vi: '“{value}” không phải năm. Cần năm 4 chữ số, ví dụ 2014 hoặc 2019-2020.',
    en: '“{value}” is not a year such as 2014 or 2019-2020.',
  },
  yearImpossible: {
    severity: 'error',
    vi: 'Năm {value} nằm ngoài khoảng 1990–2100.',
    en: 'Year {value} is outside 1990–2100.',
  },
  yearsReversed: {
    severity: 'error',
    vi: 'Năm kết thúc đứng trước năm bắt đầu.',
    en: 'The last year is before the first.',
  },
  yearMissing: {
    severity: 'warning',
    vi: 'Chưa rõ năm: đề án sẽ không vào báo cáo năm nào.',
    en: 'Without a year the scheme enters no report.',
  },
  amountUnreadable: {
    severity: 'error',
    vi: '“{value}” không phải số tiền. Cần số, ví dụ 300 hoặc 1.234,5.',
    en: '“{value}” is not an amount.',
  },
  amountNegative: { severity: 'error', vi: 'Số tiền âm.', en: 'The amount is negative.' },
  amountTooLarge: {
    severity: 'error',
    vi: '{amount} đồng là quá lớn cho một đề án: có thể sai đơn vị tính.',
    en: '{amount} đồng is too much for one scheme: the unit may be wrong.',
  },
  amountTooSmall: {
    severity: 'error',
    vi: '{amount} đồng là quá nhỏ: có thể sai đơn vị tính.',
    en: '{amount} đồng is too little: the unit may be wrong.',
  },
  amountAmbiguous: {
    severity: 'warning',
    vi: '“{value}” có hai cách đọc; đang hiểu là {amount}.',
    en: '“{value}” reads two ways; taken as {amount}.',
  },
  amountApproximate: {
    severity: 'warning',
    vi: '“{value}” không phải số chính xác; sẽ ghi là chưa rõ và giữ nguyên chữ trong ghi chú.',
    en: '“{value}” is not exact; left unknown, kept in the note.',
  },
  amountShared: {
    severity: 'warning',
    vi: 'Số tiền gộp cho {count} dòng; từng đề án sẽ ghi là chưa rõ và giữ trong ghi chú.',
    en: 'One amount for {count} rows; left unknown, kept in the note.',
  },
  unitAssumed: {
    severity: 'warning',
    vi: 'Bảng không ghi đơn vị tính; đang hiểu là {unit}.',
    en: 'No unit is given; taken as {unit}.',
  },
  quantityUnreadable: {
    severity: 'error',
    vi: '“{value}” không phải số lượng.',
    en: '“{value}” is not a quantity.',
  },
  dateUnreadable: {
    severity: 'warning',
    vi: '“{value}” không phải ngày. Cần ngày/tháng/năm, ví dụ 29/05/2014.',
    en: '“{value}” is not a day such as 29/05/2014.',
  },
  formulaError: {
    severity: 'error',
    vi: 'Công thức bị lỗi ({value}).',
    en: 'The formula is in error ({value}).',
  },
  formulaNotCalculated: {
    severity: 'error',
    vi: 'Công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi gửi.',
    en: 'The formula has no result: open and save the file in Excel.',
  },
  addressUnsafe: {
    severity: 'warning',
    vi: 'Đường dẫn phải bắt đầu bằng http:// hoặc https://; giữ trong nguồn tin.',
    en: 'Not a web address; kept as text.',
  },
  sumOfSources: {
    severity: 'warning',
    vi: 'Tổng ghi {stated} nhưng các nguồn cộng lại là {computed} (lệch {difference}).',
    en: 'The total is {stated}, the sources add up to {computed} (off by {difference}).',
  },
  subtotalDiffers: {
    severity: 'warning',
    vi: '“{label}” ghi {stated} nhưng {count} dòng cộng lại là {computed} (lệch {difference}).',
    en: '“{label}” says {stated}; {count} rows add up to {computed} (off by {difference}).',
  },
  subtotalRounded: {
    severity: 'remark',
    vi: '“{label}” ghi {stated}, cộng lại là {computed}: lệch do làm tròn.',
    en: '“{label}” says {stated}, the rows {computed}: rounding.',
  },
  subtotalUnchecked: {
    severity: 'remark',
    vi: '“{label}” chưa đối chiếu được vì có dòng chưa rõ số tiền.',
    en: '“{label}” cannot be checked: a row has no amount.',
  },
  duplicateInFile: {
    severity: 'error',
    vi: 'Trùng hoàn toàn với dòng {row} của trang “{sheet}”.',
    en: 'The same as row {row} of “{sheet}”.',
  },
  similarInFile: {
    severity: 'warning',
    vi: 'Cùng tên, nơi và năm với dòng {row} nhưng khác số liệu.',
    en: 'Same title, place and year as row {row}, other figures.',
  },
  onRecordDiffers: {
    severity: 'error',
    vi: 'Đề án mang mã này đã có trong sổ với nội dung khác. Hãy sửa trên trang của đề án; nhập Excel không sửa đè.',
    en: 'The scheme with this identifier is on record with other content: edit it on its page.',
  },
  leftOut: {
    severity: 'remark',
    vi: 'Bạn đã bỏ dòng này: không vào sổ.',
    en: 'You left this row out: it will not be entered.',
  },
  rowsNotRead: {
    severity: 'warning',
    vi: '{count} dòng đứng sau phần ký tên nên không được đọc. Nếu còn đề án, hãy tách sang trang riêng.',
    en: '{count} rows below the signatures are not read: move them to a sheet of their own.',
  },
  hiddenRow: {
    severity: 'remark',
    vi: 'Dòng này đang ẩn trong tệp; vẫn được đọc.',
    en: 'This row is hidden in the file; it is read.',
  },
  hiddenSheet: {
    severity: 'remark',
    vi: 'Trang đang ẩn nên không đọc.',
    en: 'The sheet is hidden and not read.',
  },
  noTable: {
    severity: 'remark',
    vi: 'Không thấy bảng đề án trong trang này.',
    en: 'No table of schemes in this sheet.',
  },
  titleColumnMissing: {
    severity: 'error',
    vi: 'Không nhận ra cột tên đề án. Hãy chọn cột ở phần “Cột trong tệp”.',
    en: 'No title column was recognised: choose it.',
  },
} as const satisfies Record<string, ProblemRow>
export type ProblemCode = keyof typeof problemCodes

/** A new value for a cell that would solve a problem, with the words of its button. */
export type Fix = { readonly newValue: string; readonly vi: string; readonly en: string }

/** A problem at a cell. */
export type Problem = {
  readonly sheet: string
  /** `C5`; rows as the file counts them. */
  readonly address: string
  readonly value: string
  readonly code: ProblemCode
  readonly detail?: Readonly<Record<string, string>>
  readonly fixes?: readonly Fix[]
  /** The cell a new value goes to, when the sheet has no column for it; `null` when no value helps. */
  readonly target?: string | null
  /** What the cells of the row say, when no scheme could be made of it; at its first problem. */
  readonly rowSays?: string
}

/** The cell a person can give another value to solve a problem, if there is one. */
export function cellToCorrect({ address, target }: Problem): string | null {
  return target === undefined ? address : target
}

/** Whether there is exactly one thing to do about a problem, so that it can be done to many at once. */
export function hasOneFix({ fixes }: Problem): boolean {
  return fixes?.length === 1
}

/** How much a problem weighs. */
export function severityOf({ code }: Problem): Severity {
  return problemCodes[code].severity
}

/** The sentence of a problem in a language. */
export function problemText(problem: Problem, language: 'vi' | 'en' = 'vi'): string {
  const detail: Readonly<Record<string, string>> = { value: problem.value, ...problem.detail }
  return filledIn(problemCodes[problem.code][language], detail)
}
