import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The day of the database is that of its own clock: from midnight to seven in the morning it is not the day of Vietnam.
const ownDay = /\bcurrent_date\b|\b(?:now\(\)|current_timestamp)\s*::\s*date\b/i

test('no statement asks the database what day it is', () => {
  const files = globSync(['src/**/*.ts', 'database/rights/*.sql']).filter(
    (path) => !path.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(300)
  expect(files.filter((path) => ownDay.test(readFileSync(path, 'utf8')))).toEqual([])
})

test.each([
  'and current_date >= h.valid_from',
  'where day = now()::date',
  'valid_to < CURRENT_DATE',
])('such a statement would be seen: %s', (text) => {
  expect(ownDay.test(text)).toBe(true)
})
