import { expect, test } from 'vitest'
import { aReport, theSouth } from '#modules/reports/testing.ts'
import { notRestatedLines } from './not-restated.ts'

test('a figure that is not restated is said as a number with its unit once', () => {
  const values = notRestatedLines(aReport(theSouth(2014, 'today')), 'vi').map(({ value }) => value)
  expect(values).toContain('2,1%')
  expect(values).toContain('1 cụm')
  expect(values.join('; ')).not.toMatch(/% %|(?<!\p{L})(\p{L}+) \1(?!\p{L})|Long An|Vĩnh Long/u)
  for (const value of values) expect(value).toMatch(/^(?:\p{L}+ )*\d/u)
})
