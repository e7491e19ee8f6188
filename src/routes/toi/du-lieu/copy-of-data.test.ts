import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import {
  columnsOf,
  personalColumns,
  type ClassedTable,
  type TableClasses,
} from '#modules/privacy/model.ts'
import { copyOfData, copyOrder } from './copy-of-data.ts'
import { copiedName } from './copied-names.ts'

const own = (Object.entries(personalColumns) as [ClassedTable, TableClasses][]).filter(
  ([, of]) => of.whose !== undefined || of.reachedAt !== undefined,
)
const data = {
  madeAt: '2026-11-26T00:00:00.000Z',
  personId: 'p',
  tables: own.map(([table, { purpose, basis, kept, erased }]) => ({
    ...{ table, purpose, basis, kept, erased, notShown: [], rows: [] },
  })),
  trail: { acts: 1, newest: [{ chain: 'central', seq: '1', at: '…', act: 'privacy.export' }] },
}
const mails = {
  ...({ code: 'mails', keepCount: 30, keepUnit: 'day', isOn: true, source: 'QĐ' } as const),
  ...({ certainty: 'chosen', checkedOn: plainDate('2026-11-25'), version: 1 } as const),
}

test('a copy of one’s data begins with oneself, then the roles, then the rest', () => {
  const order = copyOrder(data.tables).map(({ table }) => table)
  expect(order.slice(0, 2)).toEqual(['person', 'role_holding'])
  expect(order).toHaveLength(own.length)
  expect(order.at(-1)).toBe('idempotency')
})

test('a copy says beside each machine name what it means, why it is kept and for how long', () => {
  const { tables, trail } = copyOfData(data, [mails])
  expect(tables[0]).toMatchObject({
    ...{ table: 'person', says: 'Hồ sơ tài khoản', purpose: 'work' },
    ...{
      basisSays: 'Hoạt động của cơ quan nhà nước theo luật',
      keptSays: 'Chừng nào còn tài khoản',
    },
    columns: { email: 'Thư điện tử', deactivated_because: 'Lý do khóa' },
  })
  expect(tables.find(({ table }) => table === 'mail_outbox')).toMatchObject({
    keptSays: '30 ngày kể từ khi viết',
  })
  expect(trail.actsSay).toEqual({ 'privacy.export': 'Xem hoặc tải dữ liệu về mình' })
})

test('every column a person is given has words of its own', () => {
  const nameless = own.flatMap(([table, of]) =>
    columnsOf(of, 'public', 'internal', 'personal', 'sensitive')
      .filter((column) => copiedName(table, column) === column)
      .map((column) => `${table}.${column}`),
  )
  expect(nameless).toEqual([])
})
