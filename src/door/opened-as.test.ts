import { expect, test } from 'vitest'
import type { Holding } from '#modules/access/model.ts'
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

test('who can choose the role again is told which it was and which it is, and that nothing is lost', () => {
  const { kind, says, detail } = openedOtherwiseFailure(openedAs(me), person('a', other))
  expect(kind).toBe('conflict')
  expect(says).toContain('với vai Lãnh đạo Sở Công Thương, Sở Công Thương Đắk Lắk; bây giờ')
  expect(says).toContain('Lãnh đạo Sở Công Thương, Sở Công Thương Gia Lai')
  expect(says).toContain('tải lại trang (F5)')
  expect(detail).toEqual({ canChooseRole: true })
})

test.each([
  ['somebody else', person('b', own)],
  ['somebody whose role has ended', person('a', other, [other])],
])('%s is told who is signed in, and to open the page again', (_, opener) => {
  const { says, detail } = openedOtherwiseFailure(openedAs(me), opener)
  expect(says).toContain(`Bây giờ người đăng nhập là ${opener.session.personName}, vai Lãnh đạo`)
  expect(says).toContain('mở lại trang')
  expect(detail).toEqual({ canChooseRole: false })
})
