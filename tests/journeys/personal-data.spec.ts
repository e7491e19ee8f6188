import { expect, test, type Page } from '@playwright/test'
import { barriersOf, faintTextOf, faultsOf, overflowOf } from './barriers.ts'
import { become } from './people.ts'

// Each way of looking has a person of its own, who may have one request of a kind open.
const askers: Readonly<Record<string, string>> = {
  'desktop-1440': 'collaborator',
  'desktop-nojs': 'serviceProvider',
  'phone-390': 'provCouncil',
}

async function expectReadable(page: Page, javaScriptEnabled: boolean): Promise<void> {
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (!javaScriptEnabled) return
  expect(await barriersOf(page)).toEqual([])
  expect(await faintTextOf(page)).toEqual([])
}

test('a person sees what is held about them, asks for a correction, and reads the answer; the fields of a correction show when it is chosen', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  const faults = faultsOf(page)
  await become(page, askers[project.name] ?? '')
  await page.goto('/toi/du-lieu')
  await expect(page.getByText('Hồ sơ tài khoản')).toBeVisible()
  await expectReadable(page, javaScriptEnabled)
  await page.getByText('Gửi yêu cầu').first().click()
  await expect(page.getByLabel('Số điện thoại đúng')).toBeHidden()
  await page.getByLabel('Yêu cầu gì').selectOption({ label: 'Sửa dữ liệu sai' })
  await expect(page.getByLabel('Số điện thoại đúng')).toBeVisible()
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy ghi nội dung yêu cầu.')
  await expect(page.getByRole('alert')).toContainText('Hãy ghi ít nhất một giá trị đúng.')
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Nội dung yêu cầu').fill('Đổi số điện thoại')
  await page.getByLabel('Số điện thoại đúng').fill('0912 345 678')
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  await expect(page.getByText('Đã gửi yêu cầu.')).toBeVisible()
  const asked = page.getByRole('row').filter({ hasText: 'Sửa dữ liệu sai' })
  await expect(asked).toContainText('đang chờ')

  await become(page, 'doitLeader')
  await page.goto('/quan-tri/du-lieu-ca-nhan?tinh-trang=open')
  await expectReadable(page, javaScriptEnabled)
  const name = { collaborator: 'H’Loan Êban', serviceProvider: 'Trần Minh Khôi' }
  const who = name[askers[project.name] as keyof typeof name] ?? 'Nguyễn Thị Bích Ngọc'
  await page.getByRole('link', { name: who }).first().click()
  await expect(page.getByText('→ 0912 345 678')).toBeVisible()
  await expectReadable(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy chọn chấp thuận hay từ chối.')
  await page.getByLabel('Chấp thuận và thực hiện').check()
  await page.getByLabel('Trả lời').fill('Đã sửa theo đề nghị.')
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
  await expect(page.getByText('Đã ghi quyết định và thực hiện.')).toBeVisible()
  await expectReadable(page, javaScriptEnabled)

  await become(page, askers[project.name] ?? '')
  await page.goto('/toi/du-lieu')
  await expect(asked).toContainText('đã thực hiện')
  await expect(asked).toContainText('Đã sửa theo đề nghị.')
  await expect(page.getByText('0912 345 678').first()).toBeAttached()
  expect(faults.filter((fault) => !/422/.test(fault))).toEqual([])
})

test('a request is taken back, and who decides is not asked about it any more', async ({ page }, {
  project,
}) => {
  await become(page, askers[project.name] ?? '')
  await page.goto('/toi/du-lieu')
  await page.getByText('Gửi yêu cầu').first().click()
  await page.getByLabel('Yêu cầu gì').selectOption({ label: 'Xem hoặc nhận bản sao dữ liệu' })
  await page.getByLabel('Nội dung yêu cầu').fill('Bản sao')
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  await page
    .getByRole('button', { name: /^Rút yêu cầu/ })
    .first()
    .click()
  await expect(page.getByText('Đã rút yêu cầu.')).toBeVisible()
  await expect(page.getByText('đã rút', { exact: true })).toBeVisible()
})

test('a request that came on paper is entered, shows what must stay and why, and is refused with a reason', async ({
  page,
  javaScriptEnabled,
}) => {
  await become(page, 'admin')
  await page.goto('/quan-tri')
  await page.getByRole('link', { name: 'Yêu cầu về dữ liệu cá nhân' }).click()
  await page.getByRole('link', { name: 'Nhập yêu cầu' }).click()
  await expectReadable(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Nhập yêu cầu' }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy ghi họ tên người yêu cầu.')
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Người yêu cầu').fill('Nguyễn Thị Gấm')
  await page.getByLabel('Đến bằng cách nào').selectOption({ label: 'văn bản' })
  await page.getByLabel('Yêu cầu gì').selectOption({ label: 'Xóa dữ liệu và tài khoản' })
  await page.getByLabel('Nội dung yêu cầu').fill('Không nêu tên tôi nữa')
  await page.getByRole('button', { name: 'Nhập yêu cầu' }).click()
  await expect(page.getByText('Đã nhập yêu cầu.')).toBeVisible()
  await expect(page.getByText('không có tài khoản')).toBeVisible()
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Từ chối').check()
  await page.getByLabel('Trả lời').fill('Tên cơ sở được công khai theo luật.')
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
  await expect(page.getByText('từ chối', { exact: true })).toBeVisible()
})

test('an account at work is not erased: the page says which role stands against it, and nobody decides on their own', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  test.skip(project.name !== 'desktop-1440', 'one request of this person is enough')
  await become(page, 'doitLeader')
  await page.goto('/toi/du-lieu')
  await page.getByText('Gửi yêu cầu').first().click()
  await page.getByLabel('Yêu cầu gì').selectOption({ label: 'Xóa dữ liệu và tài khoản' })
  await page.getByLabel('Nội dung yêu cầu').fill('Xóa hết')
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  await page.goto('/quan-tri/du-lieu-ca-nhan')
  await page.getByRole('link', { name: 'Hoàng Văn Đức' }).click()
  await expect(page.getByText('Đây là yêu cầu của chính bạn')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ghi quyết định' })).toHaveCount(0)
  await become(page, 'admin')
  await page.reload()
  await expect(page.getByText('Vai trò còn giữ: Lãnh đạo Sở Công Thương')).toBeVisible()
  await expect(
    page.getByRole('heading', { name: 'Những gì phải giữ lại, và vì sao' }),
  ).toBeVisible()
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Từ chối').check()
  await page.getByLabel('Trả lời').fill('Tài khoản đang làm việc.')
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
  await expect(page.getByText('Đã ghi quyết định')).toBeVisible()
})

test('what the system holds, what for and for how long is read by everybody', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.context().clearCookies()
  await page.goto('/gioi-thieu/du-lieu-ca-nhan')
  await expect(page.getByText('Hồ sơ tài khoản').first()).toBeVisible()
  await expectReadable(page, javaScriptEnabled)
})
