import { expect, test } from 'vitest'
import { formTextOf, type SchemeFormText } from '#modules/schemes/model.ts'
import { baseOf, mergeTexts } from './merge-texts.ts'

const national = (planned: string): Pick<SchemeFormText, 'money'> => ({
  money: { ...formTextOf(null).money, national: { planned, actual: '' } },
})
const first: SchemeFormText = {
  ...formTextOf(null),
  title: 'Máy sấy cá',
  establishments: 'HTX Biển Xanh\nCơ sở Minh Phát',
  ...national('1.500.000.000'),
}

test('a field I left alone takes the newer value, and nothing is asked', () => {
  const typed = {
    ...first,
    establishments: 'HTX Biển Xanh\r\nCơ sở Minh Phát',
    note: 'đã kiểm tra',
  }
  const { text, conflicts } = mergeTexts(first, typed, { ...first, ...national('2.000.000.000') })
  expect(conflicts).toEqual([])
  expect(text.note).toBe('đã kiểm tra')
  expect(text.money.national.planned).toBe('2.000.000.000')
})

test('only a field that both changed is asked about, with its amounts grouped', () => {
  const typed = { ...first, ...national('1,8 tỷ'), note: 'đã kiểm tra' }
  const newer = { ...first, ...national('2.000.000.000'), title: 'Máy sấy cá tra' }
  const { text, conflicts } = mergeTexts(first, typed, newer)
  expect(conflicts).toEqual([
    { field: 'money.national.plannedDong', stored: '2.000.000.000', entered: '1.800.000.000' },
  ])
  expect(text).toMatchObject({ title: 'Máy sấy cá tra', note: 'đã kiểm tra' })
})

test('the same amount written in another way is no change', () => {
  const newer = { ...first, ...national('2.000.000.000') }
  expect(mergeTexts(first, { ...first, ...national('1500000000') }, newer)).toMatchObject({
    conflicts: [],
    text: { money: { national: { planned: '2.000.000.000' } } },
  })
})

test('a result that I added stays when somebody else changed only the title', () => {
  const outputs = [{ indicator: 'jobs', planned: '12', actual: '' }, ...first.outputs]
  const { text, conflicts } = mergeTexts(first, { ...first, outputs }, { ...first, title: 'Khác' })
  expect(conflicts).toEqual([])
  expect(text.outputs[0]).toEqual({ indicator: 'jobs', planned: '12', actual: '' })
})

test('without the form first seen, every difference is asked about', () => {
  const { conflicts } = mergeTexts(undefined, { ...first, note: 'a' }, { ...first, title: 'b' })
  expect(conflicts.map(({ field }) => field)).toEqual(['title', 'note'])
  expect(baseOf(JSON.stringify(first))).toEqual(first)
  for (const bad of ['', '{', 'null', '[]', '{"title":1}', JSON.stringify({ ...first, money: {} })])
    expect(baseOf(bad), bad).toBeUndefined()
})
