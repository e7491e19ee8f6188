/** Why a file is not read at all, with the sentence for the person who sent it. */
export const fileRefusals = {
  empty: {
    vi: 'Tệp rỗng. Hãy chọn lại tệp Excel cần nhập.',
    en: 'The file is empty: choose the workbook again.',
  },
  'too-large': {
    vi: 'Tệp lớn hơn 10 MB. Hãy chia thành nhiều tệp nhỏ hơn.',
    en: 'The file is larger than 10 MB: split it.',
  },
  'not-excel': {
    vi: 'Đây không phải tệp Excel (.xlsx). Hãy mở tệp bằng Excel và lưu lại thành .xlsx.',
    en: 'This is not an Excel workbook (.xlsx): open it in Excel and save it as .xlsx.',
  },
  'old-excel': {
    vi: 'Tệp Excel kiểu cũ (.xls). Hãy mở bằng Excel và lưu lại thành .xlsx.',
    en: 'An old Excel file (.xls): save it as .xlsx.',
  },
  'binary-excel': {
    vi: 'Tệp Excel nhị phân (.xlsb). Hãy mở bằng Excel và lưu lại thành .xlsx.',
    en: 'A binary Excel file (.xlsb): save it as .xlsx.',
  },
  'open-document': {
    vi: 'Tệp OpenDocument (.ods). Hãy lưu lại thành .xlsx.',
    en: 'An OpenDocument sheet (.ods): save it as .xlsx.',
  },
  csv: {
    vi: 'Tệp văn bản (.csv, .txt). Hãy mở bằng Excel và lưu lại thành .xlsx.',
    en: 'A text file (.csv): save it as .xlsx.',
  },
  password: {
    vi: 'Tệp có mật khẩu. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi gửi lại.',
    en: 'The file has a password: remove it first.',
  },
  macro: {
    vi: 'Tệp có chứa macro nên không được nhận. Hãy lưu lại thành .xlsx không macro.',
    en: 'The file holds macros: save it as .xlsx without them.',
  },
  'external-link': {
    vi: 'Tệp có liên kết tới tệp hoặc dữ liệu bên ngoài. Hãy ngắt liên kết (Dữ liệu → Chỉnh sửa liên kết) rồi lưu lại.',
    en: 'The file links to other files or data: break the links first.',
  },
  bomb: {
    vi: 'Tệp bung ra lớn bất thường nên không được mở, để bảo vệ hệ thống. Hãy chép riêng bảng cần nhập sang một tệp mới rồi gửi lại.',
    en: 'The file unpacks to an abnormal size and is not opened: copy the table to a new file.',
  },
  forged: {
    vi: 'Cấu trúc tệp không khớp với những gì tệp khai báo, nên không được mở. Hãy mở bằng Excel và lưu lại thành tệp mới.',
    en: 'The file is not what it declares to be, and is not opened: save it anew in Excel.',
  },
  damaged: {
    vi: 'Tệp bị hỏng, không đọc được. Hãy mở bằng Excel và lưu lại thành tệp mới.',
    en: 'The file is damaged and cannot be read: save it anew in Excel.',
  },
  'too-many-rows': {
    vi: 'Tệp có hơn 50.000 dòng dữ liệu. Hãy chia thành nhiều tệp.',
    en: 'The file has more than 50,000 rows: split it.',
  },
  'took-too-long': {
    vi: 'Đọc tệp quá 20 giây hoặc quá nhiều bộ nhớ nên đã dừng. Hãy xóa các trang và định dạng thừa rồi gửi lại.',
    en: 'Reading took too much time or memory and was stopped: remove spare sheets and formats.',
  },
} as const satisfies Record<string, { readonly vi: string; readonly en: string }>

/** The code of a refusal. */
export type FileRefusal = keyof typeof fileRefusals

/** What reading a file answers: what was asked for, or why not. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: FileRefusal; readonly detail?: string }

/** Stops a reading; becomes the refused `ReadResult` at the door. */
export class Refused extends Error {
  readonly refusal: FileRefusal

  constructor(refusal: FileRefusal, detail = '') {
    super(detail || refusal)
    this.name = 'Refused'
    this.refusal = refusal
  }
}
