import { expect, test, type Page } from '@playwright/test'

const report = '/bao-cao/vung-NAM/2014'

// Every figure and place of the report the product starts from, as officials say it.
const statements = [
  '54,06 tỷ đồng (tăng 2,1% so với năm 2012)',
  'khuyến công quốc gia thực hiện 50 đề án với kinh phí 7,73 tỷ đồng',
  'khuyến công địa phương thực hiện 237 đề án với kinh phí 46,33 tỷ đồng',
  'đào tạo nghề cho 3.324 lao động',
  '10 mô hình trình diễn kỹ thuật',
  '11 cơ sở công nghiệp nông thôn ứng dụng máy móc, thiết bị tiên tiến',
  'lập quy hoạch chi tiết cho 1 cụm công nghiệp',
  'xây dựng hạ tầng cho 1 cụm công nghiệp',
  '45 cơ sở công nghiệp nông thôn tham gia hội chợ, triển lãm trong nước với 120 gian hàng',
  '63,335 tỷ đồng (tăng 17,16% so với năm 2013)',
  'bình quân đạt 3,17 tỷ đồng/1 tỉnh, thành phố',
  'khuyến công quốc gia dự kiến thực hiện 68 đề án với kinh phí 13,877 tỷ đồng',
  'khuyến công địa phương dự kiến thực hiện 259 đề án với kinh phí 49,49 tỷ đồng',
  '(Bình Dương, Bình Thuận, Cà Mau, Cần Thơ, Bến Tre và Vĩnh Long)',
  'tại Long An',
  '(Bình Thuận, Bình Dương, Trà Vinh, Hậu Giang, Bạc Liêu, Long An và Đồng Tháp)',
]

test('the southern report of 2014 states every figure of the printed one', async ({ page }) => {
  await page.goto(report)
  const prose = await textOf(page, 'article')
  for (const statement of statements) expect.soft(prose).toContain(statement)
})

test('every number of the report opens to a page that shows it', async ({ page }) => {
  await page.goto(report)
  const links = await page
    .locator('article a')
    .evaluateAll((all) => all.map((a) => [a.getAttribute('href') ?? '', a.textContent] as const))
  expect(links.length).toBeGreaterThan(25)
  for (const [href, text] of links) {
    // A finding that stands beside its number leads to another place of the same page.
    if (href.startsWith('#')) continue
    const response = await page.request.get(href)
    expect(response.status(), href).toBe(200)
    const [number] = /\d[\d.,]*/.exec(text.trim()) ?? ['?']
    if (!/^F\d+$/.test(text.trim())) expect.soft(await response.text(), href).toContain(number)
  }
})

test('a number of the report leads to the paper that printed it', async ({ page }) => {
  await page.goto(report)
  await page.locator('article a', { hasText: '63,335' }).first().click()
  await expect(page).toHaveURL(/\/so-lieu\/F0014$/)
  await expect(page.locator('main')).toContainText('63,335')
  await page.locator('main a[href*="/so-lieu/nguon/"]').first().click()
  await expect(page.locator('h1')).toHaveText('Báo Công Thương, 29/05/2014')
  await expect(page.locator('main table a[href$="/so-lieu/F0014"]')).toBeVisible()
  await expect(page.locator('main table a[href$="/so-lieu/F0001"]')).toBeVisible()
})

test('at 63,335 the report shows that the parts make 63,367', async ({ page }) => {
  await page.goto(report)
  const shown = page.locator('article aside', { hasText: '63,335' }).first()
  await expect(shown).toContainText('13,877 + 49,49 = 63,367')
  await expect(shown).toContainText('lệch 0,032')
  // The printed number stays as it was printed.
  const prose = await textOf(page, 'article')
  expect(prose).toContain('là 63,335 tỷ đồng')
})

test('what does not add up is said once on the page, and each of its figures opens', async ({
  page,
}) => {
  await page.goto(report)
  const said = await textOf(page, 'article')
  const all = (await page.locator('main').innerText()).replace(/\s+/g, ' ')
  for (const finding of ['13,877 + 49,49 = 63,367 tỷ đồng, báo cáo ghi', '43 / 8 năm = 5,375'])
    expect(all.split(finding), finding).toHaveLength(2)
  expect(said).toContain('lệch 2,025')
  const thuan = page.locator('article li', { hasText: '43 / 8 năm' })
  await expect(thuan.getByRole('link')).toHaveText(['43', '7,4'])
  const named = page.locator('article li', { hasText: 'nêu cạnh số liệu ở mục V' }).first()
  const spot = await named.getByRole('link').getAttribute('href')
  await expect(page.locator(`article aside ${spot ?? ''}`)).toContainText('lệch 0,032')
})

test('no head of its tables is empty, and its charts round no printed number', async ({ page }) => {
  await page.goto(report)
  const heads = await page.locator('main th').allTextContents()
  expect(heads.length).toBeGreaterThan(20)
  expect(heads.filter((head) => head.trim() === '')).toEqual([])
  const slope = page.locator('figure', { hasText: '2013 (thực hiện)' }).first()
  await expect(slope).toContainText('2014 (kế hoạch)')
  await expect(slope).toContainText('63,335')
})

test('every figure of the report is listed with its source, a page away', async ({ page }) => {
  await page.goto(report)
  await page.getByRole('link', { name: /^Tất cả \d+ số liệu/ }).click()
  await expect(page).toHaveURL(/\/bao-cao\/vung-NAM\/2014\/so-lieu$/)
  const row = page.getByRole('row').filter({ hasText: 'F0014' })
  await expect(row).toContainText('Báo Công Thương, 29/05/2014')
  await expect(row.getByRole('link', { name: '63,335' })).toHaveAttribute('href', '/so-lieu/F0014')
})

test('provinces nothing is known of are named under the table, not left out', async ({ page }) => {
  await page.goto(report)
  const named = page.locator('main p', { hasText: 'Chưa có số liệu của 18 tỉnh, thành phố' })
  await expect(named.getByRole('link', { name: 'Cà Mau' })).toHaveAttribute(
    'href',
    '/bao-cao/tinh-63-96/2014',
  )
  const rows = page.locator('main table', { hasText: 'theo tỉnh, thành phố' }).locator('tbody tr')
  await expect(rows).toHaveCount(2)
})

test('a table moved sideways on a phone keeps its title and unit in sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(report)
  const table = page
    .locator('.table-scroll', { hasText: 'Kinh phí khuyến công theo nguồn' })
    .first()
  for (const moved of [0, 150]) {
    await table.evaluate((element, left) => (element.scrollLeft = left), moved)
    const [frame, unit] = [await table.boundingBox(), await table.locator('.unit').boundingBox()]
    if (!frame || !unit) throw new Error('Nothing is shown')
    expect(unit.x).toBeGreaterThanOrEqual(frame.x)
    expect(unit.x + unit.width).toBeLessThanOrEqual(frame.x + frame.width)
  }
})

test('the heads of the two years stand apart on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(report)
  const heads = page.locator('svg.slope > text')
  const boxes = await heads.evaluateAll((all) =>
    all.slice(0, 4).map((each) => each.getBoundingClientRect().toJSON() as DOMRect),
  )
  const [from, fromStage, to, toStage] = boxes
  if (!from || !fromStage || !to || !toStage) throw new Error('A year has a head and a stage')
  expect(Math.max(from.right, fromStage.right)).toBeLessThan(Math.min(to.left, toStage.left))
})

test('the report of the nation is light enough to open on a phone', async ({ page }) => {
  const most = 400_000
  for (const year of [2018, 2024]) {
    const response = await page.request.get(`/bao-cao/ca-nuoc/${String(year)}`)
    expect((await response.body()).length, String(year)).toBeLessThan(most)
  }
})

test('the report is had as a Word file, a PDF and a workbook', async ({ page }) => {
  await page.goto(report)
  for (const [name, start] of [
    ['Word', 'PK'],
    ['PDF', '%PDF'],
    ['Excel', 'PK'],
  ] as const) {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
    const response = await page.request.get(href ?? '')
    expect(response.status(), name).toBe(200)
    expect(response.headers()['content-disposition'], name).toContain('attachment')
    const body = await response.body()
    expect(body.subarray(0, start.length).toString(), name).toBe(start)
    expect(body.length, name).toBeGreaterThan(5_000)
  }
})

test('a machine reads the same report', async ({ request }) => {
  const response = await request.get('/api/v1/reports?region=NAM&year=2014')
  expect(response.status()).toBe(200)
  const { figures, findings } = (await response.json()) as Answer
  const total = figures.find(({ value }) => value === '63.335')
  expect(total).toMatchObject({
    tier: 'total',
    status: 'plan',
    unit: 'tỷ đồng',
    origin: 'reported',
  })
  const about = findings.filter(({ ids }) => ids.includes(total?.id ?? ''))
  expect(about.map(({ verdict }) => verdict)).toContain('error')
})

test('an address nobody can decode is refused as a problem too', async ({ request }) => {
  for (const path of ['/api/v1/figures/%ff', '/api/v1/schemes?q=%00']) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(400)
    expect(response.headers()['content-type'], path).toContain('application/problem+json')
  }
})

test('the map tells provinces of the region nothing is known of from those outside', async ({
  page,
}) => {
  await page.goto(report)
  const lines = page.locator('figure .legend li')
  await expect(lines.filter({ hasText: /^\s*chưa rõ \(18 tỉnh\)/ })).toHaveCount(1)
  await expect(lines.filter({ hasText: /ngoài phạm vi báo cáo \(43 tỉnh\)/ })).toHaveCount(1)
})

test('the map says in its heading of which year it is, and which province is known in part', async ({
  page,
}) => {
  await page.goto(report)
  const map = page.locator('figure', { has: page.locator('.land') })
  await expect(map.locator('figcaption')).toContainText('Kế hoạch năm 2013: kinh phí, tổng số')
  await expect(map.locator('figcaption')).toContainText('Năm 2014 chưa có số theo tỉnh')

  await page.goto(`${report}?xem=today`)
  await expect(map.locator('.legend li', { hasText: 'mới có số của một phần tỉnh' })).toContainText(
    '(2 tỉnh)',
  )
  const cells = page.locator('main td.partial')
  await expect(cells).toHaveText(['ít nhất 6.000', 'ít nhất 11.420'])
  await expect(page.locator('main')).toContainText('Ô có gạch chéo: mới có số của một phần')
})

test('a question the machine cannot answer is told what is wrong and how to ask', async ({
  request,
}) => {
  for (const query of [
    '',
    '?region=XXX&year=2014',
    '?region=NAM&year=abc',
    '?province=24&year=2014',
    '?region=NAM&nation=VN&year=2014',
  ]) {
    const response = await request.get(`/api/v1/reports${query}`)
    expect(response.status(), query).toBeGreaterThanOrEqual(400)
    expect(response.status(), query).toBeLessThan(500)
    expect(response.headers()['content-type'], query).toContain('application/problem+json')
  }
})

type Answer = {
  readonly figures: readonly { readonly id: string; readonly value: string }[]
  readonly findings: readonly { readonly ids: readonly string[]; readonly verdict: string }[]
}

/** The text of a part of the page, with spaces as they are read. */
async function textOf(page: Page, part: string): Promise<string> {
  return (await page.locator(`main ${part}`).first().innerText()).replace(/\s+/g, ' ')
}
