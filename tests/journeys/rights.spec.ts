import { expect, test } from '@playwright/test'
import { barriersOf, overflowOf } from './barriers.ts'
import { become } from './people.ts'

const nobody = { cookies: [], origins: [] }

test.describe('a citizen, not signed in', () => {
  test.use({ storageState: nobody })

  test('reads what is published and is offered nothing they may not do', async ({ page }) => {
    await page.goto('/de-an')
    await expect(page.locator('main table a[href*="/de-an/"]').first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Nhập đề án' })).toHaveCount(0)
    await expect(page.locator('nav').getByRole('link', { name: 'Nhập từ Excel' })).toHaveCount(0)
    await page.locator('main table a[href*="/de-an/"]').first().click()
    await expect(page.getByRole('link', { name: 'Sửa', exact: true })).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Lịch sử' })).toHaveCount(0)
  })

  test('is led to sign in and back to the page that was asked for', async ({ page }) => {
    await page.goto('/nhap-excel')
    await expect(page).toHaveURL(/\/dang-nhap\?ve=%2Fnhap-excel$/)
    await page.getByRole('button', { name: 'Đặng Thu Hà' }).click()
    await expect(page).toHaveURL(/\/nhap-excel$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test('the sign-in page of the demo offers somebody in every role', async ({
    page,
    javaScriptEnabled,
  }) => {
    await page.goto('/dang-nhap')
    await expect(page.locator('button[name="person"]')).toHaveCount(25)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
  })
})

test('a page that a role may not open says so, and where to go', async ({ page }) => {
  await become(page, 'juryMember')
  const response = await page.goto('/nhap-excel')
  expect(response?.status()).toBe(403)
  await expect(page.locator('main')).toContainText('Vai trò của bạn không được làm việc này.')
  await expect(page.locator('main a[href="/"]')).toBeVisible()
})

test('a refusal deep in the product looks like any other page', async ({ page }) => {
  await become(page, 'doitOfficer')
  const response = await page.goto('/quan-tri/nguoi-dung/moi')
  expect(response?.status()).toBe(403)
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain(
    'Be Vietnam Pro',
  )
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
})

test('an officer of a department sees the list of the province, and what others have published', async ({
  page,
}) => {
  await become(page, 'doitOfficer')
  await page.goto('/de-an')
  const tabs = page.getByRole('navigation', { name: 'Phạm vi danh sách' })
  await expect(tabs.getByRole('link', { name: 'Của tỉnh tôi' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  const own = await page.locator('main tbody tr').count()
  await tabs.getByRole('link', { name: 'Đã công bố, cả nước' }).click()
  await expect(page).toHaveURL(/pham-vi=cong-bo/)
  expect(await page.locator('main tbody tr').count()).toBeGreaterThan(own)
})

test('who signs out is nobody from then on, and the old page does not come back', async ({
  page,
}) => {
  await page.context().clearCookies()
  await page.goto('/dang-nhap')
  await page.getByRole('button', { name: 'Phạm Quốc Hùng' }).click()
  await page.goto('/nhap-excel')
  const cookies = await page.context().cookies()
  await page.getByText('Phạm Quốc Hùng').first().click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.context().addCookies(cookies)
  await page.goto('/nhap-excel')
  await expect(page).toHaveURL(/\/dang-nhap/)
})
