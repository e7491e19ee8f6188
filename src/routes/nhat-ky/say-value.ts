import { actNames, roles, unitKinds } from '#modules/access/model.ts'
import { importStates } from '#modules/imports/model.ts'
import {
  figurePeriodKinds,
  figureStatuses,
  indicators,
  tierLabels,
} from '#modules/indicators/model.ts'
import { keyScopes } from '#modules/keys/model.ts'
import { viewLabels } from '#modules/reports/model.ts'
import { activityKinds, fundTiers, schemeStatuses } from '#modules/schemes/model.ts'
import { regions } from '#modules/territory/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { formatDay, formatDong, formatInstant } from '#ui/format.ts'
import { ruleText, unitText } from '../quan-tri/du-lieu-ca-nhan/thoi-han/rule-words.ts'
import { certaintyText, channelText, kindText, stateText } from '../toi/du-lieu/request-words.ts'

type Bilingual = { readonly vi: string; readonly en: string }
type Words = Readonly<Record<string, Bilingual | (() => string)>>

const countedIn = { ...unitText, workingDay: m.privacy_unit_workingDay } satisfies Words
const provenBy = {
  password: { vi: 'mật khẩu', en: 'password' },
  code: { vi: 'mã của ứng dụng xác thực', en: 'code of the authenticator' },
  recovery: { vi: 'mã khôi phục', en: 'recovery code' },
  passkey: { vi: 'khóa truy cập', en: 'passkey' },
  provider: { vi: 'hệ thống đăng nhập khác', en: 'another sign-in system' },
  demo: { vi: 'nút xem thử', en: 'demo' },
  limit: { vi: 'quá số nơi đăng nhập cùng lúc', en: 'too many places at once' },
} satisfies Words

// What a column may say, by the kind of record where it depends on that.
const sayings: Readonly<Record<string, Words>> = {
  role: roles,
  region: regions,
  activityKind: activityKinds,
  fundTier: fundTiers,
  certainty: certaintyText,
  channel: channelText,
  acts: actNames,
  act: actNames,
  scopes: keyScopes,
  'scheme.status': schemeStatuses,
  'unit.kind': unitKinds,
  'import_batch.state': importStates,
  'data_request.kind': kindText,
  'data_request.state': stateText,
  'data_request_term.kind': kindText,
  'data_request_term.reply_unit': countedIn,
  'data_request_term.done_unit': countedIn,
  'retention_rule.code': ruleText,
  'retention_rule.keep_unit': countedIn,
  'event.letGo.unit': countedIn,
  'event.signedIn.by': provenBy,
  'event.signedOut.by': provenBy,
  'event.steppedUp.by': provenBy,
  'event.opened.by': { share: { vi: 'một lần chia sẻ', en: 'a sharing' } },
  'event.credentialChanged.what': {
    password: { vi: 'mật khẩu', en: 'password' },
    authenticator: { vi: 'cài ứng dụng xác thực', en: 'authenticator set up' },
    'authenticator removed': { vi: 'bỏ ứng dụng xác thực', en: 'authenticator removed' },
    'recovery codes': { vi: 'mã khôi phục', en: 'recovery codes' },
    passkey: { vi: 'thêm khóa truy cập', en: 'passkey added' },
    'passkey removed': { vi: 'bỏ khóa truy cập', en: 'passkey removed' },
    'e-mail': { vi: 'địa chỉ thư', en: 'e-mail' },
    'second steps removed': {
      vi: 'người quản trị bỏ mọi bước xác thực thứ hai',
      en: 'an administrator took every second step off',
    },
  },
  'event.exported.export': {
    person: { vi: 'dữ liệu của một người', en: 'data of a person' },
    audit: { vi: 'nhật ký', en: 'the log' },
  },
  'event.keyRefused.because': {
    malformed: { vi: 'không đúng dạng khóa', en: 'not the shape of a key' },
    otherWorld: { vi: 'khóa của bản cài đặt khác', en: 'a key of another installation' },
    unknown: { vi: 'không có khóa này', en: 'no such key' },
    revoked: { vi: 'khóa đã thu hồi', en: 'revoked' },
    expired: { vi: 'khóa đã hết hạn', en: 'expired' },
    ended: { vi: 'người tạo không còn vai trò', en: 'its maker holds the role no more' },
    scope: { vi: 'ngoài phạm vi của khóa', en: 'outside its scopes' },
    right: { vi: 'ngoài quyền của người tạo', en: 'outside the rights of its maker' },
    absent: { vi: 'không có bản ghi, hoặc không được biết là có', en: 'no record it may know of' },
  },
  'reported_figure.indicator': Object.fromEntries(
    indicators.map(({ code, label }) => [code, label]),
  ),
  'reported_figure.status': figureStatuses,
  'reported_figure.tier': tierLabels,
  'reported_figure.period_kind': figurePeriodKinds,
  'report_snapshot.view': viewLabels,
  'installation.world': {
    demo: { vi: 'bản trình diễn', en: 'demo' },
    office: { vi: 'cơ quan', en: 'office' },
  },
  'consent.state': {
    given: { vi: 'Đồng ý', en: 'Given' },
    withdrawn: { vi: 'Rút lại', en: 'Withdrawn' },
  },
}
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/
const day = /^\d{4}-\d\d-\d\d$/

/** A value of an entry in the reader's words. */
export function sayValue(subject: string, field: string, value: string): string {
  const words = sayings[`${subject}.${field}`] ?? sayings[field]
  if (words)
    return (
      listIn(value)
        ?.map((one) => said(words, one))
        .join('; ') ?? said(words, value)
    )
  if (value === 'true') return m.audit_yes()
  if (value === 'false') return m.audit_no()
  if (field.startsWith('money.') && /^\d+$/.test(value)) return formatDong(BigInt(value))
  if (instant.test(value)) return formatInstant(new Date(value))
  return day.test(value) ? formatDay(value) : value
}

function said(words: Words, value: string): string {
  const word = Object.hasOwn(words, value) ? words[value] : undefined
  if (word === undefined) return value
  return typeof word === 'function' ? word() : word[getLocale()]
}

/** The members of a column that holds several. */
function listIn(value: string): readonly string[] | undefined {
  if (!value.startsWith('[')) return undefined
  const members: unknown = JSON.parse(value)
  return Array.isArray(members) ? members.map(String) : undefined
}
