/**
 * What each role may do with each table and view: r read, a add, w write over, d delete. Written by hand and compared with what the
 * database says; made from `database/rights` it would agree with any mistake there. A table that is absent is closed to all.
 */
export const roleNames = [
  'published',
  'aggregates',
  'shared',
  'own',
  'jury',
  'unit',
  'province',
  'region',
  'nation',
  'system',
] as const
export type RoleName = (typeof roleNames)[number]

const all = 'published aggregates shared own jury unit province region nation system'
const people = 'published aggregates shared own jury unit province region nation'
// Who works on records, beside the program.
const desks = 'unit province region nation'

export const privileges: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  province: { r: people, rawd: 'system' },
  province_name: { r: people, rawd: 'system' },
  region_membership: { r: people, rawd: 'system' },
  district: { r: people, rawd: 'system' },
  commune: { r: people, rawd: 'system' },
  ward_mapping: { r: people, rawd: 'system' },
  territory_edition: { r: people, rawd: 'system' },
  known_product: { r: people, rawd: 'system' },
  activity_kind: { r: all },
  search_word: { r: all },
  figure_source: { r: 'published aggregates shared own jury', ra: `${desks} system` },
  reported_figure: { r: 'published aggregates shared own jury', ra: `${desks} system` },
  reported_statement: { r: people, raw: 'system' },
  report_snapshot: { r: 'published aggregates shared own jury', ra: `${desks} system` },
  report_snapshot_content: { r: 'published aggregates shared own jury', ra: `${desks} system` },

  scheme: { r: 'shared own', raw: `${desks} system` },
  scheme_money: { r: 'shared own', rawd: `${desks} system` },
  scheme_output: { r: 'shared own', rawd: `${desks} system` },
  scheme_beneficiary: { r: 'shared own', rad: `${desks} system` },
  establishment: { r: 'shared own', raw: `${desks} system` },
  record_share: { r: 'region nation shared system', raw: 'province' },
  record_share_item: { r: 'region nation shared system', ra: 'province' },
  shared_scheme: { r: 'province region nation shared system' },
  scheme_rollup: { r: 'aggregates province region nation system' },
  establishment_support: { r: 'aggregates province region nation system' },

  import_batch: { raw: `${desks} system` },
  import_row: { rawd: `${desks} system` },
  import_progress: { raw: `${desks} system` },
  import_file: { ra: desks, rad: 'system' },
  import_mapping: { raw: `${desks} system` },

  idempotency: { raw: `own jury ${desks}`, rawd: 'system' },
  audit_entry: { r: 'own unit province region nation system' },
  audit_head: { r: 'province region nation system' },
  audit_act: { r: 'province region nation system' },
  audit_seal: { r: 'province region nation', ra: 'system' },
  audit_seal_head: { r: 'province region nation', ra: 'system' },
  audit_origin: { rd: 'system' },

  installation: { ra: 'system' },
  unit: { r: 'own jury unit region', raw: 'province nation system' },
  role_holding: { r: 'own jury region', raw: 'unit province nation', rawd: 'system' },
  handover: { raw: 'system' },
  delegation: { raw: 'own unit province nation system' },
  person: { r: 'own jury unit province region', raw: 'nation system' },

  api_key: { raw: 'unit system' },
  api_key_secret: { a: 'unit', ra: 'system' },
  api_key_use: { r: 'unit', raw: 'system' },

  sign_in_account: { rawd: 'system' },
  sign_in_session: { rawd: 'system' },
  sign_in_verification: { rawd: 'system' },
  sign_in_two_factor: { rawd: 'system' },
  sign_in_code_used: { rawd: 'system' },
  sign_in_recovery_code: { rawd: 'system' },
  sign_in_passkey: { rawd: 'system' },
  sign_in_back_off: { rawd: 'system' },
  sign_in_kept_form: { rawd: 'system' },
  mail_outbox: { rawd: 'system' },
  data_request: { r: 'province nation', raw: 'system' },
  data_request_term: { rw: 'system' },
  data_request_law_term: { r: 'system' },
  consent: { ra: 'system' },
  retention_rule: { rw: 'system' },
  kysely_migration: { r: 'system' },

  'published.scheme': { r: 'published' },
  'published.scheme_money': { r: 'published' },
  'published.scheme_output': { r: 'published' },
  'published.scheme_beneficiary': { r: 'published' },
  'published.establishment': { r: 'published' },
  'published.scheme_rollup': { r: 'published' },
  'published.establishment_support': { r: 'published' },
}

/** The functions of ours that a role may call, beyond those of extensions. */
export const callable: Readonly<Record<string, string>> = {
  vn_norm: all,
  acting_unit: all,
  acting_province: all,
  acting_person: all,
  // Whoever only reads what others share does nothing there is to tell.
  audit_hold: all.replace('shared ', ''),
  audit_note: all.replace('shared ', ''),
  audit_origin_keep: 'system',
  audit_chain_of_unit: 'system',
  audit_chained: 'system',
  import_file_forget: `${desks} system`,
  search_words_file: 'system',
}

/** The functions that act as their owner. Most are triggers, which nobody calls; the others do one thing each. */
export const definers: readonly string[] = [
  // They write what no role may write: entries, sums, words.
  'audit_whole',
  'audit_updated',
  'scheme_inserted',
  'scheme_updated',
  'scheme_removed',
  'scheme_money_inserted',
  'scheme_money_changed',
  'scheme_beneficiary_inserted',
  'scheme_beneficiary_changed',
  'scheme_words',
  'establishment_words',
  // It says of a unit in which province it lies, for whoever may not see the unit.
  'audit_chain_of_unit',
  // They take chains in order, tell an event, and keep where it came from; they read nothing out.
  'audit_hold',
  'audit_note',
  'audit_origin_keep',
  // It forgets the file of a refused import alone, and only while no import of whatever unit needs it.
  'import_file_forget',
  // Filing is the right of the owner of an index; it takes no argument.
  'search_words_file',
]
