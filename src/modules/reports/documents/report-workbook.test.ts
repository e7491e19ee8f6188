import { expect, test } from 'vitest'
import { readWorkbook } from '#platform/sheets/read-workbook.ts'
import { writeWorkbook } from '#platform/sheets/write-workbook.ts'
import type { ReportFinding } from '../model.ts'
import { aReport, aSchemeFact, theArticle, theSouth } from '../testing.ts'
import { reportSheets } from './report-workbook.ts'

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

test('the workbook holds numbers as numbers, and nothing where nothing is known', async () => {
  const sheets = reportSheets(report, schemes, 'vi')
  const money = sheets[0]?.rows.flat() ?? []
  expect(money).toContainEqual(expect.objectContaining({ value: 63_335 }))
  expect(money.filter((cell) => cell?.value === 0)).toEqual([])
  expect((await writeWorkbook(sheets)).length).toBeGreaterThan(5_000)
})

test('sums of provinces are called Tổng cộng and say how many are known', () => {
  const provinces = reportSheets(report, schemes, 'vi').find(({ name }) =>
    name.includes('theo-tinh'),
  )
  const total = provinces?.rows.at(-1)
  expect(total?.[0]?.value).toBe('Tổng cộng')
  expect(total?.[1]?.comment).toContain('trên 20 tỉnh có số liệu')
})

test('the workbook names the source of each figure, not its address', () => {
  const sheet = reportSheets(report, schemes, 'vi').find(({ name }) => name.includes('so-lieu'))
  const row = sheet?.rows.find((cells) => cells[0]?.value === 'F0014')
  expect(row?.at(-1)?.value).toBe('Báo Công Thương, 29/05/2014')
})

const sum: ReportFinding = {
  scope: 'Phía Nam',
  period: '2014',
  kind: 'tier-sum',
  verdict: 'error',
  ids: ['F0014', 'F0018', 'F0020'],
  computed: '63.367',
  reported: '63.335',
  difference: '0.032',
  message: 'kinh phí khuyến công: 13,877 + 49,49 = 63,367 tỷ đồng, báo cáo ghi 63,335: lệch 0,032',
}

test('sums are formulas whose results are kept beside them, over the members alone', () => {
  const sheets = reportSheets(report, schemes, 'vi')
  const total = sheets.find(({ name }) => name.includes('theo-tinh'))?.rows.at(-1)
  expect(total?.[1]).toMatchObject({ value: 17_420, formula: 'SUM(B10:B11)' })
  const money = sheets[0]?.rows ?? []
  const [national, local] = ['Khuyến công quốc gia', 'Khuyến công địa phương'].map((title) =>
    money.findIndex(([head, origin]) => head?.value === title && origin?.value === 'Số báo cáo'),
  )
  const both = money.find((cells) => cells[1]?.value === 'Cộng hai nguồn')
  expect(both?.[4]).toMatchObject({
    value: 63_367,
    formula: `E${Number(national) + 1}+E${Number(local) + 1}`,
  })
})

test('a sheet says in words and numbers what does not add up, the difference as a formula', async () => {
  const sheets = reportSheets({ ...report, findings: [sum] }, schemes, 'vi')
  const checks = sheets.at(-1)
  expect(checks?.rows[0]?.[0]?.value).toMatch(/^Biểu số \d+\. Đối chiếu số liệu$/)
  const row = checks?.rows.at(-1) ?? []
  expect(row.map((cell) => cell?.value)).toEqual([
    1,
    'sai',
    'Tổng theo nguồn quốc gia, địa phương',
    'Phía Nam',
    '2014',
    'Kinh phí khuyến công: 13,877 + 49,49 = 63,367 tỷ đồng, báo cáo ghi 63,335: lệch 0,032',
    63.367,
    63.335,
    0.032,
    'F0014, F0018, F0020',
  ])
  expect(row[8]?.formula).toBe('ROUND(G5-H5,3)')
  const english = reportSheets({ ...report, findings: [sum] }, schemes, 'en')
    .at(-1)
    ?.rows.at(-1)
  expect(english?.[5]?.value).toBe(
    'The national and local parts add up to 13.877 + 49.49 = 63.367 billion VND; printed is 63.335.',
  )
  const read = await readWorkbook(Buffer.from(await writeWorkbook(sheets)))
  const cells = read.ok ? (read.value.sheets.at(-1)?.rows.at(-1)?.cells ?? []) : []
  expect(cells.map(({ value }) => value)).toContain(0.032)
})
