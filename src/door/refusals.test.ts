import { expect, test } from 'vitest'
import type { Holding } from '#modules/access/model.ts'
import { pageAskedFor, refusalAsked, refusalRoute } from './guard.ts'
import { openedAs } from './opened-as.ts'
import type { Present } from './who.ts'

const holding = (id: string): Holding => ({
  id,
  role: 'doitLeader',
  unit: {
    ...{ id: `unit-${id}`, kind: 'department', name: `Sở ${id}`, provinceId: '66' },
    ...{ region: null, establishmentId: null },
  },
})
const [own, other] = [holding('một'), holding('hai')]
const present = (acting: Holding): Present => ({
  session: {
    ...{ sessionId: 's', personId: 'a', personName: 'Người A', signedInAt: new Date(0) },
    ...{ strongAt: null, twoSteps: false, actingAs: null },
  },
  holding: acting,
  holdings: [own, other],
  ...{ owesSecondStep: false, origin: 'nơi gửi' },
})

test.each([
  ['a right that is lacking', 'forbidden', 'forbidden', { act: 'scheme.update' }],
  ['a session that is over', 'signed-out', 'signed-out', {}],
  ['a page that is not there', 'not-found', 'not-found', {}],
  ['what nobody refuses by', 'whatever', 'not-found', {}],
])('the page of a refusal says %s', (_, why, kind, detail) => {
  expect(refusalAsked(why, 'scheme.update', null)).toMatchObject({ kind, detail })
})

test('the page of a form that was opened in another role leads to that role; nobody who is signed out is led to one', () => {
  const opened = openedAs(present(own))
  expect(refusalAsked('opened-otherwise', opened, present(other))).toMatchObject({
    kind: 'conflict',
    detail: { canChooseRole: true },
  })
  expect(refusalAsked('opened-otherwise', opened, null)).toMatchObject({ kind: 'not-found' })
})

test.each([
  ['the page that was asked for', refusalRoute, '/de-an?q=may', '/de-an?q=may'],
  ['the home page, when another house is named', refusalRoute, 'https://xau.example/', '/'],
  ['the home page, when another house is named without its protocol', refusalRoute, '//xau', '/'],
  ['nothing, on a page that refuses nobody', '/de-an', '/toi', null],
])('a page that refuses leads back to %s', (_, id, ve, back) => {
  const url = new URL(`http://localhost/?${new URLSearchParams({ ve })}`)
  expect(pageAskedFor({ route: { id }, url } as Parameters<typeof pageAskedFor>[0])).toBe(back)
})
