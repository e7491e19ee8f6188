import { here, id, inYear, there } from './two-provinces.ts'

/** What somebody of each reach is shown of the two provinces; reaches that are not named are refused the table. */
export type Seen = {
  /** Names the rows of this world. */
  readonly rows: string
  readonly seenBy: Readonly<Record<string, string>>
}

const everyScheme = 'here-draft here-open there-draft there-open'
const schemesOfWorld = everyScheme.split(' ').map((name) => `('${name}', '${id(name)}'::uuid)`)
const schemeNamed = (of: string) =>
  `select w.name from ${of} join (values ${schemesOfWorld.join(', ')}) w (name, id) on w.id`
const register = {
  published: 'here-open there-open',
  shared: 'there-draft',
  'own province region': 'here-draft here-open',
  unit: 'here-draft',
  'nation system': everyScheme,
}
const imports = {
  'unit province region': 'import-here',
  'nation system': 'import-here import-there',
}
const batches = ['import-here', 'import-there'].map((name) => `('${name}', '${id(name)}'::uuid)`)
const importNamed = (of: string, key: string) =>
  `select w.name from ${of} join (values ${batches.join(', ')}) w (name, id) on w.id = ${key}`
const sums = {
  published: `${here} open, ${there} open`,
  aggregates: `${here} closed, ${here} open, ${there} closed, ${there} open`,
  'province region': `${here} closed, ${here} open`,
  'nation system': `${here} closed, ${here} open, ${there} closed, ${there} open`,
}
const sumsOf = (table: string) =>
  `select distinct province_id || case when is_published then ' open' else ' closed' end as name from ${table}
    where year = ${inYear}`
const chains = { 'province region': here, 'nation system': `${here} ${there}` }
const chainsOf = (table: string, where = 'true') =>
  `select distinct chain as name from ${table} where chain in ('${here}', '${there}') and ${where}`
const everybody = 'published aggregates shared own jury unit province region nation system'
const people = `('${['lan', 'hoa', 'mai', 'nam'].map((name) => `${name}', '${id(name)}'::uuid`).join("), ('")})`

export const seen: Readonly<Record<string, Seen>> = {
  scheme: { rows: schemeNamed('scheme s') + ' = s.id', seenBy: register },
  scheme_money: { rows: schemeNamed('scheme_money p') + ' = p.scheme_id', seenBy: register },
  scheme_output: { rows: schemeNamed('scheme_output p') + ' = p.scheme_id', seenBy: register },
  scheme_beneficiary: {
    rows: schemeNamed('scheme_beneficiary p') + ' = p.scheme_id',
    seenBy: register,
  },
  establishment: {
    rows: `select name from establishment where name in ('firm-here', 'firm-there')`,
    seenBy: {
      'published nation system': 'firm-here firm-there',
      'own unit province region': 'firm-here',
      shared: 'firm-there',
    },
  },
  record_share: {
    rows: `select substr(ground, 12) as name from record_share where ends_on = '2199-12-31'`,
    seenBy: {
      shared: 'share-over share-there',
      province: 'share-here share-over share-there',
      region: 'share-here',
      'nation system': 'share-away share-here share-over share-there',
    },
  },
  record_share_item: {
    rows: schemeNamed('record_share_item i') + ' = i.scheme_id',
    seenBy: {
      shared: 'there-draft there-open',
      province: 'here-open there-draft there-open',
      region: 'here-open',
      'nation system': 'here-open there-draft there-open',
    },
  },
  scheme_rollup: { rows: sumsOf('scheme_rollup'), seenBy: sums },
  establishment_support: { rows: sumsOf('establishment_support'), seenBy: sums },
  import_batch: { rows: importNamed('import_batch b', 'b.id'), seenBy: imports },
  import_row: { rows: importNamed('import_row r', 'r.batch_id'), seenBy: imports },
  import_progress: { rows: importNamed('import_progress r', 'r.batch_id'), seenBy: imports },
  import_file: {
    rows: `select case left(sha256, 1) when 'a' then 'import-here' else 'import-there' end as name from import_file
      where sha256 in ('${'a'.repeat(64)}', '${'b'.repeat(64)}')`,
    seenBy: imports,
  },
  idempotency: {
    rows: `select substr(key, 9) as name from idempotency where key like 'form-of-%'`,
    seenBy: { 'own jury unit nation': 'lan', 'province region': 'mai', system: 'hoa lan mai nam' },
  },
  reported_figure: {
    rows: `select substr(id, 5) as name from reported_figure where id like 'TWO-%'`,
    seenBy: { [everybody]: 'here there' },
  },
  report_snapshot: {
    rows: `select scope_code as name from report_snapshot where year = ${inYear}`,
    seenBy: { [everybody]: `${here} ${there}` },
  },
  audit_entry: {
    rows: `${schemeNamed('audit_entry e')}::text = e.root_id where e.subject = 'scheme' and e.payload like '%"operation": "insert"%'`,
    seenBy: {
      'own province region': 'here-draft here-open',
      unit: 'here-draft',
      'nation system': everyScheme,
    },
  },
  audit_head: { rows: chainsOf('audit_head'), seenBy: chains },
  audit_act: { rows: chainsOf('audit_act'), seenBy: chains },
  audit_seal: {
    rows: `select 'sealed' as name from audit_seal where number = ${inYear}`,
    seenBy: { 'province region nation system': 'sealed' },
  },
  audit_seal_head: { rows: chainsOf('audit_seal_head', `number = ${inYear}`), seenBy: chains },
  audit_origin: {
    rows: `select 'origin' as name from audit_origin where id = '${id('origin')}'`,
    seenBy: { system: 'origin' },
  },
  unit: {
    rows: `select name from unit where name in ('Trung tâm ở đây', 'Trung tâm ở kia')`,
    seenBy: { 'own jury unit province region nation system': 'Trung tâm ở kia, Trung tâm ở đây' },
  },
  person: {
    rows: `select w.name from person p join (values ${people}) w (name, id) on w.id = p.id`,
    seenBy: {
      'own jury': 'lan',
      unit: 'hoa lan',
      province: 'hoa lan mai',
      region: 'mai',
      'nation system': 'hoa lan mai nam',
    },
  },
  role_holding: {
    rows: `select w.name from role_holding h join (values ${people}) w (name, id) on w.id = h.person_id`,
    seenBy: {
      'own jury': 'lan',
      unit: 'hoa lan',
      province: 'hoa lan mai',
      region: 'mai',
      'nation system': 'hoa lan mai nam',
    },
  },
  handover: {
    rows: `select because as name from handover where because = 'handover-here'`,
    seenBy: { system: 'handover-here' },
  },
  delegation: {
    rows: `select because as name from delegation where because in ('away-here', 'away-there', 'away-others')`,
    seenBy: {
      'unit province': 'away-here',
      own: 'away-here away-there',
      'nation system': 'away-here away-others away-there',
    },
  },
  consent: {
    rows: `select w.name from consent c join (values ${people}) w (name, id) on w.id = c.person_id`,
    seenBy: { system: 'lan nam' },
  },
  data_request: {
    rows: `select name from data_request where name like 'request-%'`,
    seenBy: {
      province: 'request-here',
      nation: 'request-above request-here request-there',
      system: 'request-above request-here request-there',
    },
  },
  api_key: {
    rows: `select name from api_key where name in ('lan', 'hoa', 'mai', 'nam')`,
    seenBy: { unit: 'hoa lan', system: 'hoa lan mai nam' },
  },
  api_key_secret: {
    rows: `select k.name from api_key k join api_key_secret s on s.key_id = k.id where k.name in ('lan', 'hoa', 'mai', 'nam')`,
    seenBy: { system: 'hoa lan mai nam' },
  },
  api_key_use: {
    rows: `select used_from as name from api_key_use where used_from in ('lan', 'hoa', 'mai', 'nam')`,
    seenBy: { unit: 'hoa lan', system: 'hoa lan mai nam' },
  },
  sign_in_session: {
    rows: `select token as name from sign_in_session where token in ('lan', 'hoa', 'mai', 'nam')`,
    seenBy: { system: 'hoa lan mai nam' },
  },
}

/** A change somebody tries, and how far it gets: done, no row found to change, or refused. Reaches not named are refused. */
export type Tried = {
  readonly change: string
  readonly done?: string
  readonly nothing?: string
}

const writers = 'unit province region nation system'
const near = 'unit province region'
const above = 'nation system'
const a = (name: string) => `'${id(name)}'`
const scheme = (place: string, owner: string) =>
  `insert into scheme (id, province_id, place_list, place_code, title, owner_unit_id)
    values (gen_random_uuid(), '', 34, '${place}', 'x', ${owner})`
const establishment = (place: string) =>
  `insert into establishment (id, province_id, place_list, place_code, name, name_key)
    values (gen_random_uuid(), '${place}', 34, '${place}', 'x', 'x')`
const batch = (place: string, unit: string) =>
  `insert into import_batch (id, sha256, file_name, size_bytes, state, owner_unit_id, province_id)
    values (gen_random_uuid(), repeat('d', 64), 'x', 1, 'preview', ${a(unit)}, '${place}')`
const figure = (place: string) =>
  `insert into reported_figure (id, source_id, status, scope_kind, scope_name, province_id, period_kind, period_label, unit, origin)
    values ('TWO-new', ${a('paper')}, 'unknown', 'province34', 'x', '${place}', 'year', 'x', 'x', '{}')`
const snapshot = (kind: string, code: string) =>
  `insert into report_snapshot (id, scope_kind, scope_code, year, view, actor, hash)
    values (gen_random_uuid(), '${kind}', '${code}', 2098, 'today', 'x', repeat('c', 64))`
const delegation = (person: string, deputy: string, unit: string) =>
  `insert into delegation (id, holding_id, person_id, deputy_id, unit_id, because, valid_from, valid_to)
    values (gen_random_uuid(), ${a(`${person}-role`)}, ${a(person)}, ${a(deputy)}, ${a(unit)}, 'x', '2026-02-01', '2026-02-28')`
const holding = (unit: string) =>
  `insert into role_holding (id, person_id, unit_id, role, valid_from)
    values (gen_random_uuid(), ${a('lan')}, ${a(unit)}, 'centreStaff', '2020-01-01')`
const apiKey = (person: string, unit: string) =>
  `insert into api_key (id, shown, name, holding_id, unit_id, scopes, made_by, expires_at)
    values (gen_random_uuid(), 'kc_demo_newnewne', 'x', ${a(`${person}-role`)}, ${a(unit)}, '{scheme.read}', ${a(person)},
      now() + interval '1 day')`
const unit = (place: string) =>
  `insert into unit (id, kind, name, province_id, valid_from) values (gen_random_uuid(), 'centre', 'x', '${place}', '2020-01-01')`
const setting = `nullif(current_setting('app.unit', true), '')::uuid`

const share = (from: string, to: string) =>
  `insert into record_share (id, from_province_id, to_province_id, ground, ends_on, given_by)
    values (gen_random_uuid(), '${from}', '${to}', 'Căn cứ đủ dài', '2199-12-30', 'x')`

export const tried: Readonly<Record<string, readonly Tried[]>> = {
  record_share: [
    { change: share(here, there), done: 'province' },
    { change: share(there, here) },
    {
      change: `update record_share set ground = 'Căn cứ viết lại' where id = ${a('share-here')}`,
      done: 'province',
    },
    {
      change: `update record_share set ground = 'Căn cứ viết lại' where id = ${a('share-there')}`,
      nothing: 'province',
    },
    { change: `update record_share set from_province_id = '68' where id = ${a('share-here')}` },
  ],
  record_share_item: [
    {
      change: `insert into record_share_item values (${a('share-here')}, ${a('here-draft')}, '${here}')`,
      done: 'province',
    },
    {
      change: `insert into record_share_item values (${a('share-there')}, ${a('there-open')}, '${there}')`,
    },
  ],
  scheme: [
    { change: scheme(here, setting), done: writers },
    { change: scheme(there, setting), done: above },
    { change: scheme(here, a('centre-there')), done: 'province region nation system' },
    { change: `update scheme set place_code = '${there}' where title = 'here-draft'`, done: above },
    { change: `update scheme set title = 'x' where title = 'here-draft'`, done: writers },
    {
      change: `update scheme set title = 'x' where title = 'there-open'`,
      done: above,
      nothing: near,
    },
    {
      change: `update scheme set owner_unit_id = ${a('centre-there')} where title = 'here-draft'`,
      done: 'province region nation system',
    },
  ],
  scheme_money: [
    {
      change: `insert into scheme_money values (${a('here-draft')}, '${here}', 'donor')`,
      done: writers,
    },
    {
      change: `insert into scheme_money values (${a('there-open')}, '${there}', 'donor')`,
      done: above,
    },
    {
      change: `update scheme_money set planned_dong = 2 where scheme_id = ${a('there-open')}`,
      done: above,
      nothing: near,
    },
    {
      change: `update scheme_money set scheme_id = ${a('there-open')}, province_id = '${there}', source = 'donor'
        where scheme_id = ${a('here-draft')}`,
      done: above,
    },
    {
      change: `delete from scheme_money where scheme_id = ${a('there-open')}`,
      done: above,
      nothing: near,
    },
    { change: `delete from scheme_money where scheme_id = ${a('here-draft')}`, done: writers },
  ],
  scheme_output: [
    {
      change: `insert into scheme_output values (${a('here-draft')}, '${here}', 'x')`,
      done: writers,
    },
    {
      change: `insert into scheme_output values (${a('there-open')}, '${there}', 'x')`,
      done: above,
    },
    {
      change: `update scheme_output set planned = 2 where scheme_id = ${a('there-open')}`,
      done: above,
      nothing: near,
    },
    {
      change: `update scheme_output set scheme_id = ${a('there-open')}, province_id = '${there}', indicator = 'x'
        where scheme_id = ${a('here-draft')}`,
      done: above,
    },
    {
      change: `delete from scheme_output where scheme_id = ${a('there-open')}`,
      done: above,
      nothing: near,
    },
  ],
  scheme_beneficiary: [
    {
      change: `insert into scheme_beneficiary values (${a('here-draft')}, '${here}', gen_random_uuid())`,
      done: writers,
    },
    {
      change: `insert into scheme_beneficiary values (${a('there-open')}, '${there}', ${a('firm-here')})`,
      done: above,
    },
    {
      change: `delete from scheme_beneficiary where scheme_id = ${a('there-open')}`,
      done: above,
      nothing: near,
    },
  ],
  establishment: [
    { change: establishment(here), done: writers },
    { change: establishment(there), done: above },
    {
      change: `update establishment set province_id = '${there}' where name = 'firm-here'`,
      done: above,
    },
    {
      change: `update establishment set name = 'x' where name = 'firm-there'`,
      done: above,
      nothing: near,
    },
  ],
  import_batch: [
    { change: batch(here, 'centre-here'), done: writers },
    { change: batch(there, 'centre-there'), done: above },
    {
      change: `update import_batch set province_id = '${there}', owner_unit_id = ${a('centre-there')} where file_name = 'import-here'`,
      done: above,
    },
    {
      change: `update import_batch set taken = 1 where file_name = 'import-there'`,
      done: above,
      nothing: near,
    },
  ],
  import_row: [
    {
      change: `insert into import_row (batch_id, sheet_no, row_no, sheet, decision) values (${a('import-here')}, 1, 0, 'S', 'reject')`,
      done: writers,
    },
    {
      change: `insert into import_row (batch_id, sheet_no, row_no, sheet, decision) values (${a('import-there')}, 1, 0, 'S', 'reject')`,
      done: above,
    },
    {
      change: `update import_row set batch_id = ${a('import-there')}, row_no = 1 where batch_id = ${a('import-here')}`,
      done: above,
    },
    {
      change: `delete from import_row where batch_id = ${a('import-there')}`,
      done: above,
      nothing: near,
    },
  ],
  import_progress: [
    {
      change: `update import_progress set percent = 2 where batch_id = ${a('import-here')}`,
      done: writers,
    },
    {
      change: `update import_progress set percent = 2 where batch_id = ${a('import-there')}`,
      done: above,
      nothing: near,
    },
    {
      change: `insert into import_progress (batch_id, percent) values (${a('import-unread')}, 1)`,
      done: above,
    },
  ],
  import_file: [
    { change: `delete from import_file where sha256 = '${'b'.repeat(64)}'`, done: 'system' },
    {
      change: `insert into import_file values (repeat('e', 64), 'x') on conflict do nothing`,
      done: writers,
    },
  ],
  idempotency: [
    {
      change: `insert into idempotency (key, request_hash) values ('form-of-now', 'x') on conflict (key) do nothing`,
      done: `own jury ${writers}`,
    },
    {
      change: `insert into idempotency (key, request_hash, actor) values ('form-of-now', 'x', 'nam')`,
      done: 'system',
    },
    {
      change: `update idempotency set response = '{}' where key = 'form-of-nam'`,
      done: 'system',
      nothing: `own jury ${near} nation`,
    },
    {
      change: `update idempotency set actor = 'nam' where key in ('form-of-lan', 'form-of-mai')`,
      done: 'system',
    },
  ],
  reported_figure: [
    { change: figure(here), done: writers },
    { change: figure(there), done: above },
  ],
  report_snapshot: [
    { change: snapshot('province34', here), done: writers },
    { change: snapshot('province63', '66'), done: writers },
    { change: snapshot('province34', there), done: `region ${above}` },
  ],
  unit: [
    { change: unit(here), done: 'province nation system' },
    { change: unit(there), done: above },
    {
      change: `update unit set province_id = '${there}' where id = ${a('centre-here')}`,
      done: above,
    },
    {
      change: `update unit set name = 'x' where id = ${a('centre-there')}`,
      done: above,
      nothing: 'province',
    },
  ],
  role_holding: [
    { change: holding('centre-here'), done: `unit province ${above}` },
    { change: holding('centre-there'), done: above },
    {
      change: `update role_holding set unit_id = ${a('centre-there')} where id = ${a('hoa-role')}`,
      done: above,
    },
    {
      change: `update role_holding set valid_to = '2099-01-01' where id = ${a('nam-role')}`,
      done: above,
      nothing: 'unit province',
    },
  ],
  person: [
    {
      change: `insert into person (id, name, email) values (gen_random_uuid(), 'x', 'x@vidu.vn')`,
      done: above,
    },
    { change: `update person set name = 'x' where id = ${a('nam')}`, done: above },
  ],
  handover: [{ change: `update handover set undone_at = now()`, done: 'system' }],
  delegation: [
    { change: delegation('lan', 'hoa', 'centre-here'), done: `own unit province ${above}` },
    { change: delegation('nam', 'hoa', 'centre-there'), done: above },
    {
      change: `update delegation set revoked_at = now() where id = ${a('away-there')}`,
      done: above,
      nothing: 'own unit province',
    },
  ],
  consent: [
    {
      change: `insert into consent (id, person_id, purpose, text_version, state, channel)
        values (gen_random_uuid(), ${a('lan')}, 'contactPhone', 1, 'withdrawn', 'paper')`,
      done: 'system',
    },
    { change: `update consent set state = 'withdrawn'` },
    { change: `delete from consent` },
  ],
  data_request: [
    {
      change: `insert into data_request (id, kind, province_id, channel, name, what, received_on, reply_by, done_by)
        values (gen_random_uuid(), 'access', '${here}', 'paper', 'x', 'x', '2026-01-01', '2026-01-05', '2026-01-15')`,
      done: 'system',
    },
    { change: `update data_request set state = 'withdrawn'`, done: 'system' },
    { change: `delete from data_request` },
  ],
  api_key: [
    { change: apiKey('lan', 'centre-here'), done: 'unit system' },
    { change: apiKey('nam', 'centre-there'), done: 'system' },
    {
      change: `update api_key set revoked_at = now() where name = 'nam'`,
      done: 'system',
      nothing: 'unit',
    },
    {
      change: `update api_key set unit_id = ${a('centre-there')} where name = 'lan'`,
      done: 'system',
    },
  ],
  api_key_secret: [
    {
      change: `insert into api_key_secret values (${a('hoa-spare-key')}, sha256('x'))`,
      done: 'unit system',
    },
    {
      change: `insert into api_key_secret values (${a('nam-spare-key')}, sha256('x'))`,
      done: 'system',
    },
    { change: `update api_key_secret set sha256 = sha256('x')` },
  ],
  api_key_use: [
    { change: `update api_key_use set used_at = now() where used_from = 'lan'`, done: 'system' },
  ],
  sign_in_session: [
    { change: `update sign_in_session set seen_at = now() where token = 'nam'`, done: 'system' },
  ],
  audit_origin: [{ change: `delete from audit_origin where id = ${a('origin')}`, done: 'system' }],
  audit_seal_head: [
    { change: `insert into audit_seal_head values ('${there}', 2, ${inYear})`, done: 'system' },
  ],
  audit_seal: [
    {
      change: `insert into audit_seal (number, at, statement, signature, key_id, public_key)
        values (${inYear + 1}, now(), 'x', 'x', 'x', 'x')`,
      done: 'system',
    },
  ],
  audit_entry: [
    { change: `insert into audit_entry values ('${here}', 99, '{}', '', now(), 'x', 'x', 'x')` },
  ],
  audit_head: [{ change: `update audit_head set seq = 0` }],
  scheme_rollup: [{ change: `update scheme_rollup set schemes = 0` }],
  establishment_support: [{ change: `delete from establishment_support` }],
  search_word: [{ change: `insert into search_word values ('x')` }],
}
