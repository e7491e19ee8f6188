import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { addDays } from '#core/plain-date.ts'
import {
  changePersonState,
  endRole,
  findPerson,
  holdingsOf,
  invitePerson,
  listPeople,
  nameDeputy,
} from '#modules/access/api.server.ts'
import { asPerson, demoPersonId, unitNamed } from '#modules/access/testing.ts'
import { exportTrail } from '#platform/audit/seal/export-trail.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { listMails, saveSent } from '#platform/mail/outbox.ts'
import { main } from '../../../tools/audit/verify.mjs'
import { agreeToPhone, decideRequest, fileOwnRequest, previewRequest } from './api.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-erasure-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const key = () => `form-${newId()}`
const leader = demoPersonId('lanh-dao-so')
const admin = demoPersonId('quan-tri')
const answerMail = () => ({ subject: 'Trả lời', body: 'Đã xóa' })

/** What is known of somebody: each value stands nowhere else in the loaded world. */
const lua = {
  name: 'Nguyễn Ngọc Lụa Xanh',
  email: 'lua.xanh@vidu-rieng.vn',
  emailOfBefore: 'co.lua@vidu-cu.vn',
  phone: '0912 345 678',
  given: 'Vì chị Lụa Xanh thạo nghề dệt',
  ended: 'Chị Lụa Xanh nghỉ thai sản',
  over: 'Lụa Xanh giao việc để đi chữa bệnh',
  away: 'Lụa Xanh đi khám bệnh',
  shut: 'Lụa Xanh mất máy tính',
  address: '203.0.113.77',
  agent: 'Trình duyệt của Lụa Xanh',
  passkey: 'Điện thoại Lụa Xanh',
  elsewhere: 'vneid-079123456789',
  what: 'Tôi, Lụa Xanh, muốn xóa hết',
  why: 'Lụa Xanh không còn làm việc này',
} as const
const values = [...Object.values(lua), 'Lụa Xanh', 'lua.xanh', '079123456789']

/** Somebody who was invited, worked, named a deputy, signed in in every way, and left. */
async function lived(tx: Tx): Promise<string> {
  const invited = await asPerson(leader, () =>
    invitePerson(
      {
        ...{ name: lua.name, email: lua.email, role: 'doitOfficer', key: key() },
        unitId: unitNamed('department/66'),
        validFrom: today(),
      },
      { subject: `Mời ${lua.name}`, body: 'Mở {link}', origin: 'http://localhost:3000' },
    ),
  )
  if (!invited.allowed) throw new Error(JSON.stringify(invited))
  const { id } = invited.fact
  await asPerson(id, () => agreeToPhone(id, { agrees: true, phone: lua.phone }))
  await sql`update person set email_verified = true, version = 1 where id = ${id}`.execute(tx)
  await sql`update role_holding set given_because = ${lua.given} where person_id = ${id}`.execute(
    tx,
  )
  const [holding] = await asSystem(() => holdingsOf(id, today()))
  const named = await asPerson(id, () =>
    nameDeputy({
      ...{ holdingId: holding?.id ?? '', deputyId: demoPersonId('chuyen-vien-so'), acts: null },
      ...{ because: lua.away, validFrom: today(), validTo: addDays(today(), 5), key: key() },
    }),
  )
  expect(named.allowed).toBe(true)
  // Another address is asked for, and the one of before is told; the change waits, sealed.
  await sql`insert into mail_outbox (id, person_id, receiver, subject, body)
    values (gen_random_uuid(), ${id}, ${lua.emailOfBefore}, 'Đã đổi thư', ${`Thư mới: ${lua.email}`})`.execute(
    tx,
  )
  await sql`insert into sign_in_verification (id, identifier, value, expires_at) values
    (gen_random_uuid(), 'email-link:x', ${`${id} sealed`}, now() + interval '1 hour'),
    (gen_random_uuid(), '2fa-x', ${id}, now() + interval '1 hour')`.execute(tx)
  await sql`insert into handover (id, unit_id, from_id, to_id, because, effective_on, moved)
    values (gen_random_uuid(), ${unitNamed('department/66')}, ${id}, ${leader}, ${lua.over}, ${today()}, '{}')`.execute(
    tx,
  )
  await sql`insert into mail_outbox (id, receiver, subject, body) values
    (gen_random_uuid(), ${lua.email.toUpperCase()}, 'Thư riêng', 'Chào chị'),
    (gen_random_uuid(), 'khac@vidu.vn', ${`Về ${lua.name}`}, ${`Gọi ${lua.phone}, thư ${lua.email}`})`.execute(
    tx,
  )
  await sql`insert into idempotency (key, request_hash, response, actor) values
    ('form-cua-lua', 'x', '{}', ${id}), ('form-cua-nguoi-khac', 'x', ${JSON.stringify({ who: lua.name })}::jsonb, 'khac')`.execute(
    tx,
  )
  const shut = await asPerson(admin, () => changePersonState({ id, version: 1, because: lua.shut }))
  expect(shut.allowed).toBe(true)
  await asPerson(admin, () => changePersonState({ id, version: 2, because: null }))
  await signInEverywhere(tx, id)
  const filed = await asPerson(id, () =>
    fileOwnRequest(id, {
      ...{ kind: 'erasure', what: lua.what, why: lua.why, key: key() },
      ...{ newName: '', newEmail: '', newPhone: '' },
    }),
  )
  expect(filed.allowed).toBe(true)
  await sql`update role_holding set version = 1 where id = ${holding?.id}`.execute(tx)
  const ended = await asPerson(leader, () =>
    endRole({ id: holding?.id ?? '', version: 1, validTo: today(), because: lua.ended }),
  )
  expect(ended.allowed).toBe(true)
  await sql`update role_holding set valid_from = valid_from - 9, valid_to = valid_to - 5 where id = ${holding?.id}`.execute(
    tx,
  )
  return id
}

async function signInEverywhere(tx: Tx, id: string): Promise<void> {
  await sql`
    insert into sign_in_session (id, token, person_id, expires_at, address, agent)
      values (gen_random_uuid(), 'lụa', ${id}, now() + interval '1 day', ${lua.address}, ${lua.agent});`.execute(
    tx,
  )
  await sql`insert into sign_in_account (id, person_id, provider_id, account_id) values (gen_random_uuid(), ${id}, 'oidc', ${lua.elsewhere})`.execute(
    tx,
  )
  await sql`insert into sign_in_passkey (id, person_id, name, public_key, credential_id, counter, device_type, backed_up)
    values (gen_random_uuid(), ${id}, ${lua.passkey}, 'x', 'lụa', 0, 'singleDevice', false)`.execute(
    tx,
  )
  await sql`insert into sign_in_kept_form (id, person_id, path, sealed, expires_at)
    values (gen_random_uuid(), ${id}, '/', 'x', now() + interval '1 minute')`.execute(tx)
}

const requestOf = async (tx: Tx, personId: string) => {
  const { rows } = await sql<{ id: string; version: number; state: string; carried: unknown }>`
    select id, version, state, carried from data_request where person_id = ${personId}`.execute(tx)
  const [found] = rows
  if (!found) throw new Error('no request')
  return found
}

const decide = (who: string, request: { id: string; version: number }) =>
  asPerson(who, () =>
    decideRequest(
      { ...request, outcome: 'granted', answer: `${lua.name} đã nghỉ, không còn căn cứ giữ` },
      answerMail,
    ),
  )

/** Where a text of the whole database holds a value, by table. */
async function dumpHolds(tx: Tx): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'm', 'p')
      and c.relnamespace = 'public'::regnamespace order by 1`.execute(tx)
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string | null }>`
      select string_agg(t::text, ' ') as text from ${sql.raw(name)} t where t::text ~* ${values.map(escaped).join('|')}`.execute(
      tx,
    )
    const text = rows[0]?.text?.toLowerCase() ?? ''
    const held = values.filter((value) => text.includes(value.toLowerCase()))
    if (held.length > 0) found[name] = held
  }
  return found
}
const escaped = (text: string) => text.replace(/[.+*?()[\]{}|\\^$]/g, '\\$&')

/** What must not move: every count of a record and every sum of money. */
async function standing(tx: Tx) {
  const { rows } = await sql`
    select (select count(*) from scheme) as schemes, (select count(*) from establishment) as establishments,
      (select count(*) from role_holding) as roles, (select count(*) from person) as people, (select count(*) from unit) as units,
      (select count(*) from delegation) as delegations, (select count(*) from reported_figure) as figures,
      (select sum(planned_dong) from scheme_money) as planned, (select sum(actual_dong) from scheme_money) as actual`.execute(
    tx,
  )
  return rows[0]
}

async function verified(): Promise<string> {
  let text = ''
  for await (const part of exportTrail(folder)) text += part
  const path = join(folder, `${newId()}.ndjson`)
  writeFileSync(path, text)
  const said: string[] = []
  main([path], (line) => said.push(line))
  for (const value of values) expect(text).not.toContain(value)
  return said.join('\n')
}
const clean = 'KẾT LUẬN: không thấy thay đổi nào.'

test('of somebody erased nothing is found in the whole database, the trail still proves itself, and records and money stand', () =>
  inRollback(async (tx) => {
    const id = await lived(tx)
    // A test that looks in the wrong place finds nothing before either.
    expect(Object.keys(await dumpHolds(tx)).sort()).toEqual([
      'data_request',
      'delegation',
      'handover',
      'idempotency',
      'mail_outbox',
      'person',
      'role_holding',
      'sign_in_account',
      'sign_in_passkey',
      'sign_in_session',
    ])
    expect(await verified()).toContain(clean)
    const before = await standing(tx)
    const request = await requestOf(tx, id)
    expect(await decide(leader, request)).toMatchObject({ allowed: true })

    // One mail tells them, and goes when it is sent.
    expect(await dumpHolds(tx)).toEqual({ mail_outbox: [lua.email, 'lua.xanh'] })
    const { rows } = await sql<{
      id: string
    }>`select id from mail_outbox where receiver = ${lua.email}`.execute(tx)
    expect(rows).toHaveLength(1)
    await asSystem(() => saveSent(tx, rows[0]?.id ?? ''))
    expect(await dumpHolds(tx)).toEqual({})
    expect(await verified()).toContain(clean)
    expect(await standing(tx)).toEqual(before)
    // What waits may be sealed, and is not seen in a dump.
    const waits = await sql`select from sign_in_verification where value like ${`${id}%`}`.execute(
      tx,
    )
    expect(waits.rows).toEqual([])
  }))

test('what the preview counts is what is done, and the decision keeps it', () =>
  inRollback(async (tx) => {
    const id = await lived(tx)
    const request = await requestOf(tx, id)
    const preview = await asPerson(leader, () => previewRequest(request.id))
    expect(preview.person).toMatchObject({ name: lua.name, roles: [] })
    const counted = Object.fromEntries(preview.changes.map(({ table, rows }) => [table, rows]))
    await decide(leader, request)
    const { carried, state } = await requestOf(tx, id)
    expect(state).toBe('granted')
    expect(counted).toMatchObject({
      person: 1,
      sign_in_session: 1,
      sign_in_passkey: 1,
      mail_outbox: 4,
    })
    expect(carried).toEqual(counted)
    expect(preview.kept.map(({ what }) => what)).toEqual(['trail', 'roles', 'requests', 'answer'])
  }))

test('that the answer holds the address of whoever is erased until it is sent is said before, and so it is', () =>
  inRollback(async (tx) => {
    const id = await lived(tx)
    const request = await requestOf(tx, id)
    const preview = await asPerson(leader, () => previewRequest(request.id))
    expect(preview.kept.find(({ what }) => what === 'answer')).toMatchObject({ rows: 1 })
    await decide(leader, request)
    const mails = (await asSystem(listMails)).filter(({ receiver }) => receiver === lua.email)
    expect(mails).toHaveLength(1)
    await asSystem(() => saveSent(tx, mails[0]?.id ?? ''))
    const left = (await asSystem(listMails)).filter(({ receiver }) => receiver === lua.email)
    expect(left).toEqual([])
  }))

test('who is erased is nobody’s to manage, cannot sign in, and is a neutral name wherever they acted', () =>
  inRollback(async (tx) => {
    const id = await lived(tx)
    await decide(leader, await requestOf(tx, id))
    expect(await asPerson(admin, () => findPerson(id))).toBeUndefined()
    const { people } = await asPerson(admin, () =>
      listPeople({ q: 'đã xóa dữ liệu', unitId: '', role: '', state: '', after: null }),
    )
    expect(people).toEqual([])
    expect(await asSystem(() => holdingsOf(id, today()))).toEqual([])
    const back = asPerson(admin, () => changePersonState({ id, version: 9, because: null }))
    await expect(back).rejects.toMatchObject({ kind: 'not-found' })
  }))

test('the salts are made anew: a value that is guessed no longer opens its seal', () =>
  inRollback(async (tx) => {
    const id = await lived(tx)
    const opens = async (column: string, value: string) => {
      const { rows } = await sql<{ opened: boolean }>`
        select exists (select from audit_entry e, (select personal_salt from person where id = ${id}
            union all select personal_salt from role_holding where person_id = ${id}) s
          where e.payload like '%' || audit_sealed(s.personal_salt, ${column}, ${value}) || '%') as opened`.execute(
        tx,
      )
      return rows[0]?.opened
    }
    expect(await opens('name', lua.name)).toBe(true)
    expect(await opens('given_because', lua.given)).toBe(true)
    await decide(leader, await requestOf(tx, id))
    expect(await opens('name', lua.name)).toBe(false)
    expect(await opens('given_because', lua.given)).toBe(false)
  }))

test('the trail tells who erased whom and how many rows of which table, and nothing of what they were', () =>
  inRollback(async (tx) => {
    const id = await lived(tx)
    await decide(leader, await requestOf(tx, id))
    const { rows } = await sql<{ payload: string }>`
      select payload from audit_entry where subject = 'event.erased' and root_id = ${id}`.execute(
      tx,
    )
    expect(rows.map(({ payload }) => JSON.parse(payload) as unknown)).toMatchObject([
      { actor: leader, act: 'privacy.decide', after: { person: 1, sign_in_session: 1 } },
    ])
    for (const value of values) expect(rows[0]?.payload).not.toContain(value)
  }))

test('an account that is at work is not erased, and nothing of it is touched', () =>
  inRollback(async (tx) => {
    const id = await lived(tx)
    await sql`update role_holding set valid_to = null where person_id = ${id}`.execute(tx)
    const refused = await decide(leader, await requestOf(tx, id))
    expect(refused).toMatchObject({ allowed: false, reasons: [{ code: 'roles-held' }] })
    expect(Object.keys(await dumpHolds(tx))).toContain('person')
  }))
