import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listKeys, makeKey, revokeKey, useKey } from '#modules/keys/api.server.ts'
import { actingOf, holdingsOf } from '#modules/access/api.server.ts'
import { permissions, type ActName } from '#modules/access/model.ts'
import { aColleague } from '#modules/access/testing.ts'
import { today } from '#platform/clock.ts'
import { actingAs, asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { database } from '#platform/db/pool.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { openApi } from './answer.ts'
import { keyOf, personIn, sendTo, type Sending } from './testing.ts'

const answer = openApi({ perKey: 10_000, perAddress: 10_000 })
// Nobody at the door: what is not said by a key is said by nobody.
const send = (path: string, sending: Sending = {}) =>
  actingAs(actingOf(null), () => sendTo(answer, path, sending))

const staffOf66 = () => personIn('centreStaff', '66')
const scheme = (title: string, more: object = {}) => ({
  title,
  place: { list: 34, provinceCode: '66', detail: 'xã Cư Ni' },
  yearFrom: 2026,
  fundTier: 'local',
  money: [{ source: 'provincial', plannedDong: '200000000' }],
  confirm: true,
  ...more,
})
const create = (key: string, body: unknown, once = newId()) =>
  send('/schemes', { method: 'POST', key, body, headers: { 'idempotency-key': once } })

const refusedUses = async (tx: Tx) =>
  (
    await sql<{ payload: string; chain: string }>`
      select payload, chain from audit_entry where subject = 'event.keyRefused' order by at, seq`.execute(
      tx,
    )
  ).rows.map(({ payload, chain }) => ({
    ...(JSON.parse(payload) as { actor: string; id: string; after: { because: string } }),
    chain,
  }))

test('a key is told once: what is kept of it and what is listed opens nothing', async () =>
  inRollback(async (tx) => {
    const person = await staffOf66()
    const { text, id } = await keyOf(person, ['scheme.read'])
    expect(text).toMatch(/^kc_live_[0-9A-Za-z]{57}$/)
    const [listed] = await actingAs(person.acting, () => listKeys())
    expect(listed).toMatchObject({ id, shown: text.slice(0, 16), scopes: ['scheme.read'] })
    const { rows } = await sql<{ all: string }>`
      select k::text || s::text || (select coalesce(string_agg(payload, ''), '') from audit_entry where root_id = ${id}) as all
      from api_key k join api_key_secret s on s.key_id = k.id where k.id = ${id}`.execute(tx)
    expect(rows[0]?.all).toContain(text.slice(0, 16))
    expect(rows[0]?.all).not.toContain(text.slice(16, 40))
  }))

test('a form sent twice makes one key, and does not tell it again', async () =>
  inRollback(async () => {
    const { acting, holding } = await staffOf66()
    const sent = {
      form: { name: 'Một', scopes: ['scheme.read'], days: '30' },
      holding,
      key: `form-${newId()}`,
    }
    const first = await actingAs(acting, () => makeKey(sent))
    const again = await actingAs(acting, () => makeKey(sent))
    expect(first.outcome).toBe('made')
    expect(again).toEqual({ outcome: 'madeBefore', id: 'id' in first ? first.id : '' })
    expect(await actingAs(acting, () => listKeys())).toHaveLength(1)
  }))

test('a key is never made for more than its maker may do, nor by who may make none', async () =>
  inRollback(async () => {
    const asked = async (role: 'admin' | 'doitOfficer' | 'inspector', scopes: string[]) => {
      const { acting, holding } = await personIn(role)
      const form = { name: 'Máy', scopes, days: '366' }
      return actingAs(acting, () => makeKey({ form, holding, key: `form-${newId()}` }))
    }
    // All reasons at once.
    expect(await asked('admin', ['scheme.create', 'key.make'])).toMatchObject({
      outcome: 'refused',
      reasons: [
        { code: 'scopeUnknown', field: 'scopes' },
        { code: 'scopeBeyondRole', detail: { scope: 'scheme.create' } },
        { code: 'daysOutside', field: 'days' },
      ],
    })
    await expect(asked('inspector', ['scheme.read'])).rejects.toMatchObject({ kind: 'forbidden' })
  }))

test('a key made in the role of a colleague is refused, of one’s own unit as of another', async () =>
  inRollback(async (tx) => {
    const staff = await staffOf66()
    const beside = await aColleague(tx, { role: 'centreDirector', unit: 'centre/66' })
    const [held] = await asSystem(() => holdingsOf(beside, today()))
    for (const holding of [held, (await personIn('doitOfficer')).holding]) {
      const form = { name: 'Máy', scopes: ['scheme.read'], days: '30' }
      const made = actingAs(staff.acting, () =>
        makeKey({ form, holding: { id: holding?.id ?? '' }, key: `form-${newId()}` }),
      )
      await expect(made).rejects.toMatchObject({ kind: 'forbidden' })
    }
    expect(await actingAs(staff.acting, () => listKeys())).toEqual([])
  }))

test('a key may do what everybody may and what it was made for, and nothing else that its maker may', async () =>
  inRollback(async () => {
    const person = await staffOf66()
    const { text } = await keyOf(person, ['scheme.read'])
    const use = await useKey(text, { address: '203.0.113.9', agent: 'máy' })
    if (use.outcome !== 'acts') throw new Error(use.because)
    const more = (Object.keys(permissions) as ActName[]).filter((act) => {
      const [key, maker, everybody] = [use.acting, person.acting, actingOf(null)].map((acting) =>
        JSON.stringify(acting.standingFor(act)),
      )
      expect([maker, everybody]).toContain(key)
      return key !== everybody
    })
    expect(more).toEqual(['scheme.read'])
  }))

test('a key acts in the one role it was made in: another role of its maker does not keep it working', async () =>
  inRollback(async (tx) => {
    const person = await staffOf66()
    const { text } = await keyOf(person, ['scheme.read'])
    await sql`insert into role_holding (id, person_id, unit_id, role, valid_from)
      select ${newId()}, person_id, unit_id, 'centreDirector', valid_from from role_holding where id = ${person.holding.id}`.execute(
      tx,
    )
    const status = async () => (await send('/schemes?size=1', { key: text })).status
    expect(await status()).toBe(200)
    await sql`update role_holding set valid_to = '2026-01-01' where id = ${person.holding.id}`.execute(
      tx,
    )
    expect(await status()).toBe(401)
  }))

test('a key reads within the role of its maker, and only what it was made for', async () =>
  inRollback(async () => {
    const { text } = await keyOf(await staffOf66(), ['report.read'])
    expect((await send('/reports?nation=VN&year=2016', { key: text })).status).toBe(200)
    const { status, headers, body } = await send('/schemes', { key: text })
    expect(status).toBe(403)
    expect(body).toMatchObject({ status: 403, scope: 'scheme.read' })
    expect(body.detail).toContain('scheme.read')
    expect(headers.get('www-authenticate')).toContain('insufficient_scope')
    expect((await create(text, scheme('x'))).body).toMatchObject({ scope: 'scheme.create' })
  }))

test('a key that is mistyped, made up, of another world, revoked or expired is refused and told why', async () =>
  inRollback(async (tx) => {
    const person = await staffOf66()
    const { text, id } = await keyOf(person, ['scheme.read'])
    const ask = async (key: string) => {
      const { status, headers, body } = await send('/schemes?size=1', { key })
      const asks = headers.get('www-authenticate')?.includes('invalid_token') ? 'token' : ''
      return `${status} ${asks} ${String(body.detail ?? '')}`
    }
    expect(await ask(text)).toBe('200  ')
    const last = text.at(-1) === 'a' ? 'b' : 'a'
    expect(await ask(text.slice(0, -1) + last)).toMatch(/^401 token .*không phải khóa/)
    expect(await ask('kc_live_')).toMatch(/^401 token .*không phải khóa/)
    // Another key's beginning with a good ending of its own: the hash tells.
    await sql`update api_key_secret set sha256 = sha256('khác') where key_id = ${id}`.execute(tx)
    expect(await ask(text)).toMatch(/^401 token .*Không có khóa này/)
    await sql`update api_key_secret set sha256 = ${createHash('sha256').update(text).digest()} where key_id = ${id}`.execute(
      tx,
    )
    expect(await ask(text)).toBe('200  ')
    await sql`update api_key set created_at = now() - interval '40 days', expires_at = now() - interval '1 second'
      where id = ${id}`.execute(tx)
    expect(await ask(text)).toMatch(/^401 token .*hết hạn/)
    await actingAs(person.acting, () => revokeKey(id))
    expect(await ask(text)).toMatch(/^401 token .*thu hồi/)
  }))

test('a key stops with the role it acts in, and when its maker is deactivated', async () =>
  inRollback(async (tx) => {
    const person = await staffOf66()
    const { text } = await keyOf(person, ['scheme.read'])
    const status = async () => (await send('/schemes?size=1', { key: text })).status
    await sql`update role_holding set valid_to = '2026-01-01' where id = ${person.holding.id}`.execute(
      tx,
    )
    expect(await status()).toBe(401)
    await sql`update role_holding set valid_to = null where id = ${person.holding.id}`.execute(tx)
    expect(await status()).toBe(200)
    await sql`update person set deactivated_at = now() where id = ${person.id}`.execute(tx)
    expect(await status()).toBe(401)
  }))

test('a key is revoked by its unit alone, once', async () =>
  inRollback(async () => {
    const person = await staffOf66()
    const { id } = await keyOf(person, ['scheme.read'])
    const stranger = await personIn('agencyOfficer')
    expect(await actingAs(stranger.acting, () => listKeys())).toEqual([])
    const revoke = (by: typeof person) => actingAs(by.acting, () => revokeKey(id))
    await expect(revoke(stranger)).rejects.toMatchObject({ kind: 'not-found' })
    await revoke(person)
    await expect(revoke(person)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(actingAs(person.acting, () => revokeKey("'; --"))).rejects.toMatchObject({
      kind: 'not-found',
    })
  }))

test('when a key was used last, and from where, stands in the list', async () =>
  inRollback(async () => {
    const person = await staffOf66()
    const { text } = await keyOf(person, ['scheme.read'])
    const used = async () => (await actingAs(person.acting, () => listKeys()))[0]
    expect(await used()).toMatchObject({ usedAt: null, usedFrom: null })
    await send('/schemes?size=1', { key: text, address: '198.51.100.7' })
    expect(await used()).toMatchObject({ usedAt: expect.any(Date), usedFrom: '198.51.100.7' })
  }))

test('what a key was not made for, and a record it must not know of, stand in the trail as refused to that key', async () =>
  inRollback(async (tx) => {
    const { text, id } = await keyOf(await staffOf66(), ['scheme.read'])
    const told = async () =>
      (await refusedUses(tx)).filter((entry) => entry.id === id).map(({ after }) => after.because)
    expect((await send('/schemes', { key: text })).status).toBe(200)
    expect(await told()).toEqual([])
    expect((await create(text, scheme('Không được ghi'))).status).toBe(403)
    expect(await told()).toEqual(['scope'])
    expect((await send(`/schemes/${newId()}`, { key: text })).status).toBe(404)
    expect(await told()).toEqual(['scope', 'absent'])
  }))

test('a use that was refused stands in the log of the province of the key, that of the nation’s and of a key nobody has in the common one', async () =>
  inRollback(async (tx) => {
    for (const [person, log] of [
      [await staffOf66(), '66'],
      [await personIn('agencyOfficer'), 'central'],
    ] as const) {
      const { text, id } = await keyOf(person, ['scheme.read'])
      await actingAs(person.acting, () => revokeKey(id))
      await send('/schemes', { key: text })
      const told = (await refusedUses(tx)).filter((entry) => entry.id === id)
      expect(told.map(({ chain }) => chain)).toEqual([log])
    }
    await send('/schemes', { key: 'kc_live_khongCo', address: '203.0.113.250' })
    expect((await refusedUses(tx)).at(-1)).toMatchObject({ id: 'unknown', chain: 'central' })
  }))

test('a use that was refused stands in the trail: once, however often it is tried', async () =>
  inRollback(async (tx) => {
    const person = await staffOf66()
    const { text, id } = await keyOf(person, ['scheme.read'])
    await actingAs(person.acting, () => revokeKey(id))
    for (let tries = 0; tries < 5; tries += 1) await send('/schemes', { key: text })
    const told = (await refusedUses(tx)).filter((entry) => entry.id === id)
    expect(told).toMatchObject([{ actor: `key:${id}` }])
    // Made-up keys from many addresses write no more than so many.
    const before = (await refusedUses(tx)).length
    for (let n = 0; n < 70; n += 1)
      await send('/schemes', { key: `kc_live_${n}`, address: `203.0.113.${n}` })
    const flood = (await refusedUses(tx)).length - before
    expect(flood).toBeGreaterThan(10)
    expect(flood).toBeLessThanOrEqual(60)
  }))

test('a session writes nothing through the API, and nobody does', async () =>
  inRollback(async () => {
    const person = await staffOf66()
    const ask = (acting: typeof person.acting) =>
      actingAs(acting, () =>
        sendTo(answer, '/schemes', {
          method: 'POST',
          body: scheme('Bằng phiên'),
          headers: { 'idempotency-key': newId(), cookie: 'x=1' },
        }),
      )
    const bySession = await ask(person.acting)
    expect(bySession).toMatchObject({ status: 401 })
    expect(bySession.body.detail).toContain('Phiên đăng nhập trên trình duyệt không dùng để ghi')
    expect(bySession.headers.get('www-authenticate')).toContain('Bearer')
    expect((await ask(actingOf(null))).status).toBe(401)
  }))

test('a record that is not there for who asks by their session leaves a denial in the log of their province', async () =>
  inRollback(async (tx) => {
    const person = await staffOf66()
    const id = newId()
    const asked = await actingAs(person.acting, () => sendTo(answer, `/schemes/${id}`))
    expect(asked.status).toBe(404)
    const { rows } = await sql`
      select chain, payload::json ->> 'actor' as actor from audit_entry
      where subject = 'event.denied' and root_id = ${id}`.execute(tx)
    expect(rows).toEqual([{ chain: '66', actor: person.id }])
  }))

test('a key is read from its header alone, never from the address', async () =>
  inRollback(async () => {
    const { text } = await keyOf(await staffOf66(), ['scheme.read', 'scheme.create'])
    for (const name of ['key', 'api_key', 'access_token'])
      expect((await send(`/schemes?${name}=${text}`)).status).toBe(400)
    const { status } = await send(`/schemes?access_token=${text}`, {
      method: 'POST',
      body: scheme('Từ địa chỉ'),
    })
    expect(status).toBe(401)
  }))

test('what a key writes is told by the trail as the key’s, in its maker’s role', async () =>
  inRollback(async (tx) => {
    const person = await staffOf66()
    const { text, id } = await keyOf(person, ['scheme.create'])
    const { status, headers, body } = await create(text, scheme('Máy sấy của khóa'))
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/v1/schemes/${String(body.id)}`)
    expect(headers.get('etag')).toBe('"1"')
    const { rows } = await sql<{ payload: string }>`
      select payload from audit_entry where root_id = ${String(body.id)} and subject = 'scheme'`.execute(
      tx,
    )
    expect(JSON.parse(rows[0]?.payload ?? '{}')).toMatchObject({
      act: 'scheme.create',
      actor: `key:${id}`,
      as: `centreStaff@${person.holding.unit.id}`,
    })
  }))

test('a scheme is entered once for each Idempotency-Key, and a repeat gets the answer it had', async () =>
  inRollback(async () => {
    const { text } = await keyOf(await staffOf66(), ['scheme.create'])
    const once = newId()
    const first = await create(text, scheme('Gửi lại'), once)
    const again = await create(text, scheme('Gửi lại'), once)
    expect(first.status).toBe(201)
    expect([again.status, again.body]).toEqual([201, first.body])
    expect(await create(text, scheme('Nội dung khác'), once)).toMatchObject({
      status: 422,
      body: { title: 'Mã gửi đã dùng' },
    })
    // Another key with the same text of its own sends something of its own.
    const other = await keyOf(await personIn('agencyOfficer'), ['scheme.create'])
    const theirs = await create(other.text, scheme('Của khóa khác'), once)
    expect(theirs.status).toBe(201)
    expect(theirs.body.id).not.toBe(first.body.id)
  }))

test('a scheme sent again after the days its answer was kept is refused, and leads to the one there is', async () =>
  inRollback(async (tx) => {
    const { text } = await keyOf(await staffOf66(), ['scheme.create', 'scheme.update'])
    const once = newId()
    const { body: made } = await create(text, scheme('Gửi lại sau tám ngày'), once)
    await sql`delete from idempotency where true`.execute(tx)
    for (const title of ['Gửi lại sau tám ngày', 'Nội dung khác'])
      expect(await create(text, scheme(title), once)).toMatchObject({
        status: 409,
        body: {
          title: 'Đã ghi từ trước',
          links: [{ href: `/api/v1/schemes/${String(made.id)}` }, {}],
        },
      })
    // What was put away since is not entered a second time either.
    await sql`update scheme set deleted_at = now() where id = ${String(made.id)}`.execute(tx)
    await sql`delete from idempotency where true`.execute(tx)
    expect((await create(text, scheme('Gửi lại sau tám ngày'), once)).status).toBe(409)
    expect((await create(text, scheme('Gửi lại sau tám ngày'), newId())).status).toBe(201)
  }))

test('twenty sendings of one scheme at once make one row and get one answer', async () => {
  const { text, id: keyId } = await keyOf(await staffOf66(), ['scheme.create'])
  const once = newId()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => create(text, scheme(`Cùng lúc ${once}`), once)),
  )
  try {
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    const { rows } = await countTitled(`Cùng lúc ${once}`)
    expect(rows).toEqual([{ count: 1 }])
  } finally {
    await forget(String(answers[0]?.body.id), keyId)
  }
})

const countTitled = (title: string) =>
  sql<{ count: number }>`select count(*)::int as count from scheme where title = ${title}`.execute(
    database(),
  )

// The test above commits, as twenty requests do; what it left is taken out by the owner.
async function forget(schemeId: string, keyId: string): Promise<void> {
  await asSystem(async () => {
    for (const statement of [
      sql`delete from scheme_beneficiary where scheme_id = ${schemeId}`,
      sql`delete from scheme_money where scheme_id = ${schemeId}`,
      sql`delete from scheme where id = ${schemeId}`,
      sql`delete from api_key_use where key_id = ${keyId}`,
      sql`delete from api_key_secret where key_id = ${keyId}`,
      sql`delete from api_key where id = ${keyId}`,
    ])
      await statement.execute(database())
  })
}

test('a unit has no more keys than it may, however many are made at once', async () => {
  const { acting, holding } = await personIn('centreStaff', '24')
  const make = (n: number) =>
    actingAs(acting, () =>
      makeKey({
        form: { name: `Máy ${n}`, scopes: ['report.read'], days: '1' },
        ...{ holding, key: `form-${newId()}` },
      }),
    )
  const outcomes = await Promise.all(Array.from({ length: 25 }, (_, n) => make(n)))
  try {
    expect(outcomes.filter(({ outcome }) => outcome === 'made')).toHaveLength(20)
  } finally {
    for (const table of ['api_key_use', 'api_key_secret', 'api_key'])
      await sql`delete from ${sql.table(table)} where ${sql.ref(table === 'api_key' ? 'id' : 'key_id')} in
        (select id from api_key where holding_id = ${holding.id} and name like 'Máy %')`.execute(
        database(),
      )
  }
})

test('everything wrong with what was sent is listed at once, by field', async () =>
  inRollback(async () => {
    const { text } = await keyOf(await staffOf66(), ['scheme.create'])
    const shape = await create(text, {
      title: 7,
      place: { list: 34, provinceCode: '66', la: 1 },
      money: [{ source: 'provincial', plannedDong: 200 }, { source: 'x' }],
      la: true,
    })
    expect(shape.status).toBe(422)
    const fields = (shape.body.errors as { parameter: string }[]).map(({ parameter }) => parameter)
    expect(new Set(fields)).toEqual(
      new Set(['title', 'place.la', 'money.0.plannedDong', 'money.1.source', 'la']),
    )
    for (const { message } of shape.body.errors as { message: string }[])
      expect(message).toMatch(/[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụ]/)
    const ruled = await create(
      text,
      scheme('  ', { yearFrom: 1800, place: { list: 34, provinceCode: '01' } }),
    )
    expect(ruled.status).toBe(422)
    expect((ruled.body.errors as { code: string }[]).map(({ code }) => code)).toEqual([
      'titleMissing',
      'placeOutOfReach',
      'yearImpossible',
    ])
    const bare = await send('/schemes', { method: 'POST', key: text, body: scheme('Không mã') })
    expect(bare).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'idempotency-key' }] },
    })
  }))

test('what cannot be read is refused before any rule is asked', async () =>
  inRollback(async () => {
    const { text } = await keyOf(await staffOf66(), ['scheme.create'])
    const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
      send('/schemes', {
        method: 'POST',
        key: text,
        body,
        headers: { 'idempotency-key': newId(), ...headers },
      })
    expect((await post('{')).status).toBe(400)
    expect((await post('{"title":"a\\u0000b"}')).status).toBe(400)
    expect((await post('['.repeat(100_000))).status).toBe(400)
    expect((await post(`[${'['.repeat(40)}${']'.repeat(40)}]`)).status).toBe(400)
    expect((await post(JSON.stringify({ title: 'x'.repeat(300_000) }))).status).toBe(413)
    expect((await post('title=x', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post('null')).status).toBe(422)
  }))

test('a doubt or a scheme alike is told with 409, and saved when confirmed', async () =>
  inRollback(async () => {
    const { text } = await keyOf(await staffOf66(), ['scheme.create', 'scheme.read'])
    await create(text, scheme('Hỗ trợ dây chuyền sấy cà phê'))
    const again = { ...scheme('Hỗ trợ dây chuyền sấy cà phê', { yearFrom: 2026 }), confirm: false }
    const once = newId()
    const asked = await create(text, again, once)
    expect(asked).toMatchObject({
      status: 409,
      body: { similar: [{ title: 'Hỗ trợ dây chuyền sấy cà phê', because: 'title' }] },
    })
    expect((await create(text, { ...again, confirm: true }, once)).status).toBe(201)
  }))

test('a scheme is changed at the version that was read; at another the differences are told', async () =>
  inRollback(async () => {
    const { text } = await keyOf(await staffOf66(), ['scheme.create', 'scheme.update'])
    const { body: made } = await create(text, scheme('Sửa qua API'))
    const path = `/schemes/${String(made.id)}`
    const patch = (version: string | undefined, body: object) =>
      send(path, {
        method: 'PATCH',
        key: text,
        body: { confirm: true, ...body },
        headers: version === undefined ? {} : { 'if-match': version },
      })
    const whole = await send(path, { key: text })
    expect(whole.headers.get('etag')).toBe('"1"')
    expect(whole.body).toMatchObject({
      version: 1,
      money: [{ source: 'provincial', plannedDong: '200000000', actualDong: null }],
    })
    // The version that is meant is the one that was read: what is written out is called an example.
    expect(await patch(undefined, { note: 'a' })).toMatchObject({
      status: 428,
      body: { detail: expect.stringContaining('ví dụ If-Match: "3"') as string },
    })
    expect((await patch('W/"1"', { note: 'a' })).status).toBe(400)
    expect(await patch('"1"', { note: 'a' })).toMatchObject({ status: 200, body: { version: 2 } })
    const stale = await patch('"1"', { note: 'b' })
    expect(stale).toMatchObject({
      status: 412,
      body: {
        detail: expect.stringContaining('xem các chỗ khác nhau (liệt kê ở "differences"') as string,
        ...{ version: 2, differences: [{ field: 'note', stored: 'a', entered: 'b' }] },
      },
    })
    // Guessing a version that is not there yet saves nothing.
    expect((await patch('"3"', { note: 'b' })).status).toBe(412)
    // What was left out stayed.
    expect((await send(path, { key: text })).body).toMatchObject({
      title: 'Sửa qua API',
      note: 'a',
      money: [{ plannedDong: '200000000' }],
    })
    expect((await send(path, { key: text, headers: { 'if-none-match': '"2"' } })).status).toBe(304)
  }))

test('a record of another province is as if it were not there', async () =>
  inRollback(async () => {
    const mine = await keyOf(await staffOf66(), ['scheme.create', 'scheme.update'])
    const agency = await keyOf(await personIn('agencyOfficer'), ['scheme.create'])
    const elsewhere = scheme('Ở tỉnh khác', { place: { list: 34, provinceCode: '79' } })
    const { body: made } = await create(agency.text, elsewhere)
    const tries = (id: string) => [
      send(`/schemes/${id}`, { key: mine.text }),
      send(`/schemes/${id}`, {
        method: 'PATCH',
        key: mine.text,
        body: { note: 'x' },
        headers: { 'if-match': '"1"' },
      }),
      send(`/schemes/${id}`),
    ]
    const there = await Promise.all(tries(String(made.id)))
    const nowhere = await Promise.all(tries(newId()))
    expect(there.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(there.map(({ body }) => body)).toEqual(nowhere.map(({ body }) => body))
  }))

test('who asks too often waits: each key by itself, everybody else by address', async () =>
  inRollback(async () => {
    const person = await staffOf66()
    const [one, two] = [await keyOf(person, ['scheme.read']), await keyOf(person, ['scheme.read'])]
    const narrow = openApi({ perKey: 3, perAddress: 2 })
    const ask = (sending: Sending) =>
      actingAs(actingOf(null), () => sendTo(narrow, '/schemes?size=1', sending))
    const statuses = async (sending: Sending, times: number) => {
      const found: number[] = []
      for (let n = 0; n < times; n += 1) found.push((await ask(sending)).status)
      return found
    }
    expect(await statuses({ key: one.text }, 4)).toEqual([200, 200, 200, 429])
    expect(await statuses({ key: two.text }, 1)).toEqual([200])
    expect(await statuses({ address: '198.51.100.1' }, 3)).toEqual([200, 200, 429])
    expect(await statuses({ address: '198.51.100.2' }, 1)).toEqual([200])
    // Wrong keys are counted with their address, and a good key from there is not.
    expect(await statuses({ key: 'kc_live_x', address: '198.51.100.3' }, 3)).toEqual([
      401, 401, 429,
    ])
    expect(await statuses({ key: two.text, address: '198.51.100.3' }, 1)).toEqual([200])
    const { headers } = await ask({ key: one.text })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(headers.get('ratelimit-limit')).toBe('3')
    expect(headers.get('ratelimit-remaining')).toBe('0')
  }))

test('no other site is let in, and nothing the API answers tells one it may', async () =>
  inRollback(async () => {
    const { text } = await keyOf(await staffOf66(), ['scheme.create'])
    const { headers } = await send('/schemes', { key: text, headers: { origin: 'https://xau.vn' } })
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  }))
