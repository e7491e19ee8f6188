import { isRedirect } from '@sveltejs/kit'
import { expect, test } from 'vitest'
import { findPerson, holdingsOf } from '#modules/access/api.server.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from '#modules/access/testing.ts'
import { whoIs } from '#door/who.ts'
import { addDays } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { signOut } from '#platform/sign-in/session.ts'
import { signInByPassword } from '#platform/sign-in/sign-in.ts'
import { aBrowser, aPerson } from '#platform/sign-in/testing.ts'
import { takeNotice } from '#ui/page/flash.ts'
import { actions, load } from './+page.server.ts'

const admin = demoPersonId('quan-tri')

type Shown = {
  readonly holdings: readonly {
    readonly id: string
    readonly version: number
    readonly role: string
    readonly state: string
    readonly endedAt: Date | null
  }[]
  readonly history: readonly {
    readonly act: string
    readonly entry: string | null
    readonly changes: readonly { readonly field: string }[]
  }[]
}

const shown = (id: string, by = admin) =>
  asPerson(by, async () => {
    const event = { params: { id }, locals: {} } as unknown as Parameters<typeof load>[0]
    return (await load(event)) as unknown as Shown
  })

/** Sends a form of the page, and reads what the next page says. */
async function send(id: string, action: keyof typeof actions, fields: Record<string, string>) {
  const browser = aBrowser()
  const url = new URL(`http://localhost:3000/quan-tri/nguoi-dung/${id}`)
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(fields) })
  const event = { ...browser, url, request, params: { id } } as never
  const outcome = await asPerson(admin, async () => actions[action]?.(event)).catch(
    (thrown: unknown) => (isRedirect(thrown) ? undefined : Promise.reject(thrown as Error)),
  )
  return outcome ?? takeNotice(browser.cookies)
}

const gift = (validFrom: string) => ({
  ...{ unit: unitNamed('department/66'), role: 'doitOfficer', validFrom, validTo: '' },
  ...{ because: 'Quyết định 12', key: `form-${newId()}` },
})

test('from the history of a person whoever may read the log comes to the entry, and nobody else', () =>
  inRollback(async (tx) => {
    const id = await aColleague(tx, { role: 'doitLeader', unit: 'department/66' })
    await send(id, 'give', gift(today()))
    const entryFor = async (reader: string) => {
      const { history } = await shown(id, demoPersonId(reader))
      return history.find(({ act }) => act === 'Giao vai trò')?.entry
    }
    expect(await entryFor('lanh-dao-so')).toMatch(/^\/nhat-ky\/66\/\d+$/)
    expect(await entryFor('quan-tri')).toBeNull()
  }))

test('the history of a person says that somebody made them leave, and not when they left themselves', () =>
  inRollback(async () => {
    const person = await aPerson()
    const browser = aBrowser()
    await signInByPassword(browser, person)
    const found = () => asPerson(admin, () => findPerson(person.id))
    expect((await found())?.signedInAt).toBeInstanceOf(Date)
    await signOut(browser)
    const acts = async () => (await shown(person.id)).history.map(({ act }) => act)
    expect(await acts()).not.toContain('Buộc đăng xuất')
    await signInByPassword(aBrowser(), person)
    const open = await found()
    expect(open?.seenAt).toBeInstanceOf(Date)
    await send(person.id, 'signOut', {})
    // No session is open any more, and when they came stays as it was.
    expect(await found()).toMatchObject({ seenAt: null, signedInAt: open?.signedInAt })
    expect((await acts()).filter((act) => act === 'Buộc đăng xuất')).toHaveLength(1)
  }))

test('a role given by mistake is taken back by its undo, and the next request has it no more', () =>
  inRollback(async () => {
    const person = await aPerson()
    const browser = aBrowser()
    await signInByPassword(browser, person)
    const url = new URL('http://localhost:3000/')
    const rolesOfRequest = async () =>
      (await whoIs({ ...browser, url } as never))?.holdings.map(({ role }) => role)
    const notice = await send(person.id, 'give', gift(today()))
    expect(notice).toMatchObject({ text: 'Đã giao vai trò.' })
    expect(await rolesOfRequest()).toContain('doitOfficer')
    const undo = (notice as { undo: { fields: Record<string, string> } }).undo
    expect(await send(person.id, 'takeBack', undo.fields)).toMatchObject({
      text: 'Đã hoàn tác: người này không giữ vai trò ấy.',
    })
    expect(await rolesOfRequest()).not.toContain('doitOfficer')
    const { holdings, history } = await shown(person.id)
    expect(holdings[0]?.endedAt).toBeInstanceOf(Date)
    expect(history.map(({ act }) => act)).toContain('Kết thúc vai trò ngay')
  }))

test.each([
  {
    ...{ which: 'ends with today', from: 0, when: 'day', state: 'held', isAtOnce: false },
    ...{ said: 'Vai trò sẽ kết thúc sau ngày đã chọn.', told: 'Kết thúc vai trò' },
  },
  {
    ...{ which: 'begins today and ends at once', from: 0, when: 'now', state: 'never' },
    ...{ isAtOnce: true, told: 'Kết thúc vai trò ngay' },
    said: 'Vai trò đã kết thúc; người này không còn quyền của vai trò ấy.',
  },
  {
    ...{ which: 'was held for a month and ends at once', from: -30, when: 'now', state: 'over' },
    ...{ isAtOnce: true, told: 'Kết thúc vai trò ngay' },
    said: 'Vai trò đã kết thúc; người này không còn quyền của vai trò ấy.',
  },
  {
    ...{ which: 'is called off', from: 20, when: 'now', state: 'never', isAtOnce: false },
    ...{ said: 'Đã hủy vai trò trước ngày bắt đầu.', told: 'Hủy vai trò trước ngày bắt đầu' },
  },
])('of a role that $which, the page and the history say so', ({ from, when, ...expected }) =>
  inRollback(async (tx) => {
    const id = await aColleague(tx, { role: 'doitLeader', unit: 'department/66' })
    await send(id, 'give', gift(addDays(today(), from)))
    const [given] = (await shown(id)).holdings
    const sent = { id: given?.id ?? '', version: '1', before: '', because: 'Đổi ý' }
    const said = await send(id, 'end', { ...sent, when, validTo: today() })
    expect(said).toMatchObject({ text: expected.said })
    const { holdings, history } = await shown(id)
    const told = history.find(({ act }) => act === expected.told)
    expect(told?.changes.some(({ field }) => field === 'Đến hết ngày')).toBe(
      from === 0 && !expected.isAtOnce,
    )
    const role = holdings.find((one) => one.id === given?.id)
    expect(role?.state).toBe(expected.state)
    expect(role?.endedAt !== null).toBe(expected.isAtOnce)
    const now = await asSystem(() => holdingsOf(id, today()))
    expect(now).toHaveLength(expected.state === 'held' ? 2 : 1)
  }),
)
