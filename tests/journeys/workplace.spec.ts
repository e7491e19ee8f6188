import { expect, test } from '@playwright/test'
import { barriersOf, overflowOf } from './barriers.ts'
import { become } from './people.ts'

const starts = (name: string) => ({ name, exact: true }) as const

test.describe('a citizen, not signed in', () => {
  test.use({ storageState: { cookies: [], origins: [] } })

  test('finds what is published, and no work that is not theirs', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Khuyến công cả nước')
    const main = page.locator('main')
    await expect(main.getByRole('link', starts('Tra sổ đề án'))).toBeVisible()
    await expect(main.getByRole('link', starts('Nhập một tệp Excel'))).toHaveCount(0)
    await expect(main.getByText('Đang chờ bạn')).toHaveCount(0)
  })
})

test('everybody has a workbench of their own', async ({ page, javaScriptEnabled }) => {
  for (const [role, unit, has, hasNot] of [
    ['establishment', undefined, 'Đề án của cơ sở bạn', 'Cần xem'],
    ['doitLeader', undefined, 'Chia sẻ đề án cho tỉnh khác', 'Nhập một tệp Excel'],
    ['centreStaff', undefined, 'Nhập một tệp Excel', 'Mở nhật ký'],
    ['inspector', 'auditors', 'Mở nhật ký', 'Ghi một đề án'],
    ['admin', undefined, 'Mời một người dùng', 'Đề án sửa gần đây'],
    ['juryMember', undefined, 'Không có việc nào đang chờ.', 'Nhập một tệp Excel'],
  ] as const) {
    await become(page, role, unit)
    await page.goto('/')
    const main = page.locator('main')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bàn làm việc')
    await expect(main.getByText(has, { exact: true }), role).toBeVisible()
    await expect(main.getByText(hasNot, { exact: true }), role).toHaveCount(0)
    expect(await overflowOf(page), role).toBeLessThanOrEqual(0)
    if (javaScriptEnabled) expect(await barriersOf(page), role).toEqual([])
  }
})

test('an owner opens the scheme of the establishment from the workbench', async ({ page }) => {
  await become(page, 'establishment')
  await page.goto('/')
  await page.locator('main a[href*="/de-an/"]').first().click()
  await expect(page).toHaveURL(/\/de-an\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('where no province shares anything, the list says so and asks for no other filter', async ({
  page,
}) => {
  await become(page, 'centreStaff', 'centre/66')
  await page.goto('/de-an?pham-vi=chia-se')
  const main = page.locator('main')
  await expect(main.getByText('Không có đề án nào đang được tỉnh khác chia sẻ')).toBeVisible()
  await main.getByRole('link', starts('Chia sẻ với tỉnh khác')).click()
  await expect(page).toHaveURL(/\/chia-se$/)
  await page.goto('/de-an?pham-vi=chia-se&q=khongcogi')
  await expect(main.getByText('Không có đề án nào khớp điều kiện lọc')).toBeVisible()
})
