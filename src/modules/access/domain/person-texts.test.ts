import { expect, test } from 'vitest'
import { decidePersonTexts } from './person-texts.ts'

const reasonsFor = (name: string, email: string) => {
  const decision = decidePersonTexts({ name, email })
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
}

test('a name and an address are kept composed, without stray spaces, the address in small letters', () => {
  const decision = decidePersonTexts({
    name: '  Nguyê\u0303n   Văn A ',
    email: ' A.Nguyen@SCT.Vidu.VN ',
  })
  expect(decision).toMatchObject({
    allowed: true,
    fact: { name: 'Nguyễn Văn A', email: 'a.nguyen@sct.vidu.vn' },
  })
})

test('signs nobody sees are in no name and no address, so that none looks like another', () => {
  const hidden = ['\u200b', '\u202e', '\u2066', '\ufeff', '\u00ad', '\u0007']
  for (const sign of hidden) {
    const decision = decidePersonTexts({ name: `Lê ${sign}An${sign}`, email: 'an@vidu.vn' })
    expect(decision).toMatchObject({ allowed: true, fact: { name: 'Lê An' } })
    expect(reasonsFor('An', `quan-tri${sign}@vidu.vn`)).toEqual(['email-shape'])
    expect(reasonsFor(sign, 'an@vidu.vn')).toEqual(['name-missing'])
  }
})

test('a sign nobody sees between two words leaves them with the one space one sees, whichever sign it is', () => {
  const named = (name: string) => {
    const decision = decidePersonTexts({ name, email: 'an@vidu.vn' })
    return decision.allowed ? decision.fact.name : decision.reasons
  }
  const hidden = ['\u200b', '\u2060', '\u0007', '\u3164', '\u115f', '\u034f', '\ufe0f', '\u{e0041}']
  for (const sign of hidden)
    for (const text of [`Lê ${sign} An`, `Lê${sign} An`, `${sign} Lê An ${sign}`])
      expect([sign, named(text)]).toEqual([sign, 'Lê An'])
  expect(named('Lê\tAn')).toBe('Lê An')
  expect(named('Le\u034f\u0302 An')).toBe('Lê An')
})

test('what is missing or cannot be an address is said at its field, all of it at once', () => {
  expect(reasonsFor('', '')).toEqual(['name-missing', 'email-missing'])
  expect(reasonsFor('A'.repeat(201), 'a@vidu.vn')).toEqual(['name-long'])
  for (const email of ['a', 'a@', '@vidu.vn', 'a b@vidu.vn', 'a@vidu', 'a@vidu.v', 'a@b@vidu.vn'])
    expect([email, reasonsFor('An', email)]).toEqual([email, ['email-shape']])
})
