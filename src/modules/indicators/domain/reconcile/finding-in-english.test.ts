import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkFigures } from '#modules/indicators/api.server.ts'
import { findingInEnglish, periodInEnglish, scopeInEnglish } from './finding-in-english.ts'

const findings = checkFigures(JSON.parse(readFileSync('data/kc/reported-figures.json', 'utf8')))

const vietnamese = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i

test('the sum of the southern region is said in English, with its arithmetic', () => {
  const finding = findings.find(({ ids }) => ids[0] === 'F0014' && ids.length === 3)
  expect(finding && findingInEnglish(finding)).toBe(
    'The national and local parts add up to 13.877 + 49.49 = 63.367 billion VND; printed is 63.335.',
  )
})

test('no finding about the published figures keeps Vietnamese words in English', () => {
  expect(findings.length).toBeGreaterThan(15)
  for (const finding of findings) {
    expect(findingInEnglish(finding)).not.toMatch(vietnamese)
    expect(periodInEnglish(finding.period)).not.toMatch(vietnamese)
  }
})

test('places and periods are said in English where they are no names', () => {
  expect(scopeInEnglish('Phía Nam')).toBe('Southern region')
  expect(scopeInEnglish('Thái Bình')).toBe('Thái Bình')
  expect(periodInEnglish('đến 6/2020')).toBe('to 6/2020')
  expect(periodInEnglish('2025 (9 tháng)')).toBe('2025 (9 months)')
  expect(periodInEnglish('quý II/2024')).toBe('quarter II/2024')
})
