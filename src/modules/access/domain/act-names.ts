import type { ActName, RightReach } from './permissions.ts'

/** What acts are about, in the order they are shown. */
export const actGroups = {
  public: { vi: 'Xem số liệu và báo cáo', en: 'Reading figures and reports' },
  report: { vi: 'Làm số liệu và báo cáo', en: 'Making figures and reports' },
  scheme: { vi: 'Đề án', en: 'Schemes' },
  import: { vi: 'Nhập từ Excel', en: 'Taking in Excel' },
  share: { vi: 'Chia sẻ giữa các tỉnh', en: 'Sharing between provinces' },
  people: { vi: 'Người, vai trò, đơn vị', en: 'People, roles, units' },
  office: { vi: 'Nhật ký và hệ thống', en: 'Log and system' },
} as const satisfies Readonly<Record<string, { readonly vi: string; readonly en: string }>>
export type ActGroup = keyof typeof actGroups

/** What an act is called in plain words. */
export type ActSays = {
  readonly group: ActGroup
  readonly vi: string
  readonly en: string
  /** The act it is a step of: the program does it for whoever did that one, and it has no line of its own. */
  readonly stepOf?: ActName
}

/** Every act of the table of rights in the words of an office; an act without a name does not compile. */
export const actNames = {
  'territory.read': {
    group: 'public',
    vi: 'Xem địa bàn, tỉnh cũ và mới',
    en: 'Read places, old and new',
  },
  'figure.read': { group: 'public', vi: 'Xem số liệu đã công bố', en: 'Read published figures' },
  'report.read': { group: 'public', vi: 'Xem báo cáo năm', en: 'Read year reports' },
  'figures.enter': {
    group: 'report',
    vi: 'Nhập số liệu của một văn bản',
    en: 'Enter the figures of a paper',
  },
  'report.freeze': { group: 'report', vi: 'Chốt báo cáo', en: 'Freeze a report' },
  'scheme.read': { group: 'scheme', vi: 'Xem đề án', en: 'Read schemes' },
  'history.read': {
    group: 'scheme',
    vi: 'Xem ai đã sửa đề án',
    en: 'See who changed a scheme',
  },
  'establishment.read': { group: 'scheme', vi: 'Xem cơ sở thụ hưởng', en: 'Read establishments' },
  'shared.read': {
    group: 'share',
    vi: 'Xem đề án tỉnh khác chia sẻ',
    en: 'Read schemes other provinces share',
  },
  'share.read': { group: 'share', vi: 'Xem việc chia sẻ', en: 'See what is shared' },
  'share.give': { group: 'share', vi: 'Chia sẻ cho tỉnh khác', en: 'Share with another province' },
  'share.end': { group: 'share', vi: 'Thôi chia sẻ', en: 'End a sharing' },
  'scheme.create': { group: 'scheme', vi: 'Lập đề án', en: 'Write a scheme' },
  'scheme.update': { group: 'scheme', vi: 'Sửa đề án', en: 'Change a scheme' },
  'scheme.delete': { group: 'scheme', vi: 'Xóa đề án', en: 'Put a scheme away' },
  'scheme.undelete': {
    group: 'scheme',
    vi: 'Lấy lại đề án đã xóa',
    en: 'Bring back a scheme that was put away',
  },
  'import.read': { group: 'import', vi: 'Xem các lần nhập', en: 'Read imports' },
  'import.start': { group: 'import', vi: 'Gửi tệp Excel', en: 'Send an Excel file' },
  'import.stage': { group: 'import', vi: 'Đọc tệp', en: 'Read the file', stepOf: 'import.start' },
  'import.refuse': {
    group: 'import',
    vi: 'Từ chối tệp không đọc được',
    en: 'Refuse an unreadable file',
    stepOf: 'import.start',
  },
  'import.fix': { group: 'import', vi: 'Sửa ô và dòng của lần nhập', en: 'Correct cells and rows' },
  'import.map': { group: 'import', vi: 'Nói cột nào là gì', en: 'Say what columns mean' },
  'import.take': {
    group: 'import',
    vi: 'Nhận vào sổ lần nhập mình sửa được',
    en: 'Take into the register an import one may correct',
  },
  'import.undo': { group: 'import', vi: 'Hoàn tác lần nhập', en: 'Undo an import' },
  'import.drop': { group: 'import', vi: 'Bỏ lần nhập', en: 'Give up an import' },
  'person.read': { group: 'people', vi: 'Xem người dùng', en: 'See who uses the system' },
  'person.invite': { group: 'people', vi: 'Mời người dùng', en: 'Invite people' },
  'person.change': { group: 'people', vi: 'Sửa tên, địa chỉ thư', en: 'Change a name or address' },
  'person.deactivate': {
    group: 'people',
    vi: 'Khóa và mở lại tài khoản',
    en: 'Close and open an account',
  },
  'session.end': { group: 'people', vi: 'Buộc đăng xuất', en: 'Sign somebody out' },
  'role.give': { group: 'people', vi: 'Giao vai trò', en: 'Give a role' },
  'role.end': { group: 'people', vi: 'Kết thúc vai trò', en: 'End a role' },
  'unit.read': { group: 'people', vi: 'Xem đơn vị', en: 'See units' },
  'unit.make': { group: 'people', vi: 'Thêm đơn vị', en: 'Add a unit' },
  'unit.change': { group: 'people', vi: 'Sửa đơn vị', en: 'Change a unit' },
  'deputy.name': {
    group: 'people',
    vi: 'Ủy quyền khi vắng mặt',
    en: 'Name a deputy while away',
  },
  'handover.make': { group: 'people', vi: 'Bàn giao việc', en: 'Hand over work' },
  'privacy.decide': {
    group: 'people',
    vi: 'Xử lý yêu cầu về dữ liệu cá nhân',
    en: 'Decide on requests about personal data',
  },
  'privacy.keep': {
    group: 'office',
    vi: 'Đặt thời hạn giữ dữ liệu',
    en: 'Set how long data is kept',
  },
  'key.read': { group: 'office', vi: 'Xem khóa API của đơn vị', en: 'See the unit’s API keys' },
  'key.make': { group: 'office', vi: 'Tạo khóa API', en: 'Make API keys' },
  'key.revoke': { group: 'office', vi: 'Thu hồi khóa API', en: 'Revoke API keys' },
  'audit.read': { group: 'office', vi: 'Xem nhật ký', en: 'Read the log' },
  'outbox.read': {
    group: 'office',
    vi: 'Xem thư chưa gửi ra ngoài',
    en: 'Read mails kept on this machine',
  },
} as const satisfies Readonly<Record<ActName, ActSays>>

/** How far a right goes, in words: short for a cell, and what it means. */
export const reachWords = {
  published: {
    vi: 'đã công bố',
    en: 'published',
    means: { vi: 'những gì đã công bố, như mọi người', en: 'what is published, as everybody' },
  },
  aggregates: {
    vi: 'số tổng',
    en: 'sums',
    means: {
      vi: 'đã công bố, và số tổng của mọi tỉnh',
      en: 'the published, and the sums of all provinces',
    },
  },
  shared: {
    vi: 'được chia sẻ',
    en: 'shared',
    means: {
      vi: 'những gì tỉnh khác chia sẻ cho tỉnh mình, đến ngày đã hẹn',
      en: 'what other provinces share with one’s own, until the agreed day',
    },
  },
  own: {
    vi: 'của mình',
    en: 'own',
    means: { vi: 'hồ sơ về cơ sở của mình', en: 'records about one’s own establishment' },
  },
  jury: {
    vi: 'hội đồng',
    en: 'jury',
    means: { vi: 'hồ sơ của hội đồng mình', en: 'records of one’s own council' },
  },
  unit: {
    vi: 'đơn vị',
    en: 'unit',
    means: { vi: 'hồ sơ do đơn vị mình lập', en: 'records one’s own unit wrote' },
  },
  province: {
    vi: 'tỉnh',
    en: 'province',
    means: { vi: 'mọi hồ sơ của tỉnh mình', en: 'every record of one’s own province' },
  },
  region: {
    vi: 'vùng',
    en: 'region',
    means: { vi: 'mọi tỉnh của vùng mình', en: 'every province of one’s own region' },
  },
  nation: {
    vi: 'cả nước',
    en: 'nation',
    means: {
      vi: 'mọi tỉnh; người của đơn vị cấp tỉnh thì trong tỉnh mình',
      en: 'every province; within the province for somebody of a provincial unit',
    },
  },
} as const satisfies Readonly<
  Record<
    RightReach,
    {
      readonly vi: string
      readonly en: string
      readonly means: { readonly vi: string; readonly en: string }
    }
  >
>
