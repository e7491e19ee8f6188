import { expect, test } from 'vitest'
import { erasurePlan, valuesToFind, without } from './erasure-plan.ts'
import { personalColumns } from './personal-columns.ts'

const plan = erasurePlan(personalColumns)
const of = (table: string) => plan.find((part) => part.table === table)

// By hand, so that a mistake in the classes is seen here.
const byHand = {
  delete:
    'idempotency mail_outbox sign_in_account sign_in_code_used sign_in_kept_form sign_in_passkey sign_in_recovery_code sign_in_session sign_in_two_factor',
  replace: 'data_request delegation handover person role_holding',
  keep: '',
}

test('what opens a door is deleted, what was written about a person is cleared, and nothing that is theirs is passed over', () => {
  for (const [act, tables] of Object.entries(byHand))
    expect(
      plan
        .filter((part) => part.act === act)
        .map(({ table }) => table)
        .sort()
        .join(' '),
    ).toBe(tables)
})

test('wherever a value is sealed in the trail, its salt is made anew', () => {
  for (const part of plan.filter(({ act }) => act === 'replace')) expect(part.isResalted).toBe(true)
})

test('a person keeps an identifier, a name that is nobody’s and an address that leads nowhere', () => {
  expect(of('person')?.cleared).toEqual({
    name: 'Người đã xóa dữ liệu',
    email: 'da-xoa-{id}@xoa.invalid',
    phone: null,
    image: null,
    deactivated_because: null,
  })
  expect(of('delegation')?.cleared).toEqual({ because: 'Đã xóa' })
})

test('a new table that is somebody’s is erased from the day it is classed', () => {
  const [part] = erasurePlan({
    planted: {
      purpose: 'work',
      basis: 'consent',
      kept: 'account',
      erased: 'deleted',
      whose: 'owner_id',
      internal: 'owner_id',
      personal: 'nickname',
    },
  })
  expect(part).toMatchObject({
    table: 'planted',
    act: 'delete',
    by: [{ column: 'owner_id', is: 'person' }],
  })
})

test('a mail to somebody else loses the name, the address and the number of a person, and no common word', () => {
  const values = valuesToFind({ name: 'Trần Thị Lụa', email: 'lua@vidu.vn', phone: '0912 345 678' })
  expect(without('Trần Thị Lụa (lua@vidu.vn, 0912 345 678) nghỉ từ mai', values)).toBe(
    '(đã xóa) ((đã xóa), (đã xóa)) nghỉ từ mai',
  )
  expect(valuesToFind({ name: 'An', email: 'an@vidu.vn', phone: null })).toEqual(['an@vidu.vn'])
})
