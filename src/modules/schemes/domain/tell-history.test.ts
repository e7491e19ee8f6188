import { expect, test } from 'vitest'
import { tellHistory, type AuditEntry } from './tell-history.ts'

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
  const told = tellHistory([
    entry({
      before: { title: 'Cũ', version: 1, support_planned_dong: 1 },
      after: { title: 'Mới', version: 2, support_planned_dong: 2 },
    }),
    entry({
      subject: 'scheme_money',
      id: 'x/86/national',
      before: { planned_dong: 1 },
      after: { planned_dong: 2 },
    }),
    entry({
      subject: 'scheme_output',
      id: 'x/86/C02',
      operation: 'delete',
      before: { planned: 3, actual: null },
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
  const told = tellHistory([
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
