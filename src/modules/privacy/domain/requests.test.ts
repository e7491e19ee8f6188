import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import {
  decideAnswer,
  decideAsk,
  decideTerm,
  dueDays,
  provinceDeciding,
  type Term,
} from './requests.ts'

const asked = {
  kind: 'access',
  what: 'Xem dữ liệu',
  why: '',
  newName: '',
  newEmail: '',
  newPhone: '',
}
const codes = (decision: ReturnType<typeof decideAsk> | ReturnType<typeof decideAnswer>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code)

test('a request says what is asked; one of a kind is open at a time', () => {
  expect(codes(decideAsk(asked, []))).toEqual([])
  expect(codes(decideAsk({ ...asked, what: '  ' }, []))).toEqual(['what-missing'])
  expect(codes(decideAsk({ ...asked, kind: 'gift' }, []))).toEqual(['kind-missing'])
  expect(codes(decideAsk(asked, ['access']))).toEqual(['already-open'])
  expect(codes(decideAsk(asked, ['erasure']))).toEqual([])
  expect(codes(decideAsk({ ...asked, what: 'x'.repeat(2001) }, []))).toEqual(['too-long'])
})

test('a correction says what is to stand there; other requests carry no new values', () => {
  const correction = { ...asked, kind: 'correction' }
  expect(codes(decideAsk(correction, []))).toEqual(['correction-empty'])
  expect(codes(decideAsk({ ...correction, newEmail: 'không phải' }, []))).toEqual(['email-shape'])
  expect(codes(decideAsk({ ...correction, newPhone: '12' }, []))).toEqual(['phone-shape'])
  expect(decideAsk({ ...correction, newName: ' Lê   Thị  Lụa ' }, [])).toMatchObject({
    fact: { newName: 'Lê Thị Lụa', newEmail: null },
  })
  expect(decideAsk({ ...asked, newName: 'Lụa' }, [])).toMatchObject({ fact: { newName: null } })
})

const term = {
  kind: 'erasure',
  replyCount: 2,
  replyUnit: 'workingDay',
  doneCount: 20,
  doneUnit: 'day',
  source: '',
  certainty: 'summary',
  version: 1,
} as const satisfies Term

test('a request of a Friday is acknowledged by Tuesday, and days that are no working days are counted as they are', () => {
  expect(dueDays(plainDate('2026-11-27'), term)).toEqual({
    replyBy: '2026-12-01',
    doneBy: '2026-12-17',
  })
})

test('the department decides about who worked in its province alone, the nation about everybody else', () => {
  expect(provinceDeciding(['66', '66'])).toBe('66')
  expect(provinceDeciding(['66', '24'])).toBeNull()
  expect(provinceDeciding(['66', null])).toBeNull()
  expect(provinceDeciding([])).toBeNull()
})

const facts = {
  ...{ deciderId: 'd', personId: 'p', isErased: false, rolesHeld: 0 },
  ...{ isAddressFromElsewhere: false, mayChangePeople: false },
}
const grant = { outcome: 'granted', answer: 'Đúng luật' } as const

test('nobody decides about their own data', () => {
  expect(codes(decideAnswer('access', grant, { ...facts, personId: 'd' }))).toEqual(['own-request'])
  expect(codes(decideAnswer('access', grant, { ...facts, personId: null }))).toEqual([])
})

test('a decision says why, granted or refused', () => {
  for (const outcome of ['granted', 'refused'] as const)
    expect(codes(decideAnswer('access', { outcome, answer: ' ' }, facts))).toEqual([
      'answer-missing',
    ])
})

test('an account that is at work is neither erased nor closed, but the request may be refused and the rest granted', () => {
  const atWork = { ...facts, rolesHeld: 1 }
  for (const kind of ['erasure', 'restriction'] as const) {
    expect(codes(decideAnswer(kind, grant, atWork))).toEqual(['roles-held'])
    expect(codes(decideAnswer(kind, { ...grant, outcome: 'refused' }, atWork))).toEqual([])
    expect(codes(decideAnswer(kind, grant, facts))).toEqual([])
  }
  expect(codes(decideAnswer('correction', grant, atWork))).toEqual([])
})

test('who is erased is not erased again', () => {
  expect(codes(decideAnswer('erasure', grant, { ...facts, isErased: true }))).toEqual([
    'already-erased',
  ])
})

test('a term is of whole days, counted in a way that is known, and says where it is from', () => {
  const given = {
    ...{ replyCount: '2', replyUnit: 'workingDay', doneCount: '20', doneUnit: 'day' },
    source: 'NĐ 356',
  }
  const fieldsOf = (change: object) => {
    const decision = decideTerm({ ...given, ...change })
    return decision.allowed ? [] : decision.reasons.map(({ field }) => field)
  }
  expect(fieldsOf({})).toEqual([])
  for (const count of ['0', '366', '-2', '1.5', 'hai', ''])
    expect(fieldsOf({ doneCount: count }), count).toEqual(['doneCount'])
  expect(fieldsOf({ replyUnit: 'month', source: ' ' })).toEqual(['replyUnit', 'source'])
})
