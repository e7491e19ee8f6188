import { expect, test } from 'vitest'
import { isPersonal, personalColumns, type TableClasses } from '#modules/privacy/model.ts'
import { tableText } from './data-words.ts'

test('whatever holds something of a person has a name people understand, not that of a table', () => {
  const tables = Object.entries<TableClasses>(personalColumns)
  const nameless = tables.filter(
    ([table, of]) => (isPersonal(of) || of.whose !== undefined) && tableText(table) === table,
  )
  expect(nameless.map(([table]) => table)).toEqual([])
  expect(tableText('planted')).toBe('planted')
})
