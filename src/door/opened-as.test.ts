import { expect, test } from 'vitest'
import type { Holding } from '#modules/access/model.ts'
import { refuseUnreadableForms } from '#platform/session/readable-form.ts'
import { openedAs, openedOtherwise, openedOtherwiseFailure } from './opened-as.ts'

type Opener = Parameters<typeof openedAs>[0]

const role = (id: string, name: string): Holding => ({
  id,
  role: 'doitLeader',
  unit: {
    ...{ id: `unit-${id}`, kind: 'department', name, provinceId: '66' },
    ...{ region: null, establishmentId: null },
  },
})
const [own, other] = [role('one', 'Sở Công Thương Đắk Lắk'), role('two', 'Sở Công Thương Gia Lai')]

const person = (personId: string, holding: Holding | null, holdings = [own, other]): Opener => ({
  session: {
    ...{ sessionId: 's', personId, personName: `Người ${personId}`, signedInAt: new Date(0) },
    ...{ strongAt: null, twoSteps: false, actingAs: null },
  },
  holding,
  holdings,
})
const me = person('a', own)

const sent = (fields: Record<string, string>, how: RequestInit = {}) =>
  new Request('http://localhost/de-an/moi', {
    method: 'POST',
    body: new URLSearchParams(fields),
    ...how,
  })

const letters = () => ({ 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' })

test('who opened a form sends it in the role it was opened in', async () => {
  expect(await openedOtherwise(sent({ openedAs: openedAs(me) }), me)).toBeNull()
})

test.each([
  ['in another role of the same person', person('a', other)],
  ['in no role', person('a', null)],
  ['by somebody else who holds the same role', person('b', own)],
])('a form that is sent %s is not taken', async (_, opener) => {
  const opened = openedAs(me)
  expect(await openedOtherwise(sent({ openedAs: opened }), opener)).toBe(opened)
})

test('a form that does not say who opened it, and what is no form, is taken as it is', async () => {
  expect(await openedOtherwise(sent({ title: 'Gỗ sồi' }), me)).toBeNull()
  const headers = { 'content-type': 'application/json' }
  const json = sent({}, { body: '{"openedAs":"x"}', headers })
  expect(await openedOtherwise(json, me)).toBeNull()
  expect(await json.json()).toEqual({ openedAs: 'x' })
})

const withParts = new FormData()
withParts.append('openedAs', openedAs(me))

test.each([
  ['with its letters said', sent({}, { body: `openedAs=${openedAs(me)}`, headers: letters() })],
  ['in parts, as one with a file is', sent({}, { body: withParts })],
])('a form sent %s is asked who opened it like any other', async (_, form) => {
  expect(await openedOtherwise(form, person('a', other))).toBe(openedAs(me))
})

test('what is done with a form sees what was typed, and nothing of who opened it', async () => {
  const form = sent({ title: 'Gỗ sồi', openedAs: openedAs(me) })
  refuseUnreadableForms(form)
  expect(await openedOtherwise(form, me)).toBeNull()
  expect([...(await form.formData())]).toEqual([['title', 'Gỗ sồi']])
})

test('a form that cannot be read is said to be so by whoever asks for it, not at the door', async () => {
  const form = sent({}, { body: '{}', headers: { 'content-type': 'multipart/form-data' } })
  refuseUnreadableForms(form)
  expect(await openedOtherwise(form, me)).toBeNull()
  await expect(form.formData()).rejects.toMatchObject({ kind: 'invalid' })
})

test('who can choose the role again is told which it was and which it is, and that nothing is lost', () => {
  const { kind, says, detail } = openedOtherwiseFailure(openedAs(me), person('a', other))
  expect(kind).toBe('conflict')
  expect(says).toContain('vai trò Lãnh đạo Sở Công Thương, Sở Công Thương Đắk Lắk, mà bây giờ')
  expect(says).toContain('Lãnh đạo Sở Công Thương, Sở Công Thương Gia Lai')
  expect(says).toContain('tải lại trang (F5)')
  expect(detail).toEqual({ canChooseRole: true })
})

test.each([
  ['somebody else', person('b', own)],
  ['somebody whose role has ended', person('a', other, [other])],
])('%s is told who is signed in, and to open the page again', (_, opener) => {
  const { says, detail } = openedOtherwiseFailure(openedAs(me), opener)
  expect(says).toContain(
    `Bây giờ người đăng nhập là ${opener.session.personName}, vai trò Lãnh đạo`,
  )
  expect(says).toContain('mở lại trang')
  expect(detail).toEqual({ canChooseRole: false })
})
