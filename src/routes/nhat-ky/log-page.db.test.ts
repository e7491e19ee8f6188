import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  changePersonState,
  holdingsOf,
  nameDeputy,
  noteDenial,
  restoreDeputy,
  revokeDeputy,
} from '#modules/access/api.server.ts'
import { aColleague, asPerson, demoPersonId } from '#modules/access/testing.ts'
import { enterRequest } from '#modules/privacy/api.server.ts'
import { addDays } from '#core/plain-date.ts'
import { saidBy } from '#platform/audit/log/entry.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { as } from '../../../tests/rights/as-somebody.ts'
import { load } from './+page.server.ts'
import { actSaid } from './log-words.ts'

const leader = demoPersonId('lanh-dao-so')
const officer = demoPersonId('chuyen-vien-so')
const nationalAdmin = demoPersonId('quan-tri')

type Line = { readonly act: string; readonly title: string | null }

/** The newest lines of a log, as its page shows them to a reader of it. */
async function linesOf(chain: string, role: string, provinceId: string | null) {
  const url = new URL(`http://localhost/nhat-ky?cua=${chain}`)
  const page = await as(role, provinceId, async () => load({ url } as Parameters<typeof load>[0]))
  return (page as { acts: readonly Line[] }).acts
}

/** What the entries about a record are called, one by one. */
async function saidOf(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ payload: string }>`
    select payload from audit_entry where root_id = ${id} and subject not like 'event.%' order by seq`.execute(
    tx,
  )
  return rows.map(({ payload }) => actSaid([saidBy(payload)]))
}

test('naming a deputy, taking it back and restoring it are told apart in the log', () =>
  inRollback(async (tx) => {
    const [holding] = await asSystem(() => holdingsOf(leader, today()))
    const days = { validFrom: today(), validTo: addDays(today(), 10) }
    const named = await asPerson(leader, () =>
      nameDeputy({
        ...{ holdingId: holding?.id ?? '', deputyId: officer, acts: null, because: 'Đi công tác' },
        ...{ ...days, key: `form-${newId()}` },
      }),
    )
    if (!named.allowed) throw new Error(JSON.stringify(named.reasons))
    await asPerson(leader, () => revokeDeputy(named.fact.id))
    await asPerson(leader, () => restoreDeputy(named.fact.id))
    expect(await saidOf(tx, named.fact.id)).toEqual([
      'Ủy quyền',
      'Thu hồi ủy quyền',
      'Khôi phục ủy quyền',
    ])
  }))

test('shutting somebody out and letting them in again are told apart in the log', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const state = (version: number, because: string | null) =>
      asPerson(nationalAdmin, () => changePersonState({ id: person, version, because }))
    await state(1, 'Nghỉ hưu')
    await state(2, null)
    expect((await saidOf(tx, person)).slice(-2)).toEqual(['Khóa tài khoản', 'Mở lại tài khoản'])
  }))

test('a line of the log says what was denied', () =>
  inRollback(async () => {
    await asPerson(officer, () => noteDenial({ act: 'share.give', id: '/chia-se/moi' }))
    const [line] = await linesOf('66', 'doitLeader', '66')
    expect(line).toMatchObject({ title: 'Chia sẻ cho tỉnh khác' })
  }))

test('a line of the log shows no seal in place of a name', () =>
  inRollback(async () => {
    const entered = await asPerson(nationalAdmin, () =>
      enterRequest({
        ...{ kind: 'access', what: 'Xin xem dữ liệu của tôi', why: '', key: `form-${newId()}` },
        ...{ newName: '', newEmail: '', newPhone: '', channel: 'paper', receivedOn: today() },
        ...{ name: 'Nguyễn Thị Riêng', contact: 'rieng@vi-du.example' },
      }),
    )
    expect(entered).toMatchObject({ allowed: true })
    const [line] = await linesOf('central', 'inspector', null)
    expect(line).toMatchObject({ act: 'Xử lý yêu cầu về dữ liệu cá nhân', title: null })
  }))
