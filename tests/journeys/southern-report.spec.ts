import { expect, test } from '@playwright/test'

// Every number and name of the report the product starts from.
const numbers = [
  '54,06', '2,1', '50', '7,73', '237', '46,33', '3.324', '10', '11', '45', '120', '63,335', '17,16', '3,17', '68', '13,877', '259', '49,49',
]
const places = [
  'Bình Dương', 'Bình Thuận', 'Cà Mau', 'Cần Thơ', 'Bến Tre', 'Vĩnh Long', 'Long An', 'Trà Vinh', 'Hậu Giang', 'Bạc Liêu', 'Đồng Tháp',
]

test('the southern report of 2014 states every figure of the printed one, and each opens', async ({ page }) => {
  await page.goto('/bao-cao/vung-NAM/2014')
  const text = await page.locator('main').innerText()
  for (const number of numbers) expect(text).toContain(number)
  for (const place of places) expect(text).toContain(place)
  await page.locator('main a', { hasText: '63,335' }).first().click()
  await expect(page.locator('main')).toContainText('63,335')
  await expect(page.locator('main')).toContainText('F0014')
})

test('at 63,335 the report shows that the parts make 63,367', async ({ page }) => {
  await page.goto('/bao-cao/vung-NAM/2014')
  const main = page.locator('main')
  await expect(main).toContainText('63,367')
  await expect(main).toContainText('0,032')
})

test('the report is had as a Word file, a PDF and a workbook', async ({ page, request }) => {
  await page.goto('/bao-cao/vung-NAM/2014')
  for (const [extension, start] of [['docx', 'PK'], ['pdf', '%PDF'], ['xlsx', 'PK']] as const) {
    const href = await page.locator(`main a[href*=".${extension}"]`).first().getAttribute('href')
    const response = await request.get(href ?? '')
    expect(response.status()).toBe(200)
    expect((await response.body()).subarray(0, start.length).toString()).toBe(start)
  }
})

test('a machine reads the same report', async ({ request }) => {
  const response = await request.get('/api/v1/reports?region=NAM&year=2014')
  expect(response.status()).toBe(200)
  const { figures, findings } = await response.json()
  const total = figures.find((figure: { value: string }) => figure.value === '63.335')
  expect(total).toMatchObject({ tier: 'total', status: 'plan', unit: 'tỷ đồng', origin: 'reported' })
  expect(findings.some((finding: { ids: string[]; verdict: string }) => finding.ids.includes(total.id) && finding.verdict === 'error')).toBe(true)
})

test('a question the API cannot answer says what is wrong and how to ask', async ({ request }) => {
  for (const query of ['', '?region=XXX&year=2014', '?region=NAM&year=abc', '?province=24&year=2014', '?region=NAM&nation=VN&year=2014']) {
    const response = await request.get(`/api/v1/reports${query}`)
    expect(response.status()).toBeGreaterThanOrEqual(400)
    expect(response.status()).toBeLessThan(500)
    expect(response.headers()['content-type']).toContain('application/problem+json')
  }
})
