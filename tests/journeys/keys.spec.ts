import { expect, test, type Page } from '@playwright/test'
import { barriersOf, faintTextOf, faultsOf, overflowOf } from './barriers.ts'

const nobody = { cookies: [], origins: [] }
test.use({ storageState: nobody })

// A session of one's own: saying again who one is gives it another token.
async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/dang-nhap')
  await page.getByRole('button', { name }).click()
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
}

async function expectReadable(page: Page, javaScriptEnabled: boolean): Promise<void> {
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
}

test('an official makes a key for a machine, sees it once, and revokes it', async ({
  page,
  request,
  javaScriptEnabled,
}) => {
  const faults = faultsOf(page)
  const name = `Phần mềm kế toán ${Date.now()}`
  await signIn(page, 'Ngô Thị Thanh Tâm')
  await page.goto('/toi/khoa-api')
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Tên').fill(name)
  await page.getByLabel('Đọc sổ đề án').check()
  await page.getByRole('button', { name: 'Tạo khóa' }).click()

  // Who one is, is asked again; what was typed is not lost.
  await expect(page).toHaveURL(/\/xac-nhan\?/)
  await expectReadable(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()

  const key = page.locator('code.key')
  await expect(key).toHaveText(/^kc_demo_[0-9A-Za-z]{57}$/)
  await expectReadable(page, javaScriptEnabled)
  const text = (await key.textContent()) ?? ''
  await expect(page.getByRole('button', { name: 'Chép khóa' })).toHaveCount(
    javaScriptEnabled ? 1 : 0,
  )

  if (javaScriptEnabled) {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Chép khóa' }).click()
    await expect(page.getByText('Đã chép.')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)
  }

  // A machine is let in by it, and the page says when.
  const asked = await request.get('/api/v1/schemes?size=1', {
    headers: { authorization: `Bearer ${text}` },
  })
  expect(asked.status()).toBe(200)
  await page.goto('/toi/khoa-api')
  expect(await page.content()).not.toContain(text.slice(16, 40))
  const row = page.locator('tr', { hasText: name })
  await expect(row).toContainText(text.slice(0, 16))
  await expect(row).toContainText('127.0.0.1')

  await row.getByRole('button', { name: 'Thu hồi' }).click()
  await expect(page.getByText('Đã thu hồi khóa.')).toBeVisible()
  await page.getByText('Khóa không dùng được nữa').first().click()
  await expect(page.locator('tr', { hasText: name })).toContainText('Đã thu hồi')
  await expectReadable(page, javaScriptEnabled)
  const after = await request.get('/api/v1/schemes?size=1', {
    headers: { authorization: `Bearer ${text}` },
  })
  expect(after.status()).toBe(401)
  expect(faults).toEqual([])
})

test('a key without a name and a purpose is not made, and what is missing is said', async ({
  page,
  javaScriptEnabled,
}) => {
  await signIn(page, 'Ngô Thị Thanh Tâm')
  await page.goto('/xac-nhan?ve=/toi/khoa-api')
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await expect(page).toHaveURL(/\/toi\/khoa-api$/)
  await page.getByLabel('Dùng được bao nhiêu ngày').fill('1000')
  await page.getByRole('button', { name: 'Tạo khóa' }).click()
  for (const said of ['Nhập tên khóa', 'Chọn ít nhất một việc', 'Số ngày từ 1 đến 365'])
    await expect(page.getByRole('alert').getByText(said)).toBeVisible()
  await expect(page.getByLabel('Dùng được bao nhiêu ngày')).toHaveValue('1000')
  await expectReadable(page, javaScriptEnabled)
})

test('the page of keys keeps enough contrast in the dark', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'axe needs timers')
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn(page, 'Ngô Thị Thanh Tâm')
  await page.goto('/toi/khoa-api')
  expect(await faintTextOf(page)).toEqual([])
})
