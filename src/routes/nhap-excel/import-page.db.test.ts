import { isRedirect } from '@sveltejs/kit'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  confirmImport,
  dropImport,
  findImport,
  leaveOutRow,
  readBatch,
  startImport,
} from '#modules/imports/api.server.ts'
import { aWorkbook, corpusFile, usualHeading } from '#modules/imports/testing.ts'
import { keepRules } from '#modules/privacy/api.server.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { as } from '../../../tests/rights/as-somebody.ts'
import { load as loadList } from './+page.server.ts'
import { actions, load } from './[batch]/+page.server.ts'
import { tabLinks } from './[batch]/tabs.ts'
import type { RequestEvent } from './[batch]/$types'

type Row = readonly (string | number | null)[]

const key = () => `form-${newId()}`
const known: Row = [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 90]
const fresh: Row = [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', 80]

async function send(...rows: readonly Row[]): Promise<string> {
  const bytes = await aWorkbook([usualHeading, ...rows])
  const { id } = await startImport({ fileName: 'a.xlsx', bytes, key: key() })
  await readBatch(id)
  return id
}

/** What the page of an import shows at an address such as `?xem=co-loi`. */
async function shown(id: string, query = '', locals: object = { session: null }) {
  const event = {
    params: { batch: id },
    url: new URL(`http://localhost/nhap-excel/${id}${query}`),
    locals,
  }
  return (await load(event as unknown as Parameters<typeof load>[0])) as {
    rows: readonly { row: number; place: string | null }[]
    total: number
    bulk: readonly { code: string; count: number; changes: readonly unknown[] }[]
    refusal: string | null
    responsible: string | null
    maySend: boolean
  }
}

/** What a form of the page leads to: the notice on the next page, and its address. */
async function posted(id: string, act: keyof typeof actions, fields: Record<string, string>) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ key: key(), ...fields })) body.set(name, value)
  let notice = ''
  const event = {
    request: new Request('http://localhost', { method: 'POST', body }),
    params: { batch: id },
    url: new URL(`http://localhost/nhap-excel/${id}?xem=can-xem&trang=2`),
    cookies: { set: (_: string, value: string) => (notice = value) },
  } as unknown as RequestEvent
  const answer: unknown = await Promise.resolve(actions[act]?.(event)).catch(
    (thrown: unknown) => thrown,
  )
  if (!isRedirect(answer)) throw answer
  return { says: (JSON.parse(notice) as { text: string }).text, leadsTo: answer.location }
}

test('each tab shows as many rows as it says, and all of them together are the whole file', async () => {
  await inRollback(async () => {
    await confirmImport(await send(known), key())
    const id = await send(
      known,
      fresh,
      fresh,
      [3, 'Máy rửa cá', null, 'Cà Mau', null, 'KCĐP', 70],
      [4, 'Máy ép gỗ', null, 'Logn An', 2018, 'KCĐP', 60],
      [5, 'Máy cưa gỗ', null, 'Cà Mau', 2018, 'KCĐP', 50],
    )
    await leaveOutRow(id, { sheet: 'S', row: 7 }, key())
    await readBatch(id)
    const summary = (await findImport(id))?.summary
    if (!summary) throw new Error('not read')
    const links = tabLinks(id, summary)
    expect(links.map(({ count }) => count)).toEqual([1, 1, 2, 1, 1, 1, 6])
    const rows = await Promise.all(
      links.map(async ({ href }) => (await shown(id, href.slice(href.indexOf('?')))).rows),
    )
    expect(rows.map((some) => some.map(({ row }) => row))).toEqual([
      [6],
      [5],
      [3, 5],
      [4],
      [2],
      [7],
      [2, 3, 4, 5, 6, 7],
    ])
    expect((await shown(id)).rows.map(({ row }) => row)).toEqual([6])
  })
})

test('who may only look at an import is told whose it is, and is not asked to send a file', async () => {
  await inRollback(async () => {
    const mine: Row = [1, 'Máy sấy cà phê', null, 'Đắk Lắk', 2018, 'KCĐP', 90]
    const id = await as('doitOfficer', '66', () => send(mine))
    const [sender, inspector] = [
      await as('doitOfficer', '66', () => shown(id)),
      await as('inspector', null, () => shown(id)),
    ]
    expect(sender).toMatchObject({ maySend: true, responsible: expect.stringMatching(/\S \S/) })
    expect(inspector).toMatchObject({ maySend: false, responsible: sender.responsible })
  })
})

test('the list of imports says who is responsible for each, also to who may only look', async () => {
  await inRollback(async () => {
    const mine: Row = [1, 'Máy sấy cà phê', null, 'Đắk Lắk', 2018, 'KCĐP', 90]
    const id = await as('doitOfficer', '66', () => send(mine))
    const { responsible } = await as('doitOfficer', '66', () => shown(id))
    type Line = { readonly id: string; readonly responsible: string | null }
    for (const [role, province] of [['doitOfficer', '66'] as const, ['inspector', null] as const]) {
      const page = await as(role, province, async () =>
        loadList({} as Parameters<typeof loadList>[0]),
      )
      const line = (page as { imports: readonly Line[] }).imports.find((one) => one.id === id)
      expect(line?.responsible).toBe(responsible)
    }
  })
})

test('an import is said to be one’s own to whoever is responsible for it, and to nobody else', async () => {
  await inRollback(async () => {
    const mine: Row = [1, 'Máy sấy cà phê', null, 'Đắk Lắk', 2018, 'KCĐP', 90]
    const id = await as('doitOfficer', '66', () => send(mine))
    const responsibleId = await as('doitOfficer', '66', async () => {
      return (await findImport(id))?.responsibleId ?? ''
    })
    const seenBy = (personId: string) =>
      as('doitOfficer', '66', () => shown(id, '', { session: { personId } }))
    expect(await seenBy(responsibleId)).toMatchObject({ isOwn: true })
    expect(await seenBy(newId())).toMatchObject({ isOwn: false })
  })
})

test('one click for many cells is offered when there are many, while the import is open', async () => {
  await inRollback(async () => {
    const id = await send(
      [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', '90*'],
      [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', '80*'],
      [3, 'Máy rửa cá', null, 'TP. Biên Hòa', 2018, 'KCĐP', 70],
    )
    const { bulk } = await shown(id)
    expect(bulk.map(({ code, count, changes }) => [code, count, changes.length])).toEqual([
      ['amountUnreadable', 2, 2],
    ])
    await expect(posted(id, 'fixAll', { code: 'toString' })).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect(await posted(id, 'fixAll', { code: 'amountUnreadable' })).toEqual({
      says: 'Đã áp dụng cho mọi ô như thế.',
      leadsTo: `/nhap-excel/${id}?xem=can-xem&trang=2`,
    })
    await readBatch(id)
    expect((await shown(id)).bulk).toEqual([])
    const remarked = await send(
      [1, 'Mua máy móc sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 90],
      [2, 'Mua máy móc xay cá', null, 'Cà Mau', 2018, 'KCĐP', 80],
    )
    expect((await shown(remarked)).bulk.map(({ code }) => code)).toEqual(['kindFromTitle'])
    await confirmImport(remarked, key())
    expect((await shown(remarked)).bulk).toEqual([])
  })
})

test('after every act the person is back at the same rows, told what was done', async () => {
  await inRollback(async () => {
    await confirmImport(await send(known), key())
    const id = await send(known, fresh, [3, 'Máy cưa gỗ', null, 'Cà Mau', 2018, 'KCĐP', 50])
    const here = `/nhap-excel/${id}?xem=can-xem&trang=2`
    const row = { sheet: 'S', row: '4' }
    const acts = [
      ['fix', { sheet: 'S', address: 'G3', newValue: '81' }, 'Đã sửa ô G3.', 0],
      ['leaveOut', row, 'Đã bỏ dòng 4: dòng này sẽ không vào sổ.', 1],
      ['takeBack', row, 'Đã lấy lại dòng 4.', 0],
      ['take', {}, 'Đã nhập 2 đề án vào sổ.', 0],
      ['undo', {}, 'Đã hoàn tác: 2 đề án ra khỏi sổ.', 0],
    ] as const
    for (const [act, fields, says, left] of acts) {
      expect(await posted(id, act, fields)).toEqual({ says, leadsTo: here })
      await readBatch(id)
      expect((await findImport(id))?.summary?.counts.left, says).toBe(left)
    }
  })
})

test('rows that another import entered meanwhile are told when this one is taken', async () => {
  await inRollback(async () => {
    const id = await send(known, fresh)
    await confirmImport(await send(known), key())
    expect(await posted(id, 'take', {})).toMatchObject({
      says: 'Đã nhập 1 đề án vào sổ. 1 dòng đã có trong sổ từ trước, không nhập lại.',
    })
  })
})

test('a good row is shown with the province of its place, and a refused file with its reason', async () => {
  await inRollback(async () => {
    const id = await send([1, 'Máy sấy cá', null, 'TP. Biên Hòa, Đồng Nai', 2018, 'KCĐP', 90])
    expect((await shown(id)).rows.map(({ place }) => place)).toEqual(['TP. Biên Hòa, Đồng Nai'])
    const bytes = corpusFile('91-macro.xlsm')
    const refused = await startImport({ fileName: 'b.xlsm', bytes, key: key() })
    expect((await shown(refused.id)).refusal).toContain('macro')
  })
})

test('an address of an import that is none leads nowhere', async () => {
  for (const id of ['khong-co', newId()])
    await expect(shown(id)).rejects.toMatchObject({ kind: 'not-found' })
})

test('what is not taken is not called undone', async () => {
  await inRollback(async () => {
    const id = await send(fresh)
    await expect(posted(id, 'undo', {})).rejects.toMatchObject({ kind: 'conflict' })
    expect((await findImport(id))?.state).toBe('preview')
  })
})

test('a value sent as it stood corrects nothing and says so', async () => {
  await inRollback(async () => {
    const id = await send([1, 'Máy sấy cá', null, 'Logn An', 2018, 'KCĐP', 90])
    const cell = { sheet: 'S', address: 'D2', oldValue: 'Logn An' }
    const same = await posted(id, 'fix', { ...cell, newValue: ' Logn An ' })
    expect(same.says).toContain('ô D2 không đổi, nên chưa sửa gì')
    expect(await findImport(id)).toMatchObject({ state: 'preview', corrections: {} })
    const other = await posted(id, 'fix', { ...cell, newValue: 'Long An' })
    expect(other.says).toBe('Đã sửa ô D2.')
    await readBatch(id)
    expect(await findImport(id)).toMatchObject({ corrections: { 'S!D2': 'Long An' } })
  })
})

test('of an import that was dropped long ago the rule lets go what was read, and its page says so and opens', async () => {
  await inRollback(async (tx) => {
    const number = '0290 555 0188'
    const bytes = await aWorkbook([
      [...usualHeading, 'Điện thoại'],
      [...known, number],
    ])
    const { id } = await startImport({ fileName: 'a.xlsx', bytes, key: key() })
    await readBatch(id)
    await dropImport(id, key())
    await sql`update import_batch set undone_at = now() - interval '2 years' where id = ${id}`.execute(
      tx,
    )
    await sql`update retention_rule set is_on = true where code in ('undoneFiles', 'undoneRows', 'undoneReadings')`.execute(
      tx,
    )
    const kept = () => findImport(id).then((batch) => JSON.stringify(batch).includes(number))
    expect(await kept()).toBe(true)
    const { rows: before } = await sql<{ summary: string }>`
      select summary::text as summary from import_batch where id = ${id}`.execute(tx)
    const opens = async () => {
      const { rows } = await sql<{ opened: boolean; told: boolean }>`
        select bool_or(payload like '%' || audit_sealed(b.personal_salt, 'summary', ${before[0]?.summary}) || '%') as opened,
          bool_or(payload like ${`%${number}%`}) as told
        from audit_entry, import_batch b where b.id = ${id} and root_id = ${id}`.execute(tx)
      return rows[0]
    }
    expect(await opens()).toEqual({ opened: true, told: false })
    await keepRules()
    expect(await kept()).toBe(false)
    expect(await findImport(id)).toMatchObject({ fileName: 'a.xlsx', summary: null })
    expect(await shown(id)).toMatchObject({ rows: [], total: 0 })
    expect(await opens()).toEqual({ opened: false, told: false })
  })
})
