import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitColumns } from './fit-columns.ts'

const column = (title: string, width: number) => ({ title, width, align: 'left' }) as const
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

test('columns share the page by their wishes when every word fits', () => {
  const { widths, fontPoints } = fitColumns([column('A', 3), column('B', 1)], [['x', 'y']], 400)
  expect(widths.map(Math.round)).toEqual([300, 100])
  expect(fontPoints).toBe(12)
})

test('a column of large amounts is widened rather than broken inside a number', () => {
  const { widths } = fitColumns(
    [column('Nội dung', 9), column('Kinh phí', 1)],
    [['x', '572.000.000.000']],
    400,
  )
  expect(widths[1]).toBeGreaterThan(15 * 0.45 * 12)
  expect(Math.round(sum(widths))).toBe(400)
})

test('type grows smaller when a wide table would not fit', () => {
  const columns = Array.from({ length: 14 }, () => column('Kinh phí', 1))
  const { fontPoints } = fitColumns(columns, [columns.map(() => '1.250.000.000')], 728)
  expect(fontPoints).toBeLessThan(10)
})

test('columns fill the page exactly, whatever they hold', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 1,
        maxLength: 30,
      }),
      (cells) => {
        const columns = cells.map(([, width]) => column('Cột', width))
        const { widths } = fitColumns(columns, [cells.map(([text]) => text)], 453)
        expect(sum(widths)).toBeCloseTo(453, 3)
        expect(widths.every((width) => width > 0)).toBe(true)
      },
    ),
  )
})
