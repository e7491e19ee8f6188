import { expect, test } from 'vitest'
import { plainDate, type PlainDate } from '#core/plain-date.ts'
import {
  decideAnswer,
  decideAsk,
  decideTerm,
  dueDays,
  provinceDeciding,
  type LawTerm,
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

test('who agreed to nothing has nothing to take back; any other request is theirs to file', () => {
  const none = { agreesToNothing: true }
  expect(codes(decideAsk({ ...asked, kind: 'withdrawal' }, [], none))).toEqual(['nothing-agreed'])
  expect(codes(decideAsk({ ...asked, kind: 'withdrawal' }, []))).toEqual([])
  expect(codes(decideAsk({ ...asked, kind: 'restriction' }, [], none))).toEqual([])
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
  law: null,
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
  ...{ deciderId: 'd', personId: 'p', isErased: false, rolesHeld: [] },
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
  const atWork = { ...facts, rolesHeld: [{ validTo: null }] }
  for (const kind of ['erasure', 'restriction'] as const) {
    expect(codes(decideAnswer(kind, grant, atWork))).toEqual(['roles-held'])
    expect(codes(decideAnswer(kind, { ...grant, outcome: 'refused' }, atWork))).toEqual([])
    expect(codes(decideAnswer(kind, grant, facts))).toEqual([])
  }
  expect(codes(decideAnswer('correction', grant, atWork))).toEqual([])
})

test('where every role has its last day, the day after is said instead of asking that they be ended', () => {
  const until = (...days: readonly (PlainDate | null)[]) => {
    const rolesHeld = days.map((validTo) => ({ validTo }))
    const decision = decideAnswer('erasure', grant, { ...facts, rolesHeld })
    return decision.allowed ? [] : decision.reasons
  }
  const [today, later] = [plainDate('2026-11-30'), plainDate('2026-12-31')]
  expect(until(today)).toEqual([
    { code: 'roles-end', field: '_', detail: { last: today, from: '2026-12-01' } },
  ])
  expect(until(later, today)).toMatchObject([{ detail: { last: later, from: '2027-01-01' } }])
  expect(until(today, null)).toMatchObject([{ code: 'roles-held' }])
})

test('who is erased is not erased again', () => {
  expect(codes(decideAnswer('erasure', grant, { ...facts, isErased: true }))).toEqual([
    'already-erased',
  ])
})

const given = {
  ...{ replyCount: '2', replyUnit: 'workingDay', doneCount: '20', doneUnit: 'day' },
  source: 'NĐ 356',
}
const ofTheLaw: LawTerm = {
  ...{ replyCount: 2, replyUnit: 'workingDay', doneCount: 20, doneUnit: 'workingDay' },
  ...{ source: 'NĐ 356', certainty: 'summary' },
}
const termCodes = (change: object, law: LawTerm | null = null) => {
  const decision = decideTerm({ ...given, ...change }, law)
  return (decision.allowed ? decision.warnings : decision.reasons).map(
    ({ code, field }) => `${field}: ${code}`,
  )
}

test('a term is of whole days, counted in a way that is known, and says where it is from', () => {
  expect(termCodes({})).toEqual([])
  for (const count of ['0', '366', '100000', '-2', '1.5', 'hai', ''])
    expect(termCodes({ doneCount: count }), count).toEqual(['doneCount: count-unreadable'])
  expect(termCodes({ replyUnit: 'month', source: ' ' })).toEqual([
    'replyUnit: unit-missing',
    'source: source-missing',
  ])
})

test('nobody is told later that their request came than what became of it, on whatever weekday they ask', () => {
  const late = ['replyCount: reply-after-answer']
  expect(termCodes({ replyCount: '5', doneCount: '2', doneUnit: 'workingDay' })).toEqual(late)
  expect(termCodes({ replyCount: '5', doneCount: '5', doneUnit: 'workingDay' })).toEqual([])
  // Five working days are seven days from a Monday to a Friday: six days are sometimes fewer.
  expect(termCodes({ replyCount: '5', doneCount: '6' })).toEqual(late)
  expect(termCodes({ replyCount: '5', doneCount: '7' })).toEqual([])
})

test('a term longer than that of the law is told so and set all the same; one as long or shorter is not', () => {
  const set = (change: object) => termCodes({ doneUnit: 'workingDay', ...change }, ofTheLaw)
  expect(set({})).toEqual([])
  expect(set({ doneCount: '10' })).toEqual([])
  expect(set({ doneCount: '200' })).toEqual(['doneCount: done-later-than-law'])
  expect(set({ replyCount: '3' })).toEqual(['replyCount: reply-later-than-law'])
  expect(set({ doneCount: '365', doneUnit: 'day' })).toEqual(['doneCount: done-later-than-law'])
  expect(decideTerm({ ...given, doneCount: '200' }, ofTheLaw).allowed).toBe(true)
  expect(termCodes({ doneCount: '200' }, null)).toEqual([])
})
