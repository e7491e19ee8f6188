import { expect, test } from 'vitest'
import {
  isPersonal,
  personalColumns,
  rulesOf,
  type RuleCode,
  type SetRule,
  type TableClasses,
} from '#modules/privacy/model.ts'
import { plainDate } from '#core/plain-date.ts'
import { keptFor, tableText } from './data-words.ts'

test('whatever holds something of a person has a name people understand, not that of a table', () => {
  const tables = Object.entries<TableClasses>(personalColumns)
  const nameless = tables.filter(
    ([table, of]) => (isPersonal(of) || of.whose !== undefined) && tableText(table) === table,
  )
  expect(nameless.map(([table]) => table)).toEqual([])
  expect(tableText('planted')).toBe('planted')
})

const set = (code: RuleCode, change: Partial<SetRule> = {}): SetRule => ({
  ...{ code, keepCount: 30, keepUnit: 'day', isOn: true, source: 'QĐ', certainty: 'chosen' },
  ...{ checkedOn: plainDate('2026-11-25'), version: 1 },
  ...change,
})

test('how long something stays is said as its rule says today, and that nothing lets it go while the rule is off', () => {
  const mails = (change: Partial<SetRule>) => keptFor('mail_outbox', [set('mails', change)])
  expect(mails({})).toBe('30 ngày kể từ khi viết')
  expect(mails({ keepCount: 3, keepUnit: 'month' })).toBe('3 tháng kể từ khi viết')
  expect(mails({ keepCount: 0 })).toBe('Không giữ lại sau khi viết')
  expect(mails({ isOn: false })).toBe('Chưa có hạn xóa: quy tắc đang tắt')
})

test('of what stays with its record, what a rule lets go earlier is said beside it, as long as the rule is on', () => {
  const files = (isOn: boolean) =>
    keptFor('import_file', [set('undoneFiles', { isOn, keepCount: 1, keepUnit: 'year' })])
  expect(files(false)).toBe('Cùng hồ sơ, theo pháp luật về lưu trữ')
  expect(files(true)).toBe(
    'Cùng hồ sơ, theo pháp luật về lưu trữ. Tệp Excel của lần nhập đã hoàn tác: 1 năm kể từ khi hoàn tác',
  )
})

test('what is said to stay as a rule says has that rule, so that no number is written by hand', () => {
  const ruled = Object.entries<TableClasses>(personalColumns).filter(([, of]) => of.kept === 'rule')
  expect(ruled.map(([table]) => table)).toContain('mail_outbox')
  expect(ruled.filter(([table]) => rulesOf(table).length !== 1)).toEqual([])
})
