import { fieldLabel } from '#modules/schemes/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'

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

const columns: Words = {
  id: m.audit_field_id,
  name: m.audit_field_name,
  title: m.audit_field_title,
  email: m.audit_field_email,
  phone: m.audit_field_phone,
  province_id: m.audit_field_province,
  legal_form: m.audit_field_legal_form,
  place_detail: m.audit_field_place_detail,
  file_name: m.audit_field_file_name,
  state: m.audit_field_state,
  created_at: m.audit_field_created_at,
  updated_at: m.audit_field_updated_at,
  deleted_at: m.audit_field_deleted_at,
  version: m.audit_field_version,
  valid_from: m.audit_field_valid_from,
  valid_to: m.audit_field_valid_to,
  role: m.audit_field_role,
  unit_id: m.audit_field_unit,
  person_id: m.audit_field_person,
  parent_id: m.audit_field_parent,
  region: m.audit_field_region,
  year: m.audit_field_year,
  value: m.audit_field_value,
  kind: m.audit_field_kind,
  given_because: m.audit_field_given_because,
  ended_because: m.audit_field_ended_because,
  deactivated_at: m.audit_field_deactivated_at,
  deactivated_because: m.audit_field_deactivated_because,
}

export const operations = {
  insert: m.audit_op_insert,
  update: m.audit_op_update,
  delete: m.audit_op_delete,
  note: m.audit_op_note,
} as const

/** What an act is called; one without a name of its own is shown as the trail writes it. */
export const actName = (act: string) => acts[act]?.() ?? act

/** What a table or an event is called. */
export const subjectName = (subject: string) => subjects[subject]?.() ?? subject

/** Every kind of record the log can be narrowed to. */
export const subjectChoices = () =>
  Object.entries(subjects).map(([value, label]) => ({ value, label: label() }))

/** What a field is called: of a scheme by its own words, of others by the name of the column. */
export const fieldName = (field: string) => {
  const ofScheme = fieldLabel(field, getLocale())
  return ofScheme !== field ? ofScheme : (columns[field]?.() ?? field)
}
