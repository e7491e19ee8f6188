import { expect, test } from 'vitest'
import { asDocx } from '#platform/letters/as-docx.ts'
import { unzip, wordsOfXml } from '#platform/letters/testing.ts'
import { aReport, aSchemeFact, theArticle, theSouth } from '../testing.ts'
import { reportLetter } from './report-letter.ts'

const report = aReport(theSouth(2014), { narrative: theArticle(), schemeFacts: [aSchemeFact()] })
const schemes = [
  {
    unit: { list: 63, code: '79', name: 'Hồ Chí Minh' } as const,
    activityKind: 'machinery',
    source: null,
    schemes: 2,
    plannedDong: '250500000',
    plannedKnown: 1,
    actualDong: null,
    actualKnown: 0,
  },
]

test('the letter says what the report says, notes each number and carries the tables', async () => {
  const words = wordsOfXml(
    unzip(await asDocx(reportLetter(report, schemes, 'vi'))).get('word/document.xml') ?? '',
  )
  for (const said of [
    '63,335 tỷ đồng',
    '63,367 tỷ đồng',
    'Long An',
    'Xuất xứ số liệu',
    'PHỤ LỤC I',
    '63.335',
  ]) {
    expect(words).toContain(said)
  }
})

test('the letter names each source once, by its publisher and day, and never as a file or a bare address', async () => {
  const words = wordsOfXml(
    unzip(await asDocx(reportLetter(report, schemes, 'vi'))).get('word/document.xml') ?? '',
  )
  expect(words.split('Báo Công Thương, 29/05/2014')).toHaveLength(2)
  expect(words).toContain('F0014: số báo cáo, nguồn 1.')
  expect(words).not.toContain('.txt')
  expect(words).not.toMatch(/https?:/)
  expect(words).not.toMatch(/tinh\.vung-|\.\./)
})

test('the letter names the provinces nothing is known of in one line, not in a row each', () => {
  const annex = reportLetter(report, schemes, 'vi').annexes.find(({ blocks }) =>
    blocks.some((block) => block.kind === 'paragraph'),
  )
  const [table, below] = annex?.blocks ?? []
  const rows = table?.kind === 'table' ? table.rows.map(({ cells }) => cells[0]) : []
  expect(rows).toEqual(['Đồng Nai', 'Bà Rịa - Vũng Tàu', 'Hồ Chí Minh'])
  const said = below?.kind === 'paragraph' ? below.runs.map(({ text }) => text).join('') : ''
  expect(said).toMatch(/^Chưa có số liệu của 17 tỉnh, thành phố: Bình Thuận, .*Cà Mau\.$/)
})
