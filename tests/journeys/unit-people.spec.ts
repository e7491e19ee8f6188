import { expect, test } from '@playwright/test'
import { barriersOf, overflowOf } from './barriers.ts'
import { become, personOf } from './people.ts'

test('who heads a unit invites into it without choosing it, in a role they may give', async ({
  page,
  javaScriptEnabled,
}) => {
  await become(page, 'doitLeader')
  await page.goto('/quan-tri/nguoi-dung/moi')
  await expect(page.getByLabel('Đơn vị').locator('option:checked')).toHaveText(
    'Sở Công Thương tỉnh Đắk Lắk',
  )
  const roles = await page.getByLabel('Vai trò').locator('option').allTextContents()
  expect(roles).toContain('Chuyên viên Sở Công Thương')
  for (const other of ['Lãnh đạo Bộ', 'Quản trị hệ thống', 'Giám đốc trung tâm'])
    expect(roles.filter((role) => role.includes(other))).toEqual([])
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
})

test('a page of a person has no heading over nothing', async ({ page }) => {
  await become(page, 'doitLeader')
  await page.goto('/quan-tri/nguoi-dung')
  await page.getByRole('link', { name: personOf('doitOfficer').name }).click()
  await expect(page.getByRole('heading', { name: 'Vai trò' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Tài khoản' })).toHaveCount(0)
})

test('an invitation that is taken back is said to be, and a role that was called off has no act to offer', async ({
  page,
}, { project }) => {
  await become(page, 'admin')
  await page.goto('/quan-tri/nguoi-dung/moi')
  await page.getByLabel('Họ và tên').fill('Vũ Thị Lời')
  await page.getByLabel('Thư điện tử').fill(`loi.${project.name}.${Date.now()}@vi-du.example`)
  await page.getByLabel('Đơn vị').selectOption({ label: 'Sở Công Thương tỉnh Đắk Lắk' })
  await page.getByLabel('Vai trò').selectOption({ label: 'Chuyên viên Sở Công Thương' })
  await page.getByLabel('Từ ngày').fill('2099-01-01')
  await page.locator('main').getByRole('button', { name: 'Gửi lời mời' }).click()
  await page.locator('summary', { hasText: 'Hủy trước ngày bắt đầu' }).click()
  await page.locator('tr').getByLabel('Lý do').fill('Quyết định đã rút')
  await page.getByRole('button', { name: 'Hủy trước ngày bắt đầu' }).click()
  await expect(page.locator('td', { hasText: 'Đã hủy trước ngày bắt đầu' })).toBeVisible()
  const acts = page.locator('td[data-label="Việc"]')
  for (const act of await acts.all())
    if (await act.isVisible()) await expect(act).not.toHaveText('')

  await page.locator('summary', { hasText: 'Rút lời mời' }).click()
  await page.locator('main').getByLabel('Lý do').last().fill('Mời nhầm')
  await page.getByRole('button', { name: 'Rút lời mời' }).click()
  await expect(page.getByText('Đã rút lời mời.')).toBeVisible()
  await expect(page.getByText('mọi phiên đã kết thúc')).toHaveCount(0)
})

test('where the demo lets everybody in, no limit of places is told', async ({ page }) => {
  await page.goto('/toi/bao-mat')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Cùng lúc tối đa')).toHaveCount(0)
})
