import { sql } from 'kysely'
import { publicStanding, reaches, type Reach, type Standing } from '#core/standing.ts'
import type { Acting } from '#platform/db/acting.ts'
import { idOfName } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'

// A world of two provinces, 66 and 79, made for looking at it from each reach. A year and a name of its own tell its records
// from those that are loaded.
export const here = '66'
export const there = '79'
export const inYear = 2099

/** The identifier of a record of this world, by its name. */
export const id = (name: string) => idOfName(`two-provinces/${name}`)

const schemes = [
  { name: 'here-draft', province: here, unit: 'centre-here', status: 'idea', of: 'firm-here' },
  { name: 'here-open', province: here, unit: 'department-here', status: 'inPlan', of: 'firm-here' },
  { name: 'there-draft', province: there, unit: 'centre-there', status: 'idea', of: 'firm-there' },
  { name: 'there-open', province: there, unit: 'centre-there', status: 'inPlan', of: 'firm-there' },
] as const

/** Makes the world, as the owner. */
export async function makeTwoProvinces(tx: Tx): Promise<void> {
  await sql`insert into unit (id, kind, name, province_id, valid_from) values
    (${id('centre-here')}, 'centre', 'Trung tâm ở đây', ${here}, '2020-01-01'),
    (${id('department-here')}, 'department', 'Sở ở đây', ${here}, '2020-01-01'),
    (${id('centre-there')}, 'centre', 'Trung tâm ở kia', ${there}, '2020-01-01')`.execute(tx)
  for (const [person, unit] of [
    ['lan', 'centre-here'],
    ['hoa', 'centre-here'],
    ['mai', 'department-here'],
    ['nam', 'centre-there'],
  ] as const) {
    await sql`insert into person (id, name, email) values (${id(person)}, ${person}, ${`${person}@vidu.vn`})`.execute(
      tx,
    )
    await sql`insert into role_holding (id, person_id, unit_id, role, valid_from)
      values (${id(`${person}-role`)}, ${id(person)}, ${id(unit)}, 'centreStaff', '2020-01-01')`.execute(
      tx,
    )
    await sql`insert into sign_in_session (id, token, person_id, expires_at)
      values (${id(`${person}-session`)}, ${person}, ${id(person)}, now())`.execute(tx)
    await sql`insert into idempotency (key, request_hash, actor) values (${`form-of-${person}`}, 'x', ${person})`.execute(
      tx,
    )
    await makeKeys(tx, person, unit)
  }
  for (const [name, province] of [
    ['request-here', here],
    ['request-there', there],
    ['request-above', null],
  ] as const)
    await sql`insert into data_request (id, kind, province_id, channel, name, what, received_on, reply_by, done_by)
      values (${id(name)}, 'access', ${province}, 'paper', ${name}, 'x', '2026-01-01', '2026-01-05', '2026-01-15')`.execute(
      tx,
    )
  for (const person of ['lan', 'nam'])
    await sql`insert into consent (id, person_id, purpose, text_version, state, channel, by_actor)
      values (${id(`${person}-consent`)}, ${id(person)}, 'contactPhone', 1, 'given', 'account', ${id(person)}::text)`.execute(
      tx,
    )
  for (const [name, person, deputy, unit] of [
    ['away-here', 'lan', 'hoa', 'centre-here'],
    ['away-there', 'nam', 'lan', 'centre-there'],
    ['away-others', 'nam', 'mai', 'centre-there'],
  ] as const)
    await sql`insert into delegation (id, holding_id, person_id, deputy_id, unit_id, because, valid_from, valid_to)
      values (${id(name)}, ${id(`${person}-role`)}, ${id(person)}, ${id(deputy)}, ${id(unit)}, ${name}, '2026-01-01', '2026-01-31')`.execute(
      tx,
    )
  await sql`insert into handover (id, unit_id, from_id, to_id, because, effective_on, moved)
    values (${id('handover')}, ${id('centre-here')}, ${id('lan')}, ${id('hoa')}, 'handover-here', '2026-01-01', '{}')`.execute(
    tx,
  )
  await makeRegister(tx)
  await makeShares(tx)
  await makeImports(tx)
  await makeUnread(tx)
  await makePapers(tx)
}

// Two keys of each: one in use, and one whose hash is not written yet.
async function makeKeys(tx: Tx, person: string, unit: string): Promise<void> {
  for (const name of ['key', 'spare-key'])
    await sql`insert into api_key (id, shown, name, holding_id, unit_id, scopes, made_by, expires_at)
      values (${id(`${person}-${name}`)}, ${`kc_demo_${person}${name === 'key' ? 'inuse' : 'spare'}`},
        ${name === 'key' ? person : name}, ${id(`${person}-role`)}, ${id(unit)}, '{scheme.read}', ${id(person)},
        now() + interval '1 day')`.execute(tx)
  await sql`insert into api_key_secret values (${id(`${person}-key`)}, sha256('x'))`.execute(tx)
  await sql`insert into api_key_use values (${id(`${person}-key`)}, now(), ${person})`.execute(tx)
}

async function makeRegister(tx: Tx): Promise<void> {
  for (const [firm, province] of [
    ['firm-here', here],
    ['firm-there', there],
  ] as const)
    await sql`insert into establishment (id, province_id, place_list, place_code, name, name_key)
      values (${id(firm)}, ${province}, 34, ${province}, ${firm}, ${firm})`.execute(tx)
  for (const { name, province, unit, status, of } of schemes) {
    await sql`insert into scheme (id, province_id, place_list, place_code, title, year_from, status, owner_unit_id)
      values (${id(name)}, '', 34, ${province}, ${name}, ${inYear}, ${status}, ${id(unit)})`.execute(
      tx,
    )
    await sql`insert into scheme_money values (${id(name)}, ${province}, 'provincial', 1, null)`.execute(
      tx,
    )
    await sql`insert into scheme_output values (${id(name)}, ${province}, 'jobs', 1, null)`.execute(
      tx,
    )
    await sql`insert into scheme_beneficiary values (${id(name)}, ${province}, ${id(of)})`.execute(
      tx,
    )
  }
}

// One lasts from each side, one from over there was taken back, one is between others.
async function makeShares(tx: Tx): Promise<void> {
  for (const [name, from, to, item, isOver] of [
    ['share-here', here, there, 'here-open', false],
    ['share-there', there, here, 'there-draft', false],
    ['share-over', there, here, 'there-open', true],
    ['share-away', there, '68', null, false],
  ] as const) {
    await sql`insert into record_share (id, from_province_id, to_province_id, ground, ends_on, given_by, ended_at, ended_because)
      values (${id(name)}, ${from}, ${to}, ${`Căn cứ của ${name}`}, '2199-12-31', 'x', ${isOver ? '2026-01-01' : null},
        ${isOver ? 'x' : null})`.execute(tx)
    if (item !== null)
      await sql`insert into record_share_item values (${id(name)}, ${id(item)}, ${from})`.execute(
        tx,
      )
  }
}

async function makeImports(tx: Tx): Promise<void> {
  for (const [name, unit, province] of [
    ['import-here', 'centre-here', here],
    ['import-there', 'centre-there', there],
  ] as const) {
    const sha256 = (name === 'import-here' ? 'a' : 'b').repeat(64)
    await sql`insert into import_file (sha256, bytes) values (${sha256}, 'x')`.execute(tx)
    await sql`insert into import_batch (id, sha256, file_name, size_bytes, state, owner_unit_id, province_id)
      values (${id(name)}, ${sha256}, ${name}, 1, 'preview', ${id(unit)}, ${province})`.execute(tx)
    await sql`insert into import_row (batch_id, sheet_no, row_no, sheet, decision) values (${id(name)}, 0, 0, 'S', 'reject')`.execute(
      tx,
    )
    await sql`insert into import_progress (batch_id, percent) values (${id(name)}, 1)`.execute(tx)
  }
}

// A batch over there whose reading has not begun.
async function makeUnread(tx: Tx): Promise<void> {
  await sql`insert into import_batch (id, sha256, file_name, size_bytes, state, owner_unit_id, province_id)
    values (${id('import-unread')}, ${'f'.repeat(64)}, 'unread', 1, 'reading', ${id('centre-there')}, ${there})`.execute(
    tx,
  )
}

async function makePapers(tx: Tx): Promise<void> {
  await sql`insert into figure_source (id, url) values (${id('paper')}, 'https://vidu.vn')`.execute(
    tx,
  )
  for (const [name, province] of [
    ['here', here],
    ['there', there],
  ] as const) {
    await sql`insert into reported_figure (id, source_id, status, scope_kind, scope_name, province_id, period_kind, period_label, unit,
        origin) values (${`TWO-${name}`}, ${id('paper')}, 'unknown', 'province34', 'x', ${province}, 'year', 'x', 'x', '{}')`.execute(
      tx,
    )
    await sql`insert into report_snapshot (id, scope_kind, scope_code, year, view, actor, hash)
      values (${id(`report-${name}`)}, 'province34', ${province}, ${inYear}, 'today', 'x', ${'c'.repeat(64)})`.execute(
      tx,
    )
  }
  await sql`insert into audit_origin (id, address, channel) values (${id('origin')}, '203.0.113.7', 'page')`.execute(
    tx,
  )
  await sql`insert into audit_seal (number, at, statement, signature, key_id, public_key)
    values (${inYear}, now(), 'x', 'x', 'x', 'x')`.execute(tx)
  await sql`insert into audit_seal_head values (${here}, 1, ${inYear}), (${there}, 1, ${inYear}) on conflict do nothing`.execute(
    tx,
  )
}

/** Somebody for each reach: at the centre of 66, in its department, in a region it is part of, or above. */
export function somebodyOf(reach: Reach): Acting {
  const standing: Standing = { ...publicStanding, reach, ...standings[reach] }
  return {
    actor: standing.personId === id('mai') ? 'mai' : 'lan',
    as: null,
    from: null,
    standingFor: () => standing,
  }
}

const lan = { personId: id('lan'), unitId: id('centre-here'), provinceIds: [here] }
const mai = { personId: id('mai'), unitId: id('department-here'), provinceIds: [here] }
const standings: Readonly<Partial<Record<Reach, Partial<Standing>>>> = {
  own: { personId: id('lan'), establishmentId: id('firm-here') },
  jury: { personId: id('lan') },
  unit: lan,
  province: mai,
  shared: mai,
  region: { ...mai, provinceIds: [here, '68'] },
  nation: { personId: id('lan') },
}

export { reaches }
