import { describe, expect, test } from 'vitest'
import { figuresOf, textOf } from '#core/prose/run.ts'
import { aReport, theArticle, theSouth } from '../testing.ts'
import { writeProse } from './prose/write-prose.ts'
import type { ReportProse } from './prose/prose.ts'

const paragraphs = (prose: ReportProse) =>
  prose.sections.flatMap(({ parts }) => parts.flatMap((part) => part.paragraphs))
const text = (prose: ReportProse) =>
  paragraphs(prose)
    .map(({ runs }) => textOf(runs))
    .join('\n')

/** Every figure of the article of 29/05/2014, as it prints them. */
const printed = [
  '54,06 tỷ đồng',
  'tăng 2,1% so với năm 2012',
  '50 đề án với kinh phí 7,73 tỷ đồng',
  '237 đề án với kinh phí 46,33 tỷ đồng',
  'đào tạo nghề cho 3.324 lao động',
  '10 mô hình trình diễn kỹ thuật',
  '11 cơ sở công nghiệp nông thôn',
  'quy hoạch chi tiết cho 1 cụm công nghiệp',
  'hạ tầng cho 1 cụm công nghiệp',
  '45 cơ sở công nghiệp nông thôn tham gia hội chợ, triển lãm trong nước với 120 gian hàng tiêu chuẩn',
  '63,335 tỷ đồng',
  'tăng 17,16% so với năm 2013',
  '3,17 tỷ đồng/1 tỉnh',
  '68 đề án với kinh phí 13,877 tỷ đồng',
  '259 đề án với kinh phí 49,49 tỷ đồng',
]

/** What the article says in words: who did what, where it was, what is in the way, what should follow. */
const told = [
  /đoàn học tập kinh nghiệm.*sản xuất sạch hơn.*\(Bình Dương, Bình Thuận, Cà Mau, Cần Thơ, Bến Tre và Vĩnh Long\)/,
  /Hội nghị công tác khuyến công.*tại Long An/,
  /làng nghề.*\(Bình Thuận, Bình Dương, Trà Vinh, Hậu Giang, Bạc Liêu, Long An và Đồng Tháp\)/,
  /cấp xã, huyện, tỉnh/,
  /khởi sự doanh nghiệp, nâng cao năng lực quản lý/,
  /khó khăn về vốn/,
  /không đều/,
  /xúc tiến thương mại và mở rộng thị trường/,
]

describe.each([2013, 2014])('the southern report of %i', (year) => {
  const report = aReport(theSouth(year), { narrative: theArticle() })
  const prose = writeProse(report, 'vi')

  test.each(printed)('says “%s”', (words) => expect(text(prose)).toContain(words))

  test.each(told)('tells %s', (words) => expect(text(prose)).toMatch(words))

  test('assesses in the words of an office, not of somebody who read an article', () => {
    expect(text(prose)).toContain('Hoạt động khuyến công ngày càng phong phú; quy mô và chất lượng')
    expect(text(prose)).not.toContain('Nguồn báo cáo')
  })

  test('shows at 63,335 that the parts make 63,367, 0,032 more', () => {
    const at = paragraphs(prose).find(({ runs }) => textOf(runs).includes('63,335 tỷ đồng'))
    expect(textOf(at?.runs ?? [])).toContain('cộng lại là 63,367 tỷ đồng, lệch 0,032 tỷ đồng')
  })

  test('links every number to a figure it holds', () => {
    const held = new Set(report.figures.map(({ id }) => id))
    for (const { runs } of paragraphs(prose))
      for (const id of figuresOf(runs)) expect(held).toContain(id)
  })

  test('counts a fact printed by two sources once, with both sources', () => {
    const total = report.figures.find(({ id }) => id === 'F0001')
    expect(total?.repeats).toEqual(['F0670'])
    expect(total?.sources).toHaveLength(2)
    expect(report.figures.some(({ id }) => id === 'F0670')).toBe(false)
  })

  test('says the coverage and gives no index where two of twenty provinces are known', () => {
    if (year === 2014) expect(text(prose)).toContain('2 trên 20 tỉnh có số liệu')
    expect(report.evenness.every(({ gini }) => gini === null)).toBe(true)
  })

  test('is written in English too, with the same figures', () => {
    const english = writeProse(report, 'en')
    const ids = (each: ReportProse) =>
      new Set(paragraphs(each).flatMap(({ runs }) => figuresOf(runs)))
    expect(ids(english)).toEqual(ids(prose))
    expect(text(english)).toContain('up 17.16% on 2013')
  })
})

describe('the southern report on today’s map', () => {
  const report = aReport(theSouth(2014, 'today'))

  test('does not pass the old region’s totals off as today’s', () => {
    expect(report.figures.some(({ id }) => id === 'F0014')).toBe(false)
    expect(report.notRestated.map(({ figure }) => figure.id)).toContain('F0014')
  })

  test('says that Bình Thuận is the difference', () => {
    expect(report.notRestated[0]?.why.vi).toContain('Bình Thuận')
  })
})

test('printed totals stay as printed, and the computed sum stands beside', () => {
  const report = aReport(theSouth(2014))
  const totals = report.figures.filter(
    ({ scope, status, tier, period, unit }) =>
      scope.code === 'NAM' &&
      status === 'plan' &&
      tier === 'total' &&
      period.year === 2014 &&
      unit === 'tỷ đồng',
  )
  expect(totals.map(({ origin, value }) => [origin, value])).toEqual([
    ['reported', '63.335'],
    ['computed', '63.367'],
  ])
})

test('a total printed as “trên 10” is not accused of not being 10,1', () => {
  const report = aReport({ scope: { kind: 'province63', code: '68' }, year: 2017 })
  expect(text(writeProse(report, 'vi'))).not.toContain('Lưu ý')
})

test('products of two levels are told apart by their level', () => {
  const report = aReport({ scope: { kind: 'province63', code: '89' }, year: 2018 })
  const said = text(writeProse(report, 'vi'))
  expect(said).toContain('công nhận 9 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh')
  expect(said).toContain('công nhận 2 sản phẩm công nghiệp nông thôn tiêu biểu cấp khu vực')
})
