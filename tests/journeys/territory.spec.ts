import { expect, test, type Page } from '@playwright/test'
import { barriersOf, overflowOf } from './barriers.ts'

const main = (page: Page) => page.locator('main')
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('a province of today says what it was made of, and each part leads back to it', async ({
  page,
}) => {
  await page.goto('/dia-ban/34/68')
  await expect(title(page)).toHaveText('Tỉnh Lâm Đồng')
  const made = main(page).locator('p').filter({ hasText: 'Hình thành từ' })
  for (const part of ['Tỉnh Bình Thuận', 'Tỉnh Đắk Nông', 'Tỉnh Lâm Đồng'])
    await expect(made.getByRole('link', { name: part })).toBeVisible()

  await made.getByRole('link', { name: 'Tỉnh Bình Thuận' }).click()
  await expect(page).toHaveURL(/\/dia-ban\/63\/60$/)
  await expect(title(page)).toHaveText('Tỉnh Bình Thuận')
  await expect(main(page)).toContainText('01/08/2008 – 30/06/2025')
  await expect(main(page)).toContainText('Nghị quyết 15/2008/QH12')

  await main(page).getByRole('link', { name: 'Tỉnh Lâm Đồng' }).first().click()
  await expect(page).toHaveURL(/\/dia-ban\/34\/68$/)
})

test('a code that was given to another province is warned about on both pages', async ({
  page,
}) => {
  await page.goto('/dia-ban/63/24')
  await expect(title(page)).toHaveText('Tỉnh Bắc Giang')
  await expect(main(page)).toContainText('Mã 24 nay là của Tỉnh Bắc Ninh')
  await page.goto('/dia-ban/34/24')
  await expect(title(page)).toHaveText('Tỉnh Bắc Ninh')
  await expect(main(page)).toContainText('Trước 01/07/2025, mã 24 là của Tỉnh Bắc Giang')
})

test('a province that changed its rank shows both names with their days', async ({ page }) => {
  await page.goto('/dia-ban/63/46')
  await expect(main(page)).toContainText('Tỉnh Thừa Thiên Huế')
  await expect(main(page)).toContainText('31/12/2024')
  await expect(main(page)).toContainText('Nghị quyết 175/2024/QH15')
})

test('what is known in a province opens to its schemes', async ({ page }) => {
  await page.goto('/dia-ban/63/77')
  await main(page).locator('a[href*="/de-an?"]').first().click()
  await expect(page).toHaveURL(/\/de-an\?.*tinh=63(:|%3A)77/)
  await expect(main(page).locator('tbody tr').first()).toContainText('Bà Rịa - Vũng Tàu')
})

test('a region shows its provinces of both maps and what moved', async ({ page }) => {
  await page.goto('/dia-ban/vung/NAM')
  await expect(title(page)).toHaveText('Vùng khuyến công Phía Nam')
  const today = page.getByRole('table', { name: 'Từ 01/07/2025: 8 tỉnh, thành phố' })
  const before = page.getByRole('table', { name: 'Đến 30/06/2025: 20 tỉnh, thành phố' })
  await expect(today.locator('tbody tr')).toHaveCount(8)
  await expect(before.locator('tbody tr')).toHaveCount(20)
  await expect(before.locator('tbody tr').filter({ hasText: 'Bình Thuận' })).toContainText(
    'nay thuộc vùng Miền Trung – Tây Nguyên',
  )

  await before.getByRole('link', { name: /Bến Tre/ }).click()
  await expect(page).toHaveURL(/\/dia-ban\/63\/83$/)
})

test('the map has every province of the chosen day, the two archipelagos, and the same numbers as a table', async ({
  page,
  javaScriptEnabled,
}) => {
  for (const [address, count] of [
    ['/dia-ban', 34],
    ['/dia-ban?ban-do=63', 63],
  ] as const) {
    await page.goto(address)
    const map = main(page).locator('svg.land')
    await expect(map.getByRole('link')).toHaveCount(count)
    await expect(map).toContainText('Hoàng Sa')
    await expect(map).toContainText('Trường Sa')

    await main(page).getByText('Xem thành bảng').click()
    const rows = main(page).locator('details[open] tbody tr')
    await expect(rows).toHaveCount(count)
    const [name, value] = [
      (await rows.first().locator('th').innerText()).trim(),
      (await rows.first().locator('td').innerText()).trim(),
    ]
    await expect(map.getByRole('link', { name: `${name}: ${value}`, exact: true })).toHaveCount(1)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  }
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
})

test('an old ward, district or province is found with what became of it', async ({ page }) => {
  await page.goto('/dia-ban')
  for (const [words, found, became] of [
    ['ben nghe quan 1', 'Phường Bến Nghé', 'Phường Sài Gòn, Thành phố Hồ Chí Minh'],
    ['binh duong', 'Tỉnh Bình Dương', 'Thành phố Hồ Chí Minh'],
    ['Hà Bắc', 'Tỉnh Hà Bắc', 'Tỉnh Bắc Giang (sau năm 1996)'],
  ] as const) {
    const form = main(page).getByRole('search')
    await form.getByRole('searchbox').fill(words)
    await form.getByRole('button').click()
    const first = main(page).locator('tbody tr').first()
    await expect(first, words).toContainText(found)
    await expect(first, words).toContainText(became)
  }
})
