import { expect, test } from 'vitest'
import { tellActs, type AuditEntry } from './tell-history.ts'

const at = new Date('2026-11-25T03:00:00Z')
const entry = (parts: Partial<AuditEntry>): AuditEntry => ({
  at,
  act: 'scheme.update',
  actor: 'system',
  subject: 'scheme',
  id: 'x/86',
  operation: 'update',
  before: null,
  after: null,
  ...parts,
})

test('the entries of one transaction are told as one act, without what the database keeps for itself', () => {
  const told = tellActs([
    entry({
      subject: 'scheme_output',
      id: 'x/86/C02',
      operation: 'delete',
      before: { planned: 3, actual: null },
    }),
    entry({
      subject: 'scheme_money',
      id: 'x/86/national',
      before: { planned_dong: 1 },
      after: { planned_dong: 2 },
    }),
    entry({
      before: { title: 'Cũ', version: 1, support_planned_dong: 1 },
      after: { title: 'Mới', version: 2, support_planned_dong: 2 },
    }),
  ])
  expect(told).toEqual([
    {
      at,
      act: 'scheme.update',
      actor: 'system',
      changes: [
        { field: 'title', before: 'Cũ', after: 'Mới' },
        { field: 'money.national.plannedDong', before: '1', after: '2' },
        { field: 'outputs.C02.planned', before: '3', after: null },
      ],
    },
  ])
})

test('the entry of a scheme is one act without a list of its fields', () => {
  const told = tellActs([
    entry({ act: 'scheme.create', operation: 'insert', after: { title: 'Mới' } }),
    entry({
      act: 'scheme.create',
      subject: 'scheme_money',
      id: 'x/86/national',
      operation: 'insert',
      after: { planned_dong: 1 },
    }),
  ])
  expect(told).toMatchObject([{ act: 'scheme.create', changes: [] }])
})

test('a scheme moved to another province of today tells what changed, not that it was entered', () => {
  const money = { planned_dong: 5, actual_dong: null }
  const told = tellActs([
    entry({ subject: 'scheme_money', id: 'x/79/national', operation: 'insert', after: money }),
    entry({
      id: 'x/79',
      operation: 'insert',
      after: { place_list: 63, place_code: '79', title: 'Đề án', note: 'Ghi nhầm tỉnh' },
    }),
    entry({ subject: 'scheme_money', id: 'x/86/national', operation: 'delete', before: money }),
    entry({
      operation: 'delete',
      before: { place_list: 63, place_code: '83', title: 'Đề án', note: null },
    }),
  ])
  expect(told).toMatchObject([
    {
      changes: [
        { field: 'place.province', before: '63:83', after: '63:79' },
        { field: 'note', before: null, after: 'Ghi nhầm tỉnh' },
      ],
    },
  ])
})

test('a change of the list alone is told with the province it is about', () => {
  const told = tellActs([
    entry({ before: { place_list: 63 }, after: { place_list: 34 } }),
    entry({
      at: new Date('2026-11-24T03:00:00Z'),
      act: 'scheme.create',
      operation: 'insert',
      after: { place_list: 63, place_code: '24' },
    }),
  ])
  expect(told).toMatchObject([
    { changes: [{ field: 'place.province', before: '63:24', after: '34:24' }] },
    { act: 'scheme.create', changes: [] },
  ])
})

test('a source of which no amount is known is told when it comes and when it goes', () => {
  const unknown = { planned_dong: null, actual_dong: null }
  const line = { subject: 'scheme_money', id: 'x/86/national' } as const
  expect(tellActs([entry({ ...line, operation: 'delete', before: unknown })])).toMatchObject([
    { changes: [{ field: 'money.national', before: 'true', after: 'false' }] },
  ])
  expect(tellActs([entry({ ...line, operation: 'insert', after: unknown })])).toMatchObject([
    { changes: [{ field: 'money.national', before: 'false', after: 'true' }] },
  ])
})
