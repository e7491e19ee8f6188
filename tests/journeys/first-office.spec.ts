import { expect, test, type Page } from '@playwright/test'
import { codeOf } from '../../src/platform/sign-in/testing-code.ts'
import { barriersOf, faintTextOf, overflowOf } from './barriers.ts'
import { openOffice, type Office } from './office.ts'

test.use({ storageState: { cookies: [], origins: [] }, actionTimeout: 10_000 })

const administrator = { name: 'Nguyễn Văn Quản', password: 'gỗ lim sẫm, sáu cột' }
const officer = { name: 'Lê Văn Chuyên', email: 'chuyen.vien@vi-du.example' }

let office: Office
test.beforeAll(async () => {
  test.setTimeout(90_000)
  office = await openOffice()
})
test.afterAll(async () => office.stop())

test('an empty office is opened by the link on the console, and its first officer comes in', async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  test.setTimeout(90_000)
  await page.goto(office.firstLink)
  await page.getByLabel('Họ và tên').fill(administrator.name)
  await page.getByLabel('Thư điện tử').fill('quan tri')
  await page.getByLabel('Mật khẩu').fill('ngắn quá')
  await page.getByRole('button', { name: 'Lập tài khoản quản trị' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Thư điện tử phải có dạng')
  await expect(alert).toContainText('ít nhất 12 ký tự')
  await expect(page.getByLabel('Họ và tên')).toHaveValue(administrator.name)
  await expect(page.getByLabel('Thư điện tử')).toHaveValue('quan tri')
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('')
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Thư điện tử').fill('quan.tri@vi-du.example')
  await page.getByLabel('Mật khẩu').fill(administrator.password)
  await page.getByRole('button', { name: 'Lập tài khoản quản trị' }).click()
  await expect(page.getByText('Bạn là người quản trị.')).toBeVisible()

  await setUpAuthenticator(page, javaScriptEnabled)
  await page.goto(office.firstLink)
  await expect(page.locator('main')).toContainText('Liên kết này không mở được')
  await expectReadable(page, javaScriptEnabled)

  // Whoever is alone in an office is told where the first others come from.
  await page.goto(office.address)
  await page.locator('main').getByRole('link', { name: 'Mời người đầu tiên' }).click()
  await page.getByLabel('Tên đơn vị').fill('so cong thuong dak lak')
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  await page.getByRole('link', { name: 'Sở Công Thương tỉnh Đắk Lắk' }).click()
  await page.getByRole('link', { name: 'Mời người dùng' }).click()
  await page.getByLabel('Họ và tên').fill(officer.name)
  await page.getByLabel('Thư điện tử').fill(officer.email)
  await page.getByLabel('Vai trò').selectOption({ label: 'Chuyên viên Sở Công Thương' })
  await page.getByRole('button', { name: 'Gửi lời mời' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(officer.name)
  await page.goto(`${office.address}/quan-tri/thu-di`)
  const invitation = await page.locator('a[href*="dat-mat-khau"]').first().getAttribute('href')

  const { hasTouch = false } = test.info().project.use
  const context = await browser.newContext({
    viewport: page.viewportSize(),
    locale: 'vi-VN',
    ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }),
    hasTouch,
  })
  const own = await context.newPage()
  await own.goto(invitation ?? '')
  const password = 'thuyền nan qua bến đò ngang'
  await own.getByLabel('Mật khẩu mới').fill(password)
  await own.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await own.getByLabel('Thư điện tử').fill(officer.email)
  await own.getByLabel('Mật khẩu').fill(password)
  await own.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('Bàn làm việc')
  await expect(own.locator('main')).toContainText('Sở Công Thương tỉnh Đắk Lắk')
  await expectReadable(own, javaScriptEnabled)
  // An empty register says so, and offers what this officer may do.
  await own.goto(`${office.address}/de-an`)
  await expect(own.locator('main')).toContainText('Sổ chưa có đề án nào')
  await expect(own.locator('main').getByRole('link', { name: 'Nhập từ Excel' })).toBeVisible()
  await context.close()
})

async function setUpAuthenticator(page: Page, withScript: boolean | undefined): Promise<void> {
  await page.locator('#xac-thuc').getByLabel('Mật khẩu hiện tại').fill(administrator.password)
  await page.getByRole('button', { name: 'Cài ứng dụng xác thực' }).click()
  await expect(page.getByRole('img', { name: /mã QR/ })).toBeVisible()
  await expectReadable(page, withScript)
  const key = (await page.locator('#xac-thuc code').textContent()) ?? ''
  await page.getByLabel('Mã 6 chữ số').fill(codeOf(key))
  await page.getByRole('button', { name: 'Xong, bật xác thực' }).click()
  await expect(page.locator('ol.codes li')).toHaveCount(10)
  await expectReadable(page, withScript)
}

async function expectReadable(page: Page, withScript: boolean | undefined): Promise<void> {
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (!withScript) return
  expect(await barriersOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faintTextOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}
