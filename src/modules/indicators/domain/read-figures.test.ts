import { readFileSync } from 'node:fs'
import { decimalText } from '#core/decimal.ts'
import { Failure } from '#core/failure.ts'
import { expect, test } from 'vitest'
import { readFigures } from './read-figures.ts'

const one = (row: Record<string, unknown>) => {
  const [figure] = readFigures([{ indicator: 'budget_total', unit: 'tỷ đồng', ...row }])
  if (!figure) throw new Error('nothing was read')
  return figure
}
const base = (row: Record<string, unknown>) => {
  const { baseValue } = one(row)
  return baseValue && decimalText(baseValue)
}
const resolution = (row: Record<string, unknown>) => decimalText(one(row).resolution)

test('every published figure reads as the amount its record gives', () => {
  const rows = JSON.parse(readFileSync('data/kc/reported-figures.json', 'utf8')) as {
    id: string
    valueBase: number | null
    baseUnit: string | null
  }[]
  const figures = readFigures(rows)
  expect(figures).toHaveLength(651)
  rows.forEach((row, index) => {
    if (row.valueBase === null) return
    expect([row.id, figures[index]?.baseUnit]).toEqual([row.id, row.baseUnit])
    const read = figures[index]?.baseValue
    expect([row.id, read && decimalText(read)]).toEqual([row.id, String(row.valueBase)])
  })
})

test('a number may be text in either style', () => {
  expect(base({ value: '63,335' })).toBe('63335000000')
  expect(base({ value: '63.335' })).toBe('63335000000')
  expect(base({ value: '1.779,97', unit: 'triệu đồng' })).toBe('1779970000')
  expect(base({ value: '2,150', unit: 'million VND', raw: '2,150 million' })).toBe('2150000000')
  expect(base({ value: '3.324', unit: 'lao động' })).toBe('3324')
  expect(base({ value: 0.1 + 0.2 })).toBe('300000000')
  expect(base({ value: null, raw: '49,49' })).toBe('49490000000')
})

test('the last printed digit says how exact a number is', () => {
  expect(resolution({ value: 13.877, raw: '13,877' })).toBe('1000000')
  expect(resolution({ value: 60.84, raw: '60,840' })).toBe('1000000')
  expect(resolution({ value: 3324, raw: '3.324', unit: 'lao động' })).toBe('1')
  expect(resolution({ value: 9500, raw: 'VND9.5 trillion' })).toBe('100000000000')
  expect(resolution({ value: 17.16, raw: '17,16%', unit: '%' })).toBe('0.01')
})

test('a word beside a number makes it a bound', () => {
  expect(one({ value: 1, qualifier: 'ước trên' }).bound).toBe('above')
  expect(one({ value: 1, qualifier: 'gần' }).bound).toBe('below')
  expect(one({ value: 1, qualifier: 'ít nhất' }).bound).toBe('at-least')
  expect(one({ value: 1, qualifier: 'không dưới' }).bound).toBe('at-least')
  expect(one({ value: 1, qualifier: 'tối đa' }).bound).toBe('at-most')
  expect(one({ value: 1, qualifier: 'khoảng' }).bound).toBe('about')
  expect(one({ value: 2.1, raw: 'hơn 2,1' }).bound).toBe('above')
})

test('unknown names, null and missing fields are kept as unknown', () => {
  const [figure] = readFigures([{ indicator: 'something_new', value: null }])
  expect(figure).toMatchObject({ id: '#1', indicator: null, value: null, status: null, tier: null })
})

test('a dash, dots or a word for unknown is no number and no mistake', () => {
  for (const value of ['-', '…', ' ', 'n/a', 'chưa rõ', 'không có số liệu'])
    expect(one({ value }).value).toBeNull()
})

test('an amount in billions and millions is one number', () => {
  expect(base({ value: '5 tỷ 200 triệu' })).toBe('5200000000')
  expect(base({ value: null, raw: '2 tỷ 350,5 triệu đồng', unit: 'triệu đồng' })).toBe('2350500000')
})

test('what was approved is a plan, what is estimated is not', () => {
  expect(one({ value: 1, status: 'được duyệt' }).status).toBe('approved')
  expect(one({ value: 1, status: 'ước thực hiện' }).status).toBe('estimate')
})

test('the tier and the period are read from what there is', () => {
  const figure = one({ indicator: 'budget_local_district', value: 1, period: 'quý II/2024' })
  expect(figure.tier).toBe('district')
  expect(figure.period).toMatchObject({ kind: 'quarter', start: '2024-04-01', end: '2024-06-30' })
})

test('what cannot be read is refused with its place and what to write', () => {
  const says = (json: unknown) => {
    try {
      readFigures(json)
    } catch (error) {
      return error instanceof Failure ? error.says : 'another error'
    }
    return 'read'
  }
  expect(says({})).toContain('mảng JSON')
  expect(says([1])).toContain('phần tử thứ 1')
  expect(says([{ id: 'F1', value: 'abc' }])).toContain('phần tử thứ 1 (F1)')
  expect(says([{ value: true }])).toContain('63.335')
})
