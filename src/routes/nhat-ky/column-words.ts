import { fieldLabel } from '#modules/schemes/model.ts'
import { getLocale } from '#text/generated/runtime.js'

type Bilingual = { readonly vi: string; readonly en: string }
type Words = Readonly<Record<string, Bilingual>>

// What a column means wherever it stands.
const everywhere: Words = {
  id: { vi: 'Mã', en: 'Identifier' },
  version: { vi: 'Lần sửa', en: 'Version' },
  created_at: { vi: 'Lúc tạo', en: 'Created' },
  updated_at: { vi: 'Lúc sửa', en: 'Changed' },
  deleted_at: { vi: 'Lúc xóa', en: 'Deleted' },
  revoked_at: { vi: 'Lúc thu hồi', en: 'Revoked' },
  revoked_by: { vi: 'Người thu hồi', en: 'Revoked by' },
  undone_at: { vi: 'Lúc hoàn tác', en: 'Undone' },
  valid_from: { vi: 'Từ ngày', en: 'From day' },
  valid_to: { vi: 'Đến hết ngày', en: 'To day' },
  name: { vi: 'Tên', en: 'Name' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  phone: { vi: 'Điện thoại', en: 'Telephone' },
  person_id: { vi: 'Người', en: 'Person' },
  unit_id: { vi: 'Đơn vị', en: 'Unit' },
  owner_unit_id: { vi: 'Đơn vị quản lý', en: 'Unit in charge' },
  responsible_id: { vi: 'Người phụ trách', en: 'Person in charge' },
  holding_id: { vi: 'Vai trò được giao', en: 'Role as given' },
  role: { vi: 'Vai trò', en: 'Role' },
  province_id: { vi: 'Tỉnh, thành phố hiện nay', en: 'Province of today' },
  region: { vi: 'Vùng', en: 'Region' },
  place_list: { vi: 'Danh mục tỉnh', en: 'List of provinces' },
  place_code: { vi: 'Mã tỉnh', en: 'Province code' },
  district_code: { vi: 'Mã huyện', en: 'District code' },
  commune_code: { vi: 'Mã xã', en: 'Commune code' },
  place_detail: { vi: 'Địa điểm', en: 'Place' },
  scope_kind: { vi: 'Loại phạm vi', en: 'Kind of scope' },
  scope_list: { vi: 'Danh mục của phạm vi', en: 'List of the scope' },
  scope_code: { vi: 'Mã phạm vi', en: 'Code of the scope' },
  scope_name: { vi: 'Phạm vi', en: 'Scope' },
  year: { vi: 'Năm', en: 'Year' },
  kind: { vi: 'Loại', en: 'Kind' },
  state: { vi: 'Trạng thái', en: 'State' },
  status: { vi: 'Tình trạng', en: 'Status' },
  channel: { vi: 'Cách gửi', en: 'Way it came' },
  because: { vi: 'Lý do', en: 'Reason' },
  reason: { vi: 'Lý do', en: 'Reason' },
  source: { vi: 'Căn cứ', en: 'Source' },
  certainty: { vi: 'Mức chắc chắn', en: 'Certainty' },
  checked_on: { vi: 'Ngày rà soát', en: 'Looked up on' },
  published: { vi: 'Ngày công bố', en: 'Published' },
  note: { vi: 'Ghi chú', en: 'Note' },
  act: { vi: 'Việc làm', en: 'Act' },
  unit: { vi: 'Đơn vị tính', en: 'Unit of measure' },
  value: { vi: 'Giá trị', en: 'Value' },
}

/** What a column means in one kind of record alone, or there differently. */
export const columnSubjects: Readonly<Record<string, Words>> = {
  api_key: {
    shown: { vi: 'Phần đầu của khóa', en: 'Beginning of the key' },
    scopes: { vi: 'Phạm vi của khóa', en: 'Scopes' },
    made_by: { vi: 'Người tạo', en: 'Made by' },
    expires_at: { vi: 'Hết hạn lúc', en: 'Expires' },
  },
  consent: {
    purpose: { vi: 'Đồng ý việc gì', en: 'Agreed to' },
    text_version: { vi: 'Bản lời đồng ý', en: 'Version of the words' },
    at: { vi: 'Thời điểm', en: 'When' },
    by_actor: { vi: 'Người ghi', en: 'Recorded by' },
    request_id: { vi: 'Theo yêu cầu', en: 'By request' },
  },
  data_request: {
    contact: { vi: 'Nơi liên hệ', en: 'Contact' },
    what: { vi: 'Nội dung yêu cầu', en: 'What is asked' },
    why: { vi: 'Lý do yêu cầu', en: 'Why it is asked' },
    new_name: { vi: 'Họ tên đúng', en: 'Right name' },
    new_email: { vi: 'Thư điện tử đúng', en: 'Right e-mail' },
    new_phone: { vi: 'Điện thoại đúng', en: 'Right telephone' },
    received_on: { vi: 'Ngày nhận', en: 'Received on' },
    reply_by: { vi: 'Hạn phản hồi', en: 'Reply due' },
    done_by: { vi: 'Hạn thực hiện', en: 'Done due' },
    answer: { vi: 'Trả lời', en: 'Answer' },
    carried: { vi: 'Số dòng đã xử lý', en: 'Rows dealt with' },
    filed_by: { vi: 'Người ghi nhận', en: 'Filed by' },
    decided_by: { vi: 'Người quyết định', en: 'Decided by' },
    decided_at: { vi: 'Quyết định lúc', en: 'Decided' },
  },
  data_request_term: {
    kind: { vi: 'Loại yêu cầu', en: 'Kind of request' },
    reply_count: { vi: 'Thời hạn phản hồi', en: 'Time to reply' },
    reply_unit: { vi: 'Cách tính hạn phản hồi', en: 'Time to reply, counted in' },
    done_count: { vi: 'Thời hạn thực hiện', en: 'Time to carry out' },
    done_unit: { vi: 'Cách tính hạn thực hiện', en: 'Time to carry out, counted in' },
  },
  delegation: {
    person_id: { vi: 'Người ủy quyền', en: 'Person away' },
    deputy_id: { vi: 'Người được ủy quyền', en: 'Deputy' },
    acts: { vi: 'Việc được làm thay', en: 'Acts of the deputy' },
  },
  establishment: {
    legal_form: { vi: 'Loại hình', en: 'Legal form' },
    name_key: { vi: 'Tên để so trùng', en: 'Name as compared' },
    import_batch: { vi: 'Lần nhập Excel', en: 'Import' },
  },
  figure_source: {
    url: { vi: 'Địa chỉ nguồn', en: 'Source address' },
    title: { vi: 'Tên văn bản', en: 'Title' },
  },
  handover: {
    from_id: { vi: 'Người bàn giao', en: 'Handed over by' },
    to_id: { vi: 'Người nhận', en: 'Handed over to' },
    effective_on: { vi: 'Ngày bàn giao', en: 'Takes effect on' },
    carried_out_at: { vi: 'Đã bàn giao lúc', en: 'Carried out' },
    moved: { vi: 'Việc đã chuyển', en: 'Work that went over' },
  },
  import_batch: {
    sha256: { vi: 'Mã băm của tệp', en: 'Hash of the file' },
    file_name: { vi: 'Tên tệp', en: 'File name' },
    size_bytes: { vi: 'Dung lượng (byte)', en: 'Size (bytes)' },
    refusal: { vi: 'Lý do không nhận', en: 'Why it was refused' },
    mappings: { vi: 'Cột đã ghép', en: 'Columns as mapped' },
    corrections: { vi: 'Ô đã sửa', en: 'Cells corrected' },
    summary: { vi: 'Kết quả đọc', en: 'What was read' },
    taken: { vi: 'Số đề án đã nhập', en: 'Schemes taken' },
    taken_at: { vi: 'Nhập lúc', en: 'Taken' },
  },
  installation: {
    only_one: { vi: 'Chỉ một', en: 'Only one' },
    world: { vi: 'Loại cài đặt', en: 'Kind of installation' },
  },
  person: {
    email_verified: { vi: 'Đã xác nhận thư điện tử', en: 'E-mail confirmed' },
    image: { vi: 'Ảnh', en: 'Picture' },
    locale: { vi: 'Ngôn ngữ', en: 'Language' },
    two_factor_enabled: { vi: 'Bật ứng dụng xác thực', en: 'Authenticator on' },
    is_demo: { vi: 'Người của bản trình diễn', en: 'Of the demo world' },
    deactivated_at: { vi: 'Khóa lúc', en: 'Deactivated' },
    deactivated_because: { vi: 'Lý do khóa', en: 'Deactivated because' },
    erased_at: { vi: 'Đã xóa dữ liệu lúc', en: 'Erased' },
    invited_at: { vi: 'Mời lúc', en: 'Invited' },
  },
  record_share: {
    from_province_id: { vi: 'Tỉnh chia sẻ', en: 'Sharing province' },
    to_province_id: { vi: 'Tỉnh được xem', en: 'Province that may read' },
    ground: { vi: 'Căn cứ chia sẻ', en: 'Ground' },
    document_number: { vi: 'Số văn bản', en: 'Document number' },
    ends_on: { vi: 'Ngày cuối được xem', en: 'Last day' },
    given_by: { vi: 'Người chia sẻ', en: 'Shared by' },
    given_as: { vi: 'Chia sẻ với tư cách', en: 'Shared as' },
    given_at: { vi: 'Chia sẻ lúc', en: 'Shared' },
    ended_at: { vi: 'Kết thúc lúc', en: 'Ended' },
    ended_by: { vi: 'Người kết thúc', en: 'Ended by' },
    ended_as: { vi: 'Kết thúc với tư cách', en: 'Ended as' },
    ended_because: { vi: 'Lý do kết thúc', en: 'Ended because' },
  },
  record_share_item: {
    share_id: { vi: 'Lần chia sẻ', en: 'Sharing' },
    scheme_id: { vi: 'Đề án', en: 'Scheme' },
    from_province_id: { vi: 'Tỉnh chia sẻ', en: 'Sharing province' },
  },
  report_snapshot: {
    view: { vi: 'Địa giới', en: 'Map' },
    frozen_at: { vi: 'Chốt lúc', en: 'Frozen' },
    actor: { vi: 'Người chốt', en: 'Frozen by' },
    hash: { vi: 'Mã băm', en: 'Hash' },
  },
  reported_figure: {
    source_id: { vi: 'Văn bản nguồn', en: 'Source' },
    indicator: { vi: 'Chỉ tiêu', en: 'Indicator' },
    source_indicator: { vi: 'Chỉ tiêu theo nguồn', en: 'Indicator of the source' },
    tier: { vi: 'Nguồn kinh phí', en: 'Tier' },
    dimension: { vi: 'Phân tổ', en: 'Breakdown' },
    period_kind: { vi: 'Loại kỳ', en: 'Kind of period' },
    period_label: { vi: 'Kỳ', en: 'Period' },
    period_start: { vi: 'Kỳ bắt đầu', en: 'Period begins' },
    period_end: { vi: 'Kỳ kết thúc', en: 'Period ends' },
    raw: { vi: 'Như in trong nguồn', en: 'As printed' },
    qualifier: { vi: 'Từ chỉ mức độ', en: 'Qualifier' },
    origin: { vi: 'Từ tệp dữ liệu', en: 'Of the data file' },
    entered_at: { vi: 'Nhập lúc', en: 'Entered' },
  },
  reported_statement: {
    section: { vi: 'Phần', en: 'Section' },
    places: { vi: 'Địa bàn được nhắc', en: 'Places named' },
    text_vi: { vi: 'Lời tiếng Việt', en: 'Words in Vietnamese' },
    text_en: { vi: 'Lời tiếng Anh', en: 'Words in English' },
    source_title: { vi: 'Tên văn bản', en: 'Title of the source' },
    source_url: { vi: 'Địa chỉ nguồn', en: 'Source address' },
    position: { vi: 'Thứ tự', en: 'Order' },
  },
  retention_rule: {
    code: { vi: 'Quy tắc', en: 'Rule' },
    keep_count: { vi: 'Giữ trong', en: 'Kept for' },
    keep_unit: { vi: 'Cách tính thời hạn giữ', en: 'Kept for, counted in' },
    is_on: { vi: 'Đang áp dụng', en: 'In force' },
  },
  role_holding: {
    given_because: { vi: 'Căn cứ', en: 'Ground' },
    ended_because: { vi: 'Lý do kết thúc', en: 'Ended because' },
  },
  unit: {
    parent_id: { vi: 'Đơn vị cấp trên', en: 'Unit above' },
    establishment_id: { vi: 'Cơ sở', en: 'Establishment' },
  },
  'event.signInRefused': { tries: { vi: 'Số lần thử', en: 'Tries' } },
  'event.steppedUp': { by: { vi: 'Xác nhận bằng', en: 'Confirmed by' } },
  'event.credentialChanged': { what: { vi: 'Thay đổi', en: 'What changed' } },
  'event.signedIn': { by: { vi: 'Đăng nhập bằng', en: 'Signed in by' } },
  'event.signedOut': {
    sessions: { vi: 'Số phiên', en: 'Sessions' },
    by: { vi: 'Vì', en: 'Because of' },
  },
  'event.opened': { by: { vi: 'Được xem nhờ', en: 'Let in by' } },
  'event.exported': { export: { vi: 'Bản xuất', en: 'Export' } },
  'event.keyRefused': {
    unsaid: { vi: 'Số lần chưa ghi trước đó', en: 'Times before, not noted' },
  },
  'event.letGo': {
    rows: { vi: 'Số dòng', en: 'Rows' },
    count: { vi: 'Thời hạn giữ', en: 'Kept for' },
    unit: { vi: 'Cách tính', en: 'Counted in' },
  },
}

const ofScheme = new Set(['scheme', 'scheme_money', 'scheme_output'])

/** Whether a kind of record is a scheme or a part of one. */
export const isOfScheme = (subject: string): boolean => ofScheme.has(subject)

/** What a field of an entry is called: of a scheme by its own words, of another record by those of its column. */
export function fieldName(subject: string, field: string): string {
  const locale = getLocale()
  if (isOfScheme(subject)) return fieldLabel(field, locale)
  return (columnSubjects[subject]?.[field] ?? everywhere[field])?.[locale] ?? field
}
