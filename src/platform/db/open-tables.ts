/**
 * Tables without row-level security, each with its reason. All others have it, forced upon their owner as well; what a role may do
 * with a table is granted in `database/rights` either way.
 */
export const openTables = {
  province: 'reference: the map is the same for everybody',
  province_name: 'reference: the map is the same for everybody',
  region_membership: 'reference: the map is the same for everybody',
  district: 'reference: the map is the same for everybody',
  commune: 'reference: the map is the same for everybody',
  ward_mapping: 'reference: the map is the same for everybody',
  territory_edition: 'what was loaded last, of no record',
  known_product: 'taken from public pages, with their address',
  activity_kind: 'the list of Điều 4',
  audit_event_kind: 'a list of the trail; read by its functions alone',
  figure_source: 'where a printed figure was printed',
  reported_statement: 'taken from public pages, with their address',
  report_snapshot_content: 'a frozen report is public; the table is append-only',
  search_word: 'single words without the record they stand in',
  import_mapping: 'what headings mean, by hash, without a record',
  installation: 'whether this is the demo; read by the program alone',
  data_request_term: 'within how long requests are answered; the same for everybody',
  data_request_law_term: 'what the law says of it; the same for everybody',
  retention_rule: 'how long things stay; the same for everybody',
  kysely_migration: 'which migrations were applied; read by the program alone',
  kysely_migration_lock: 'the lock of the migrator; of no run-time role',
} as const satisfies Readonly<Record<string, string>>
