import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { consentPurposes, currentVersion, decideConsent } from './consents.ts'

// By hand: words that people agreed to are never changed; other words are another version.
const agreedTo: Readonly<Record<string, string>> = {
  'contactPhone 1': '1b7700ee875e2ecc',
}

test('the words of a version stay as they were agreed to', () => {
  for (const [purpose, versions] of Object.entries(consentPurposes))
    for (const [version, words] of Object.entries(versions)) {
      const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
      expect(hash, `${purpose} ${version}`).toBe(agreedTo[`${purpose} ${version}`])
    }
})

test('what is asked with today is the newest version', () => {
  for (const [purpose, versions] of Object.entries(consentPurposes))
    expect(currentVersion[purpose as keyof typeof currentVersion]).toBe(
      Math.max(...Object.keys(versions).map(Number)),
    )
})

test('nobody agrees by sending a number alone, nor to no number', () => {
  const codes = (given: { agrees: boolean; phone: string }) => {
    const decision = decideConsent(given)
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
  }
  expect(codes({ agrees: false, phone: '0912 345 678' })).toEqual(['not-agreed'])
  expect(codes({ agrees: true, phone: ' ' })).toEqual(['phone-missing'])
  expect(codes({ agrees: true, phone: 'gọi tôi' })).toEqual(['phone-shape'])
  expect(codes({ agrees: true, phone: ' 0912 345 678 ' })).toEqual([])
})
