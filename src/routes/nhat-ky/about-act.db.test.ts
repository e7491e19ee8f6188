import { expect, test } from 'vitest'
import { kindsOfWork } from '#door/kinds-of-work.ts'
import {
  endRole,
  findPerson,
  giveRole,
  handOver,
  holdingsOf,
  invitePerson,
  nameDeputy,
} from '#modules/access/api.server.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from '#modules/access/testing.ts'
import { giveShare } from '#modules/sharing/api.server.ts'
import { addDays } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { sql } from 'kysely'
import { as, created } from '../../../tests/rights/as-somebody.ts'
import { load as loadList } from './+page.server.ts'
import { aboutOf } from './about-act.ts'
import { entryAddress } from './chains.ts'
import { load as loadEntry } from './[chain]/[seq]/+page.server.ts'

const leader = demoPersonId('lanh-dao-so')
const officer = demoPersonId('chuyen-vien-so')
const director = demoPersonId('giam-doc')
const department = unitNamed('department/66')
const key = () => `form-${newId()}`

type Line = {
  readonly act: string
  readonly title: string | null
  readonly firstSeq: number
  readonly entries: number
}
type Field = { readonly label: string; readonly after: string | null; readonly href?: string }
type Entry = {
  readonly about: string | null
  readonly fields: readonly Field[]
  readonly ofAct: readonly { readonly fields: readonly Field[]; readonly more: number }[]
}

/** The newest line of the log of province 66 and an entry of it, as its leader reads them. */
const newest = (which: 'first' | 'last' = 'first') =>
  as('doitLeader', '66', async () => {
    const url = new URL('http://localhost/nhat-ky?cua=66')
    const page = await loadList({ url } as Parameters<typeof loadList>[0])
    const [line] = (page as { acts: readonly Line[] }).acts
    if (!line) throw new Error('an empty log')
    const seq = line.firstSeq + (which === 'first' ? 0 : line.entries - 1)
    const params = { chain: '66', seq: String(seq) }
    const entry = await loadEntry({ params } as Parameters<typeof loadEntry>[0])
    return { line, entry: entry as unknown as Entry }
  })

const giving = (personId: string) => ({
  ...{ personId, role: 'doitOfficer', unitId: department, validFrom: today(), validTo: null },
  ...{ because: 'Quyết định 12', key: key() },
})
const at = 'Chuyên viên Sở Công Thương, Sở Công Thương tỉnh Đắk Lắk'

test('the log says whose role was given and whose ended, which and in which unit', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitLeader', unit: 'department/66' })
    const given = await asPerson(demoPersonId('quan-tri'), () => giveRole(giving(person)))
    if (!given.allowed) throw new Error(JSON.stringify(given.reasons))
    const said = `Trần Văn Thử: ${at}`
    const first = await newest()
    expect(first.line).toMatchObject({ act: 'Giao vai trò', title: said })
    expect(first.entry.about).toBe(said)
    await asPerson(leader, () =>
      endRole({ id: given.fact.id, version: 1, validTo: today(), because: 'Chuyển công tác' }),
    )
    const last = await newest()
    expect(last.line).toMatchObject({ act: 'Kết thúc vai trò', title: said })
    expect(last.entry.about).toBe(said)
  }))

test('the loading of a world is said to be about nobody of it', () =>
  inRollback(async () => {
    const url = new URL('http://localhost/nhat-ky?cua=66&viec=world.load')
    const page = await as('doitLeader', '66', () =>
      Promise.resolve(loadList({ url } as Parameters<typeof loadList>[0])),
    )
    const { acts } = page as { acts: readonly Line[] }
    expect(acts.length).toBeGreaterThan(0)
    for (const { title } of acts) expect(title).toBeNull()
  }))

test('the log says who was invited, until nothing of them is kept', () =>
  inRollback(async (tx) => {
    const asked = { name: 'Ngô Văn Mới', email: `${newId()}@vidu.vn`, role: 'doitOfficer' }
    const mail = { subject: 'Lời mời', body: 'Mở {link}', origin: 'http://localhost:3000' }
    const invited = await asPerson(leader, () =>
      invitePerson({ ...asked, unitId: department, validFrom: today(), key: key() }, mail),
    )
    if (!invited.allowed) throw new Error(JSON.stringify(invited.reasons))
    expect((await newest()).line.title).toBe(`Ngô Văn Mới: ${at}`)
    await sql`update person set name = 'Người đã xóa dữ liệu', erased_at = now(), deactivated_at = now(),
        invited_at = null where id = ${invited.fact.id}`.execute(tx)
    expect((await newest()).line.title).toBe(`Người đã xóa dữ liệu: ${at}`)
    expect(await asPerson(leader, () => findPerson(invited.fact.id))).toBeUndefined()
  }))

test('the log says who deputises for whom in which role, and shows no identifier of it', () =>
  inRollback(async () => {
    const [holding] = await asSystem(() => holdingsOf(leader, today()))
    await asPerson(leader, () =>
      nameDeputy({
        ...{ holdingId: holding?.id ?? '', deputyId: officer, acts: null, because: 'Đi công tác' },
        ...{ validFrom: today(), validTo: addDays(today(), 10), key: key() },
      }),
    )
    const { line, entry } = await newest()
    const role = 'Lãnh đạo Sở Công Thương, Sở Công Thương tỉnh Đắk Lắk'
    expect(line.title).toBe(`Đặng Thu Hà làm thay Hoàng Văn Đức: ${role}`)
    expect(entry.fields).toContainEqual(
      expect.objectContaining({ label: 'Vai trò được giao', after: `Hoàng Văn Đức: ${role}` }),
    )
  }))

test('the log says whose desk went over to whom, and how much of which work', () =>
  inRollback(async (tx) => {
    const from = await aColleague(tx, { role: 'centreStaff', unit: 'centre/66', name: 'Lê Đi' })
    const to = await aColleague(tx, { role: 'collaborator', unit: 'centre/66', name: 'Lê Đến' })
    const done = await asPerson(director, () =>
      handOver(
        {
          ...{ fromId: from, toId: to, unitId: unitNamed('centre/66'), because: 'Nghỉ hưu' },
          ...{ effectiveOn: addDays(today(), 1), roles: 'move', key: key() },
        },
        kindsOfWork,
      ),
    )
    expect(done).toMatchObject({ allowed: true })
    const { line, entry } = await newest('last')
    expect(line.title).toMatch(/^Lê Đi → Lê Đến, Trung tâm/)
    expect(entry.about).toBe(line.title)
    expect(entry.fields).toContainEqual(
      expect.objectContaining({ label: 'Việc đã chuyển', after: 'Vai trò: 1' }),
    )
  }))

test('the log says with which province was shared, and which schemes by their titles; what is not shown is counted', () =>
  inRollback(async () => {
    const scheme = await as('centreStaff', '66', () => created('66'))
    const shared = await as('doitLeader', '66', () =>
      giveShare({
        ...{ toProvinceId: '24', ground: 'Cùng làm một đề án', documentNumber: null },
        ...{ endsOn: addDays(today(), 30), schemeIds: [scheme], key: key() },
      }),
    )
    if (shared.outcome !== 'given') throw new Error(JSON.stringify(shared))
    const { line, entry } = await newest()
    expect(line.title).toBe('Tỉnh Bắc Ninh')
    const part = { act: 'share.give', subject: 'record_share_item', actor: leader }
    const one = { ...part, id: `${shared.id}/${scheme}`, before: null, after: null }
    expect((await aboutOf([one])).of(one)).toBe('Tỉnh Bắc Ninh')
    const [share, item] = entry.ofAct
    expect(share?.fields.length).toBe(4)
    expect(share?.more).toBeGreaterThan(3)
    expect(item?.fields).toContainEqual(
      expect.objectContaining({
        after: expect.stringContaining('Đề án thử quyền'),
        href: `/de-an/${scheme}`,
      }),
    )
  }))

test('an entry names whom it is about, unless that is who wrote it', () =>
  inRollback(async () => {
    const own = { ...{ act: 'person.change', subject: 'person', id: officer }, actor: officer }
    const entry = { ...own, before: null, after: null }
    const about = await aboutOf([entry])
    expect(about.of(entry)).toBeNull()
    expect(about.of({ ...entry, actor: leader })).toBe('Đặng Thu Hà')
  }))

test('a role that is no more on record is told by what the trail holds of it', () =>
  inRollback(async () => {
    const held = { person_id: officer, role: 'doitOfficer', unit_id: department }
    const entry = {
      ...{ act: 'handover.make', subject: 'role_holding', id: newId(), actor: leader },
      ...{ before: { ...held, valid_from: today() }, after: null },
    }
    const about = await aboutOf([entry])
    expect(about.of(entry)).toBe(`Đặng Thu Hà: ${at}`)
    expect(about.begins(entry.id)).toBe(today())
  }))

test('an entry is found in the log that is open to whoever reads, and in no other', async () => {
  const found = (role: string, province: string | null) =>
    as(role, province, () =>
      Promise.resolve([
        ...['66/7', '24/7', 'central/7'].map(entryAddress),
        entryAddress(undefined),
      ]),
    )
  expect(await found('doitLeader', '66')).toEqual(['/nhat-ky/66/7', null, null, null])
  expect(await found('inspector', null)).toEqual([
    ...['/nhat-ky/66/7', '/nhat-ky/24/7', '/nhat-ky/central/7'],
    null,
  ])
  expect(await found('centreStaff', '66')).toEqual([null, null, null, null])
})
