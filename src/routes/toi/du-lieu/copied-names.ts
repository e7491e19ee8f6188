import { getLocale } from '#text/generated/runtime.js'
import { fieldName } from '../../nhat-ky/column-words.ts'

type Bilingual = { readonly vi: string; readonly en: string }

// Columns of what the trail does not tell: sign-in, mails, forms. The others have their words in the log.
const columns: Readonly<Record<string, Bilingual>> = {
  aaguid: { vi: 'Loại khóa', en: 'Make of the key' },
  access_token_expires_at: { vi: 'Quyền truy cập hết hạn lúc', en: 'Access expires' },
  account_id: { vi: 'Tài khoản ở nơi khác', en: 'Account elsewhere' },
  acting_as: { vi: 'Vai trò đang dùng', en: 'Role in use' },
  actor: { vi: 'Người gửi', en: 'Sent by' },
  address: { vi: 'Địa chỉ mạng', en: 'Network address' },
  agent: { vi: 'Trình duyệt', en: 'Browser' },
  backed_up: { vi: 'Khóa có bản sao', en: 'Key is backed up' },
  body: { vi: 'Nội dung', en: 'Text' },
  counter: { vi: 'Số lần dùng khóa', en: 'Uses of the key' },
  credential_id: { vi: 'Mã khóa', en: 'Identifier of the key' },
  device_type: { vi: 'Loại thiết bị', en: 'Kind of device' },
  expires_at: { vi: 'Hết hạn lúc', en: 'Expires' },
  failed_because: { vi: 'Vì sao chưa gửi được', en: 'Why it was not sent' },
  failed_verification_count: { vi: 'Số lần nhập sai', en: 'Wrong codes' },
  forget_when_sent: { vi: 'Xóa khi đã gửi', en: 'Deleted when sent' },
  key: { vi: 'Mã của biểu mẫu', en: 'Identifier of the form' },
  locked_until: { vi: 'Tạm khóa đến', en: 'Held back until' },
  made_at: { vi: 'Lúc tạo', en: 'Made' },
  next_try_at: { vi: 'Gửi lại lúc', en: 'Tried again' },
  path: { vi: 'Trang đang gửi', en: 'Page it was sent from' },
  provider_id: { vi: 'Cách đăng nhập', en: 'Way to sign in' },
  public_key: { vi: 'Khóa công khai', en: 'Public key' },
  put_out: { vi: 'Bị thay bởi nơi đăng nhập khác', en: 'Put out by another place' },
  receiver: { vi: 'Gửi tới', en: 'Sent to' },
  refresh_token_expires_at: { vi: 'Quyền gia hạn hết hạn lúc', en: 'Renewal expires' },
  request_hash: { vi: 'Mã băm của nội dung gửi', en: 'Hash of what was sent' },
  response: { vi: 'Câu trả lời đã nhận', en: 'Answer given' },
  scope: { vi: 'Phạm vi được cấp', en: 'What it was given for' },
  seen_at: { vi: 'Dùng lần cuối', en: 'Last used' },
  sent_at: { vi: 'Gửi lúc', en: 'Sent' },
  strong_at: { vi: 'Xác nhận lại lúc', en: 'Confirmed again' },
  subject: { vi: 'Tiêu đề', en: 'Subject' },
  transports: { vi: 'Cách khóa kết nối', en: 'How the key connects' },
  tries: { vi: 'Số lần gửi', en: 'Times tried' },
  two_steps: { vi: 'Đã qua hai bước', en: 'By two steps' },
  used_at: { vi: 'Dùng lúc', en: 'Used' },
  verified: { vi: 'Đã xác nhận', en: 'Confirmed' },
  written_at: { vi: 'Viết lúc', en: 'Written' },
}

/** What a column of somebody's data is called; one without words goes by its own name. */
export function copiedName(table: string, column: string): string {
  const inLog = fieldName(table, column)
  return inLog === column ? (columns[column]?.[getLocale()] ?? column) : inLog
}
