import { addDays, asPlainDate, type PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import type { SaidEntry } from '#platform/audit/log/entry.ts'
import { m } from '#text/generated/messages.js'

type Words = Readonly<Record<string, () => string>>

const acts: Words = {
  'scheme.create': m.audit_act_scheme_create,
  'scheme.update': m.audit_act_scheme_update,
  'scheme.delete': m.audit_act_scheme_delete,
  'scheme.undelete': m.audit_act_scheme_undelete,
  'import.start': m.audit_act_import_start,
  'import.stage': m.audit_act_import_stage,
  'share.give': m.audit_act_share_give,
  'share.end': m.audit_act_share_end,
  'share.open': m.audit_act_share_open,
  'import.take': m.audit_act_import_take,
  'import.undo': m.audit_act_import_undo,
  'import.drop': m.audit_act_import_drop,
  'import.refuse': m.audit_act_import_refuse,
  'import.fix': m.audit_act_import_fix,
  'import.map': m.audit_act_import_map,
  'figures.enter': m.audit_act_figures_enter,
  'figure.correct': m.audit_act_figure_correct,
  'report.freeze': m.audit_act_report_freeze,
  'world.load': m.audit_act_world_load,
  'sign-in.open': m.audit_subject_signed_in,
  'sign-in.end': m.audit_subject_signed_out,
  'sign-in.email-change': m.audit_act_email_change,
  'sign-in.password': m.audit_act_password,
  'sign-in.refused': m.audit_act_refused,
  'sign-in.code': m.audit_act_code,
  'sign-in.passkey': m.audit_act_passkey,
  'sign-in.elsewhere': m.audit_act_elsewhere,
  'sign-in.passkey-new': m.audit_act_passkey_new,
  'sign-in.passkey-remove': m.audit_act_passkey_remove,
  'sign-in.authenticator': m.audit_act_authenticator,
  'sign-in.authenticator-off': m.audit_act_authenticator_off,
  'sign-in.recovery-codes': m.audit_act_recovery_codes,
  'sign-in.password-change': m.audit_act_password_change,
  'sign-in.step-up': m.audit_act_step_up,
  'sign-in.email-asked': m.audit_act_email_asked,
  'sign-in.forgotten': m.audit_act_forgotten,
  'sign-in.password-set': m.audit_act_password_set,
  'key.make': m.keys_act_make,
  'key.revoke': m.keys_act_revoke,
  'key.refuse': m.audit_subject_key_refused,
  'denial.note': m.audit_subject_denied,
  'audit.read': m.audit_act_audit_read,
  'audit.seal': m.audit_act_audit_seal,
  'privacy.export': m.audit_act_privacy_export,
  'privacy.ask': m.audit_act_privacy_ask,
  'consent.give': m.audit_act_consent_give,
  'consent.withdraw': m.audit_act_consent_withdraw,
  'privacy.decide': m.audit_act_privacy_decide,
  'privacy.keep': m.audit_act_privacy_keep,
  'person.invite': m.audit_act_person_invite,
  'person.change': m.audit_act_person_change,
  'person.deactivate': m.audit_act_person_deactivate,
  'role.give': m.audit_act_role_give,
  'role.end': m.audit_act_role_end,
  'unit.make': m.audit_act_unit_make,
  'unit.change': m.audit_act_unit_change,
  'session.end': m.audit_act_session_end,
  'admin.first': m.audit_act_admin_first,
  'deputy.name': m.audit_act_deputy_name,
  'handover.carryOut': m.audit_act_handover_carry_out,
  'handover.make': m.audit_act_handover_make,
  unnamed: m.audit_act_unnamed,
}

const subjects: Words = {
  scheme: m.audit_subject_scheme,
  scheme_money: m.audit_subject_scheme_money,
  scheme_output: m.audit_subject_scheme_output,
  establishment: m.audit_subject_establishment,
  import_batch: m.audit_subject_import_batch,
  report_snapshot: m.audit_subject_report_snapshot,
  record_share: m.audit_subject_record_share,
  record_share_item: m.audit_subject_record_share_item,
  reported_statement: m.audit_subject_reported_statement,
  reported_figure: m.audit_subject_reported_figure,
  figure_source: m.audit_subject_figure_source,
  unit: m.audit_subject_unit,
  person: m.audit_subject_person,
  role_holding: m.audit_subject_role_holding,
  delegation: m.audit_subject_delegation,
  handover: m.audit_subject_handover,
  api_key: m.keys_subject,
  installation: m.audit_subject_installation,
  data_request: m.audit_subject_data_request,
  data_request_term: m.audit_subject_data_request_term,
  consent: m.audit_subject_consent,
  retention_rule: m.audit_subject_retention_rule,
  'event.denied': m.audit_subject_denied,
  'event.signedIn': m.audit_subject_signed_in,
  'event.signInRefused': m.audit_subject_sign_in_refused,
  'event.signedOut': m.audit_subject_signed_out,
  'event.steppedUp': m.audit_subject_stepped_up,
  'event.credentialChanged': m.audit_subject_credential_changed,
  'event.keyRefused': m.audit_subject_key_refused,
  'event.exported': m.audit_subject_exported,
  'event.opened': m.audit_subject_opened,
  'event.erased': m.audit_subject_erased,
  'event.letGo': m.audit_subject_let_go,
}

export const operations = {
  insert: m.audit_op_insert,
  update: m.audit_op_update,
  delete: m.audit_op_delete,
  note: m.audit_op_note,
} as const

/** What an act is called; one without a name of its own is shown as the trail writes it. */
export const actName = (act: string) => acts[act]?.() ?? act

type Said = Pick<SaidEntry, 'act' | 'operation' | 'id' | 'before' | 'after'> & {
  readonly at: string | Date
}
type Begins = (role: string) => PlainDate | undefined

/**
 * What an act is called that takes back what another act of the same name does; told by what it changed, and of a role by its
 * first day. Any entry of the act may say it.
 */
export function actSaid(entries: readonly Said[], begins: Begins = () => undefined): string {
  const [first] = entries
  for (const entry of entries) {
    const { act, operation, after } = entry
    const back = operation === 'update' ? takenBack[act] : undefined
    if (back && after && Object.hasOwn(after, back.column))
      return after[back.column] === null ? back.empty() : back.full(entry, begins)
  }
  return actName(first?.act ?? 'unnamed')
}

type TakenBack = Readonly<{
  column: string
  full: (entry: Said, begins: Begins) => string
  empty: () => string
}>

/** The last day an entry gives a role. */
const lastDayIn = ({ after }: Pick<Said, 'after'>): PlainDate | undefined =>
  typeof after?.valid_to === 'string' ? asPlainDate(after.valid_to) : undefined

/** Whether an entry took a role away at that moment: its last day is the one before. */
export const isAtOnce = (entry: Pick<Said, 'at' | 'after'>): boolean =>
  lastDayIn(entry) === addDays(today(new Date(entry.at)), -1)

function roleEndSaid(entry: Said, begins: Begins): string {
  const [first, last] = [begins(entry.id), lastDayIn(entry)]
  if (isAtOnce(entry)) return m.audit_act_role_end_at_once()
  return first && last && last < first ? m.audit_act_role_call_off() : m.audit_act_role_end()
}

const takenBack: Readonly<Record<string, TakenBack>> = {
  'deputy.name': {
    column: 'revoked_at',
    full: () => m.audit_act_deputy_revoke(),
    empty: m.audit_act_deputy_restore,
  },
  'handover.make': {
    column: 'undone_at',
    full: () => m.audit_act_handover_undo(),
    empty: m.audit_act_handover_make,
  },
  'role.end': {
    column: 'ended_because',
    full: roleEndSaid,
    empty: m.audit_act_role_resume,
  },
  'person.deactivate': {
    column: 'deactivated_at',
    full: () => m.audit_act_person_deactivate(),
    empty: m.audit_act_person_reactivate,
  },
}

/** What a table or an event is called. */
export const subjectName = (subject: string) => subjects[subject]?.() ?? subject

/** Every kind of record the log can be narrowed to. */
export const subjectChoices = () =>
  Object.entries(subjects).map(([value, label]) => ({ value, label: label() }))
