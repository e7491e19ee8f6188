import { expect, test } from 'vitest'
import { m } from '#text/generated/messages.js'

test('one day is a day, and more are days, in English', () => {
  const locale = 'en'
  expect(m.privacy_days({ count: 1 }, { locale })).toBe('1 day')
  expect(m.privacy_days({ count: 20 }, { locale })).toBe('20 days')
  expect(m.privacy_working_days({ count: 1 }, { locale })).toBe('1 working day')
  expect(m.privacy_keep_months({ count: 1 }, { locale })).toBe('1 month')
  expect(m.home_waiting_days_left({ count: '1' }, { locale })).toBe('1 day left')
  expect(m.privacy_days({ count: 1 }, { locale: 'vi' })).toBe('1 ngày')
})
