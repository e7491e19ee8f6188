import type { TableClasses } from './classes.ts'

/** The name of whoever was erased, as it stands in the place of their own. */
export const erasedName = 'Người đã xóa dữ liệu'

// What is the same for everybody: the map, catalogues, printed figures with where they were printed.
const common = { purpose: 'operation', basis: 'none', kept: 'always', erased: 'none' } as const
const printed = { purpose: 'reports', basis: 'none', kept: 'record', erased: 'none' } as const
const register = {
  purpose: 'register',
  basis: 'publicTask',
  kept: 'record',
  erased: 'corrected',
} as const
const sums = { purpose: 'register', basis: 'none', kept: 'record', erased: 'none' } as const
const letIn = { purpose: 'signIn', basis: 'security', erased: 'deleted' } as const

/**
 * Every column of every table and what it holds; a test compares the list with the database, so that a new column is classed
 * before it is used. A reference to a person by identifier is internal: once name and salt are erased it leads to nobody.
 *
 * Free texts are classed by what people write into them. The name of a household business is often its owner's.
 */
export const personalColumns = {
  // Reference.
  province: {
    ...common,
    public:
      'list code name full_name name_en slug kind valid_from valid_to region merged_into aliases note search_words',
  },
  province_name: { ...common, public: 'list code name full_name kind valid_from valid_to act' },
  region_membership: { ...common, public: 'region list code valid_from valid_to evidence' },
  district: { ...common, public: 'code name full_name province_list province_code search' },
  commune: {
    ...common,
    public: 'code name alt_name kind kind_before province_list province_code search',
  },
  ward_mapping: {
    ...common,
    public: 'id old_code old_name old_district old_province_code commune_code search',
  },
  territory_edition: { ...common, internal: 'part fingerprint loaded_at' },
  activity_kind: { ...common, public: 'code activity_group label' },
  audit_event_kind: { ...common, internal: 'kind' },
  installation: { ...common, internal: 'only_one world created_at' },
  kysely_migration: { ...common, internal: 'name timestamp' },
  kysely_migration_lock: { ...common, internal: 'id is_locked' },

  // Printed figures and frozen reports.
  figure_source: { ...printed, public: 'id url note published title' },
  reported_figure: {
    ...printed,
    public:
      'id source_id indicator source_indicator tier dimension status scope_kind scope_list scope_code scope_name province_id region period_kind period_label period_start period_end year value unit raw qualifier origin note',
    internal: 'version entered_at deleted_at',
  },
  reported_statement: {
    ...printed,
    public:
      'id section kind scope_kind scope_code year places text_vi text_en source_title source_url published position',
    internal: 'deleted_at',
  },
  report_snapshot: {
    ...printed,
    public: 'id scope_kind scope_code year view frozen_at reason hash',
    internal: 'actor',
  },
  // A year report names supported establishments, and so the owner of a household business.
  report_snapshot_content: {
    ...printed,
    basis: 'publicTask',
    erased: 'stays',
    internal: 'snapshot_id',
    personal: 'content',
  },
  known_product: {
    ...printed,
    basis: 'publicTask',
    erased: 'corrected',
    public:
      'source_ref province_id place_list place_code place_detail name is_set level status year product_group award source_url source_note published note',
    personal: 'establishment',
  },

  // The register.
  establishment: {
    ...register,
    public: 'id province_id place_list place_code district_code commune_code legal_form',
    internal: 'import_batch version created_at updated_at deleted_at',
    personal: 'place_detail name name_key name_tsv',
  },
  scheme: {
    ...register,
    public:
      'id province_id place_list place_code district_code commune_code activity_kind kind_as_printed is_flagship is_group fund_tier year_from year_to year status support_planned_dong support_actual_dong total_investment_dong total_investment_as_printed document_number source_ref source_url source_note place_words is_published',
    internal: 'import_batch version created_at updated_at deleted_at owner_unit_id',
    personal: 'place_detail title implementer establishment_names note search_tsv',
  },
  scheme_money: { ...sums, public: 'scheme_id province_id source planned_dong actual_dong' },
  scheme_output: { ...sums, public: 'scheme_id province_id indicator planned actual' },
  scheme_beneficiary: { ...sums, public: 'scheme_id province_id establishment_id' },
  scheme_rollup: {
    ...sums,
    public:
      'province_id place_list place_code year activity_kind fund_tier source schemes planned_dong planned_known actual_dong actual_known is_published',
  },
  establishment_support: {
    ...sums,
    public:
      'province_id place_list place_code year activity_kind fund_tier establishment_id refs is_published',
  },
  // Single words without the record they stand in.
  search_word: { ...sums, public: 'word' },

  // Shares between provinces: the ground is a document or a decision.
  record_share: {
    ...register,
    internal:
      'id from_province_id to_province_id document_number ends_on given_by given_as given_at ended_at ended_by ended_as version',
    personal: 'ground ended_because',
  },
  record_share_item: { ...sums, internal: 'share_id scheme_id from_province_id' },

  // Imports: a workbook may hold whatever its sender put there.
  import_batch: {
    ...register,
    purpose: 'imports',
    internal:
      'id sha256 size_bytes state refusal mappings taken created_at taken_at undone_at owner_unit_id province_id responsible_id',
    personal: 'file_name corrections summary',
    secret: 'personal_salt',
    becomes: { corrections: '{}' },
  },
  import_file: {
    ...register,
    purpose: 'imports',
    internal: 'sha256 created_at',
    personal: 'bytes',
  },
  import_row: {
    ...register,
    purpose: 'imports',
    internal: 'batch_id sheet_no row_no sheet decision worst scheme_id',
    personal: 'draft problems',
  },
  import_progress: { ...common, purpose: 'imports', internal: 'batch_id percent at' },
  import_mapping: { ...common, purpose: 'imports', internal: 'fingerprint fields unit updated_at' },

  // The trail: personal values of watched tables are seals there; names of the register stand open, as they do in the register.
  audit_entry: {
    purpose: 'proof',
    basis: 'publicTask',
    kept: 'always',
    erased: 'stays',
    internal: 'chain seq hash at act subject root_id',
    personal: 'payload',
  },
  audit_head: { ...common, purpose: 'proof', internal: 'chain seq hash act_seq' },
  audit_act: {
    ...common,
    purpose: 'proof',
    internal: 'chain first_seq last_seq at act actor acting_as came_from subjects transaction',
  },
  audit_seal: {
    ...common,
    purpose: 'proof',
    public: 'number at statement signature key_id public_key',
  },
  audit_seal_head: { ...common, purpose: 'proof', public: 'chain seq number' },
  audit_origin: {
    purpose: 'proof',
    basis: 'security',
    kept: 'rule',
    erased: 'expires',
    internal: 'id at channel',
    personal: 'address agent',
  },
  idempotency: {
    purpose: 'operation',
    basis: 'publicTask',
    kept: 'rule',
    erased: 'deleted',
    whose: 'actor',
    internal: 'key request_hash created_at actor',
    personal: 'response',
  },

  // People and how they are let in.
  unit: {
    ...common,
    purpose: 'work',
    basis: 'publicTask',
    erased: 'corrected',
    public:
      'id kind parent_id province_id region commune_code establishment_id valid_from valid_to',
    internal: 'version created_at',
    // The unit of a household business bears its owner's name.
    personal: 'name',
  },
  person: {
    purpose: 'work',
    basis: 'publicTask',
    kept: 'account',
    erased: 'replaced',
    whose: 'id',
    internal:
      'id email_verified locale two_factor_enabled is_demo invited_at deactivated_at erased_at version created_at updated_at',
    personal: 'name email phone image deactivated_because',
    secret: 'personal_salt',
    becomes: { name: erasedName, email: 'da-xoa-{id}@xoa.invalid' },
  },
  role_holding: {
    purpose: 'work',
    basis: 'publicTask',
    kept: 'record',
    erased: 'replaced',
    whose: 'person_id',
    internal: 'id person_id unit_id role valid_from valid_to version created_at',
    personal: 'given_because ended_because',
    secret: 'personal_salt',
  },
  delegation: {
    purpose: 'work',
    basis: 'publicTask',
    kept: 'record',
    erased: 'replaced',
    becomes: { because: 'Đã xóa' },
    whose: 'person_id',
    internal:
      'id holding_id person_id deputy_id unit_id acts valid_from valid_to revoked_at version created_at',
    personal: 'because',
    secret: 'personal_salt',
  },
  handover: {
    purpose: 'work',
    basis: 'publicTask',
    kept: 'record',
    erased: 'replaced',
    becomes: { because: 'Đã xóa' },
    whose: 'from_id',
    internal: 'id unit_id from_id to_id effective_on moved carried_out_at undone_at created_at',
    personal: 'because',
    secret: 'personal_salt',
  },
  sign_in_account: {
    ...letIn,
    kept: 'account',
    whose: 'person_id',
    internal:
      'id person_id provider_id access_token_expires_at refresh_token_expires_at scope created_at updated_at',
    // Elsewhere it may be the number of an electronic identity.
    sensitive: 'account_id',
    secret: 'password access_token refresh_token id_token',
  },
  sign_in_session: {
    ...letIn,
    kept: 'rule',
    whose: 'person_id',
    internal:
      'id person_id expires_at seen_at strong_at two_steps acting_as put_out created_at updated_at',
    personal: 'address agent',
    secret: 'token',
  },
  sign_in_verification: {
    ...letIn,
    kept: 'rule',
    erased: 'expires',
    internal: 'id expires_at created_at updated_at',
    secret: 'identifier value',
  },
  sign_in_two_factor: {
    ...letIn,
    kept: 'account',
    whose: 'person_id',
    internal: 'id person_id verified failed_verification_count locked_until',
    secret: 'secret backup_codes',
  },
  sign_in_code_used: {
    ...letIn,
    kept: 'rule',
    whose: 'person_id',
    internal: 'person_id used_at',
    secret: 'code',
  },
  sign_in_recovery_code: {
    ...letIn,
    kept: 'account',
    whose: 'person_id',
    internal: 'person_id made_at used_at',
    secret: 'hash',
  },
  sign_in_passkey: {
    ...letIn,
    kept: 'account',
    whose: 'person_id',
    internal: 'id person_id counter device_type backed_up transports created_at aaguid',
    personal: 'name credential_id public_key',
  },
  // Keys of machines. Their name says which machine; what did an act is told by the trail.
  api_key: {
    ...common,
    purpose: 'work',
    kept: 'record',
    internal:
      'id shown name holding_id unit_id province_id scopes made_by expires_at revoked_at revoked_by created_at',
  },
  api_key_secret: {
    ...letIn,
    kept: 'record',
    erased: 'stays',
    internal: 'key_id',
    secret: 'sha256',
  },
  // The address is a machine's; of a small office it may be somebody's.
  api_key_use: {
    ...letIn,
    kept: 'record',
    erased: 'stays',
    internal: 'key_id used_at',
    personal: 'used_from',
  },
  // Keys are hashes with the secret of the data folder: no address and no e-mail can be read from them.
  sign_in_back_off: {
    ...letIn,
    kept: 'rule',
    erased: 'expires',
    internal: 'tries free_at tried_at',
    secret: 'key',
  },
  sign_in_kept_form: {
    ...letIn,
    kept: 'rule',
    whose: 'person_id',
    internal: 'id person_id path expires_at',
    secret: 'sealed',
  },
  mail_outbox: {
    purpose: 'mail',
    basis: 'publicTask',
    kept: 'rule',
    erased: 'deleted',
    whose: 'person_id',
    reachedAt: 'receiver',
    internal: 'id person_id written_at next_try_at tries sent_at failed_because forget_when_sent',
    personal: 'receiver subject body',
    secret: 'sealed_body',
  },

  // What people ask about their data. What was asked and why goes with the person; that it was asked and decided stays.
  data_request_term: {
    ...common,
    purpose: 'requests',
    public: 'kind reply_count reply_unit done_count done_unit source certainty checked_on version',
  },
  data_request_law_term: {
    ...common,
    purpose: 'requests',
    public: 'kind reply_count reply_unit done_count done_unit source certainty checked_on',
  },
  // What was agreed to and taken back, by purpose and version of the words; the number itself stands in the account.
  consent: {
    purpose: 'requests',
    basis: 'none',
    kept: 'record',
    erased: 'none',
    whose: 'person_id',
    internal: 'id person_id purpose text_version state at channel by_actor request_id',
  },
  retention_rule: {
    ...common,
    purpose: 'requests',
    public: 'code keep_count keep_unit is_on source certainty checked_on version',
  },
  data_request: {
    purpose: 'requests',
    basis: 'publicTask',
    kept: 'answered',
    erased: 'replaced',
    becomes: { name: 'Đã xóa', what: 'Đã xóa' },
    whose: 'person_id',
    internal:
      'id kind person_id province_id channel received_on reply_by done_by state carried filed_by decided_by decided_at version created_at',
    personal: 'name contact what why new_name new_email new_phone answer',
    secret: 'personal_salt',
  },
} as const satisfies Readonly<Record<string, TableClasses>>

export type ClassedTable = keyof typeof personalColumns
