import { expect, test } from 'vitest'
import { textOf } from '#core/prose/run.ts'
import { aReport, theSouth } from '../../testing.ts'
import { writeProse } from './write-prose.ts'

const said = (...asked: Parameters<typeof aReport>) =>
  writeProse(aReport(...asked), 'vi')
    .sections.flatMap(({ parts }) => parts.flatMap(({ paragraphs }) => paragraphs))
    .map(({ runs }) => textOf(runs))
    .join(' ')
const dongNai = { scope: { kind: 'province63', code: '75' } as const, year: 2014 }

test('Đồng Nai of which only the plan of 2013 is known tells it in 2014, and what is missing', () => {
  const text = said(dongNai)
  expect(text).toMatch(/Năm 2013, tổng kinh phí khuyến công tỉnh Đồng Nai kế hoạch[^.]* 6 tỷ đồng/)
  expect(text).toContain('Chưa có số báo cáo về kinh phí khuyến công năm 2014')
})

test('where the results of the year before are told, its plan is not told again', () => {
  const text = said(theSouth(2014))
  expect(text).not.toContain(
    'Năm 2013, tổng kinh phí khuyến công các tỉnh, thành phố khu vực phía Nam kế hoạch',
  )
  expect(text).not.toContain('Chưa có số báo cáo về kinh phí khuyến công')
})

test('on today’s map the South tells the plans of 2013 it knows, as a least amount', () => {
  expect(said(theSouth(2014, 'today'))).toMatch(
    /Kế hoạch kinh phí năm 2013 của 2 trên \d+ tỉnh cũ có số liệu cộng lại là ít nhất 17,42 tỷ đồng/,
  )
})
