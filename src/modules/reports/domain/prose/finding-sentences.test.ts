import { expect, test } from 'vitest'
import { textOf } from '#core/prose/run.ts'
import type { ReportFinding } from '../../model.ts'
import { aReport, theSouth } from '../../testing.ts'
import { findingRuns } from './finding-sentences.ts'

const report = aReport(theSouth(2014))
const sum: ReportFinding = {
  scope: 'Phía Nam',
  period: '2014',
  kind: 'tier-sum',
  verdict: 'error',
  ids: ['F0014', 'F0018', 'F0020'],
  computed: '63.367',
  reported: '63.335',
  difference: '0.032',
  message:
    'kinh phí khuyến công: 13,877 + 49,49 = 63,367 tỷ đồng, báo cáo ghi 63,335: lệch 0,032 tỷ đồng',
}

const opened = (finding: ReportFinding, language: 'vi' | 'en') =>
  findingRuns(finding, { report, language }).flatMap((run) =>
    typeof run === 'string' ? [] : [[run.text, run.figureId]],
  )

test('each number of a finding opens the figure it states, the sum the figure that was computed', () => {
  const computed = report.figures.find(
    ({ value, origin }) => origin === 'computed' && value === '63.367',
  )
  const figures = [
    ['13,877', 'F0018'],
    ['49,49', 'F0020'],
    ['63,367', computed?.id],
    ['63,335', 'F0014'],
  ]
  expect(opened(sum, 'vi')).toEqual(figures)
  expect(opened(sum, 'en').map(([text]) => text)).toEqual(['13.877', '49.49', '63.367', '63.335'])
})

test('a number at the end of its sentence or before a comma opens its figure, too', () => {
  const message = 'báo cáo ghi 63,335. Phần quốc gia là 13,877, phần địa phương 49,49.'
  const texts = opened({ ...sum, message }, 'vi').map(([text]) => text)
  expect(texts).toEqual(['63,335', '13,877', '49,49'])
  const whole = report.figures.find(
    ({ value, origin }) => origin === 'reported' && /^\d+$/.test(value),
  )
  const said = { ...sum, ids: [whole?.id ?? ''], message: `báo cáo ghi ${whole?.value}.` }
  expect(opened(said, 'vi')).toEqual([[whole?.value, whole?.id]])
})

test('a finding is said in English to an English reader, its place in front when it is another', () => {
  const said = (finding: ReportFinding) => textOf(findingRuns(finding, { report, language: 'en' }))
  expect(said(sum)).toBe(
    'The national and local parts add up to 13.877 + 49.49 = 63.367 billion VND; printed is 63.335.',
  )
  expect(said({ ...sum, scope: 'Bình Thuận', period: '6 tháng đầu năm 2014' })).toMatch(
    /^Bình Thuận, first 6 months of 2014: The national and local parts/,
  )
})
