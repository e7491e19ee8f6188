import {
  personalColumns,
  rulesOf,
  type Basis,
  type ClassedTable,
  type Erasure,
  type Kept,
  type Purpose,
  type SetRule,
} from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'
import {
  keepText,
  ruleText,
  sinceText,
} from '../../quan-tri/du-lieu-ca-nhan/thoi-han/rule-words.ts'

/** What data is kept for, as people say it. */
export const purposeText = {
  operation: m.privacy_p_operation,
  signIn: m.privacy_p_sign_in,
  work: m.privacy_p_work,
  proof: m.privacy_p_proof,
  register: m.privacy_p_register,
  imports: m.privacy_p_imports,
  reports: m.privacy_p_reports,
  mail: m.privacy_p_mail,
  requests: m.privacy_p_requests,
} as const satisfies Record<Purpose, () => string>

/** Why it may be kept. */
export const basisText = {
  none: m.privacy_b_none,
  publicTask: m.privacy_b_public_task,
  security: m.privacy_b_security,
  consent: m.privacy_b_consent,
} as const satisfies Record<Basis, () => string>

/** What becomes of it when a person is erased. */
export const erasureText = {
  none: m.privacy_e_none,
  replaced: m.privacy_e_replaced,
  deleted: m.privacy_e_deleted,
  expires: m.privacy_e_expires,
  corrected: m.privacy_e_corrected,
  stays: m.privacy_e_stays,
} as const satisfies Record<Erasure, () => string>

// What stays by no rule of its own.
const keptText = {
  always: m.privacy_k_always,
  account: m.privacy_k_account,
  record: m.privacy_k_record,
  answered: m.privacy_k_answered,
} as const satisfies Record<Exclude<Kept, 'rule'>, () => string>

/** For how long rows of a table stay, as the rules in force say. */
export function keptFor(table: ClassedTable, rules: readonly SetRule[]): string {
  const { kept } = personalColumns[table]
  const own = rules.filter(({ code }) => rulesOf(table).includes(code))
  if (kept === 'rule') return own.map(ruleTime).join('. ')
  const earlier = own
    .filter(({ isOn }) => isOn)
    .map((rule) => `${ruleText[rule.code]()}: ${ruleTime(rule)}`)
  return [keptText[kept](), ...earlier].join('. ')
}

/** For how long a rule keeps, and since when. */
export function ruleTime(rule: SetRule): string {
  if (!rule.isOn) return m.privacy_k_rule_off()
  const since = sinceText[rule.code]()
  return rule.keepCount === 0
    ? m.privacy_k_rule_at_once({ since })
    : m.privacy_k_rule({ time: keepText(rule), since })
}

const tables: Readonly<Record<string, () => string>> = {
  person: m.privacy_t_person,
  role_holding: m.privacy_t_role_holding,
  sign_in_account: m.privacy_t_sign_in_account,
  sign_in_session: m.privacy_t_sign_in_session,
  sign_in_two_factor: m.privacy_t_sign_in_two_factor,
  sign_in_code_used: m.privacy_t_sign_in_code_used,
  sign_in_recovery_code: m.privacy_t_sign_in_recovery_code,
  sign_in_passkey: m.privacy_t_sign_in_passkey,
  sign_in_kept_form: m.privacy_t_sign_in_kept_form,
  mail_outbox: m.privacy_t_mail_outbox,
  idempotency: m.privacy_t_idempotency,
  data_request: m.privacy_t_data_request,
  delegation: m.privacy_t_delegation,
  consent: m.privacy_t_consent,
  handover: m.privacy_t_handover,
  api_key_secret: m.privacy_t_api_key,
  api_key_use: m.privacy_t_api_key,
  report_snapshot_content: m.privacy_t_report_snapshot_content,
  known_product: m.privacy_t_known_product,
  establishment: m.privacy_t_establishment,
  scheme: m.privacy_t_scheme,
  record_share: m.privacy_t_record_share,
  import_batch: m.privacy_t_import,
  import_file: m.privacy_t_import,
  import_row: m.privacy_t_import,
  audit_entry: m.privacy_t_audit_entry,
  audit_origin: m.privacy_t_audit_origin,
  unit: m.privacy_t_unit,
  sign_in_verification: m.privacy_t_sign_in_verification,
  sign_in_back_off: m.privacy_t_sign_in_back_off,
}

/** What a table of a person's data is called; one that is new goes by its own name until it has another. */
export const tableText = (table: string): string => tables[table]?.() ?? table
