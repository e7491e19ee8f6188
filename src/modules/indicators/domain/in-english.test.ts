import { expect, test } from 'vitest'
import { theRealFigures } from '../testing.ts'
import { indicators } from './catalogue.ts'
import { qualifierIn, sourceNameInEnglish, unitIn } from './in-english.ts'

const vietnamese = /[ăđơưạằẳẵắặầẩẫấậẹềểễếệịọồổỗốộờởỡớợụừửữứựỳỷỹỵáàảãéèẻẽíìỉĩóòỏõúùủũýâêô]/i

test('every unit of the catalogue and of the published figures has an English word', () => {
  const units = [...indicators.map(({ unit }) => unit), ...theRealFigures().map(({ unit }) => unit)]
  const kept = [...new Set(units)].filter((unit) => vietnamese.test(unitIn(unit, 'en')))
  expect(kept).toEqual([])
  expect(unitIn('tỷ đồng', 'vi')).toBe('tỷ đồng')
})

test('the words beside a number are said in English, a rare one stays as printed', () => {
  expect(qualifierIn('hơn', 'en')).toBe('more than')
  expect(qualifierIn('từ … đến dưới 1 tỷ', 'en')).toBe('từ … đến dưới 1 tỷ')
})

test('a name of a source is read as words', () => {
  expect(sourceNameInEnglish('budget_training_national')).toBe('Budget training national')
})
