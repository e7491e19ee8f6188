import { expect, test } from 'vitest'
import type { GridCell } from './grid.ts'
import { readAmount, type FigureColumn } from './read-amounts.ts'
import { rowNotes } from './row-notes.ts'

const column: FigureColumn = {
  col: 0,
  field: 'money.support.planned',
  unit: 'million',
  style: 'vi',
}

/** The values that one click would put in place of a text. */
function offeredFor(value: string): readonly string[] {
  const cell: GridCell = { col: 0, type: 'text', value }
  const notes = rowNotes('S', 4, new Map([[0, cell]]), new Map([[column.field, 0]]))
  readAmount(notes, cell, column)
  expect(notes.problems.map(({ code }) => code)).toEqual(['amountUnreadable'])
  return (notes.problems[0]?.fixes ?? []).map(({ newValue }) => newValue)
}

test('no amount is offered for a formula, an error or letters among the digits', () => {
  for (const text of ['=1/0', '=A1+20', '#DIV/0!', '#REF!5', '3oo', '37 máy', '12/2018', '300-400'])
    expect(offeredFor(text), text).toEqual([])
})

test('a number with a mark beside it is offered without the mark', () => {
  expect(offeredFor('300.')).toEqual(['300'])
  expect(offeredFor('1.234,5*')).toEqual(['1.234,5'])
  expect(offeredFor('“300”')).toEqual(['300'])
})
