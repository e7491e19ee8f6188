import { expect, test } from 'vitest'
import { aReport, aSchemeFact, theArticle, theSouth } from '../../testing.ts'
import { writeProse } from './write-prose.ts'

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI']
const south = (view: 'as-was' | 'today') =>
  writeProse(aReport(theSouth(2014, view), { narrative: theArticle() }), 'vi')

test.each(['as-was', 'today'] as const)(
  'sections and parts are numbered without gaps, %s',
  (view) => {
    const { sections } = south(view)
    expect(sections.map(({ number }) => number)).toEqual(romans.slice(0, sections.length))
    for (const { parts } of sections) {
      const numbers = parts.flatMap(({ heading }) => /^(\d+)\. /.exec(heading ?? '')?.[1] ?? [])
      expect(numbers.map(Number)).toEqual(numbers.map((_, index) => index + 1))
    }
  },
)

test('a part that stands alone in its section is numbered 1', () => {
  const report = aReport(theSouth(2014), { figures: [], schemeFacts: [aSchemeFact()] })
  const results = writeProse(report, 'vi').sections.find(({ heading }) =>
    heading.startsWith('KẾT QUẢ'),
  )
  expect(results?.parts.map(({ heading }) => heading)).toEqual(['1. Kinh phí và đề án'])
})

test('the report keeps its title on today’s map', () => {
  expect(south('today').abstract).toBe(south('as-was').abstract)
  expect(south('today').abstract).toContain('năm 2013 và kế hoạch năm 2014')
})
