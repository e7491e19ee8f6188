import { expect, test } from 'vitest'
import { textOf } from '#core/prose/run.ts'
import { indexText } from '../model.ts'
import { aReport, aSchemeFact } from '../testing.ts'
import { writeProse } from './prose/write-prose.ts'

test('an index of evenness has two decimals, rounded half up', () => {
  expect(['0.1667', '0.0566', '0.1650', '0.1649'].map((index) => indexText('vi', index))).toEqual([
    '0,17',
    '0,06',
    '0,17',
    '0,16',
  ])
  expect(indexText('en', '0.1667')).toBe('0.17')
})

test('two provinces with two schemes and one have Gini 0,17 and Theil 0,06 in the prose', () => {
  const report = aReport(
    { scope: { kind: 'province34', code: '75' }, year: 2019 },
    {
      figures: [],
      schemeFacts: [
        aSchemeFact({ year: 2019, place: { list: 63, code: '70' }, schemes: 2 }),
        aSchemeFact({ year: 2019, place: { list: 63, code: '75' }, schemes: 1 }),
      ],
    },
  )
  const said = writeProse(report, 'vi').sections.flatMap(({ parts }) =>
    parts.flatMap(({ paragraphs }) => paragraphs.map(({ runs }) => textOf(runs))),
  )
  expect(said.join(' ')).toContain(
    'số đề án có trong sổ năm 2019 theo sổ đề án khá đồng đều: chỉ số Gini 0,17, Theil 0,06',
  )
})
