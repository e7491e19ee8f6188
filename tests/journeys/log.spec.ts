import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { main as verify } from '../../tools/audit/verify.mjs'
import { barriersOf, overflowOf } from './barriers.ts'
import { stateOf } from './people.ts'

// Who may read every log.
test.use({ storageState: stateOf('inspector') })

test('the log of a province is narrowed, an act of it is opened and its entries are read one after another', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/nhat-ky?cua=66')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhật ký: Tỉnh Đắk Lắk')
  const filter = page.getByRole('search', { name: 'Lọc nhật ký' })
  await filter.getByText('Lọc thêm').click()
  await filter.getByLabel('Loại dữ liệu').selectOption({ label: 'Đề án' })
  await filter.getByRole('button', { name: 'Lọc' }).click()
  await expect(page).toHaveURL(/loai=scheme/)
  await page.getByRole('link', { name: 'Nạp dữ liệu ban đầu' }).last().click()
  await expect(page).toHaveURL(/\/nhat-ky\/66\/\d+$/)
  await page.getByRole('link', { name: 'Mục sau' }).click()
  await expect(page.locator('main')).toContainText('Đúng: mã băm tính lại khớp')
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
})

test('days of a log that end before they begin are said so beside the filter', async ({ page }) => {
  await page.goto('/nhat-ky?cua=66&tu=2026-05-02&den=2026-05-01')
  const filter = page.getByRole('search', { name: 'Lọc nhật ký' })
  await expect(filter).toContainText('Ngày cuối phải từ ngày đầu trở đi')
  await expect(filter.getByLabel('Đến ngày')).toHaveAttribute('aria-invalid', 'true')
})

test('the export of a log is taken away and the separate verifier finds it clean', async ({
  page,
}) => {
  await page.goto('/nhat-ky?cua=66')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải bản xuất' }).click(),
  ])
  const path = await download.path()
  expect(readFileSync(path, 'utf8').split('\n').length).toBeGreaterThan(20)
  const said: string[] = []
  expect(verify([path], (line) => said.push(line))).toBe(0)
  expect(said.join('\n')).toContain('không thấy thay đổi nào')
})

test('a log or an entry that is not there is not found', async ({ page }) => {
  for (const address of ['/nhat-ky?cua=zz', '/nhat-ky/66/999999', '/nhat-ky/zz/xuat.ndjson']) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(404)
  }
})
