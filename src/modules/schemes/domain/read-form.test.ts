import { expect, test } from 'vitest'
import { formTextOf, withSpareRows } from '../form-text.ts'
import { aScheme } from '../testing.ts'
import { compareDrafts } from './compare-drafts.ts'
import { readSchemeForm } from './read-form.ts'
import { tidyDraft } from './tidy-draft.ts'

test('a scheme shown in the form and sent back unchanged is the same scheme', () => {
  const draft = aScheme({
    establishments: ['HTX Một', 'Công ty Hai'],
    outputs: [{ indicator: 'C02', planned: '12.5', actual: null }],
    money: [
      { source: 'national', plannedDong: 1_234_567_890n, actualDong: 0n },
      { source: 'provincial', plannedDong: null, actualDong: null },
    ],
  })
  const { draft: read, unreadable } = readSchemeForm(formTextOf(draft))
  expect(unreadable).toEqual([])
  expect(compareDrafts(draft, tidyDraft(read))).toEqual([])
  expect(read.money).toEqual(draft.money)
})

test('what cannot be read is named at its field and does not hide the rest', () => {
  const text = formTextOf(aScheme())
  const money = { ...text.money, national: { planned: 'ba trăm', actual: '' } }
  const { draft, unreadable } = readSchemeForm({
    ...text,
    money,
    yearFrom: 'hai mươi',
    kind: 'bánh',
  })
  expect(unreadable.map(({ code, field }) => [code, field])).toEqual([
    ['choiceUnknown', 'kind'],
    ['yearUnreadable', 'yearFrom'],
    ['moneyUnreadable', 'money.national.plannedDong'],
  ])
  expect(draft.title).toBe(text.title)
})

test('an empty form is a scheme of which nothing is known, and reads without complaint', () => {
  const { draft, unreadable } = readSchemeForm(formTextOf(null))
  expect(unreadable).toEqual([])
  expect(draft).toMatchObject({
    activityKind: null,
    fundTier: null,
    yearFrom: null,
    money: [],
    outputs: [],
    status: 'unknown',
  })
})

test('a result without an indicator is an error at its row, not a loss', () => {
  const outputs = withSpareRows([
    { indicator: '', planned: '12', actual: '' },
    { indicator: '', planned: '', actual: '7' },
  ])
  const { unreadable } = readSchemeForm({ ...formTextOf(null), outputs })
  expect(unreadable).toEqual([
    { code: 'indicatorMissing', field: 'outputs.0' },
    { code: 'indicatorMissing', field: 'outputs.1' },
  ])
})
