import { expect, test, type Page } from '@playwright/test'
import { codeOf } from '../../src/platform/sign-in/testing-code.ts'
import { barriersOf, faintTextOf, overflowOf } from './barriers.ts'
import { become, personOf } from './people.ts'

// Each way of looking has a person of its own: they change one password each.
const people: Readonly<Record<string, string>> = {
  'desktop-1440': 'kho-bac@vi-du.example',
  'desktop-nojs': 'dich-vu@vi-du.example',
  'phone-390': 'hdnd-tinh@vi-du.example',
}
test.use({ storageState: { cookies: [], origins: [] } })
const password = 'cây đa bến nước sân đình'

test('a person sets a password by mail, signs in, sets up an authenticator, and signs in with a code', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  test.setTimeout(120_000)
  const email = people[project.name] ?? ''
  await setPasswordByMail(page, email)

  await page.goto('/de-an?q=may')
  await page.locator('header').getByRole('link', { name: 'Đăng nhập' }).click()
  await giveEmailAndPassword(page, email, 'một mật khẩu sai hẳn')
  await expect(page.getByRole('alert')).toContainText('Thư điện tử hoặc mật khẩu không đúng.')
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('')
  await expectReadable(page, javaScriptEnabled)
  await giveEmailAndPassword(page, email, password)
  await expect(page).toHaveURL('/de-an?q=may')

  await page.goto('/toi/bao-mat')
  await expect(page.getByText('máy này')).toBeVisible()
  await page.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).last().fill(password)
  await page.getByRole('button', { name: 'Cài ứng dụng xác thực' }).click()
  await expect(page.getByRole('img', { name: /mã QR/ })).toBeVisible()
  // Drawn on the server, within the content policy: nothing is fetched for it.
  await expect(page.getByRole('img', { name: /mã QR/ }).locator('path')).toHaveAttribute(
    'd',
    /^M2 2h1/,
  )
  await expectReadable(page, javaScriptEnabled)
  const key = (await page.locator('#xac-thuc code').textContent()) ?? ''
  await page.getByLabel('Mã 6 chữ số').fill(codeOf(key))
  await page.getByRole('button', { name: 'Xong, bật xác thực' }).click()
  await expect(page.locator('ol.codes li')).toHaveCount(10)
  await expect(page.getByText('máy này')).toBeVisible()
  const recovery = (await page.locator('ol.codes code').first().textContent()) ?? ''
  await expectReadable(page, javaScriptEnabled)

  await signOut(page)
  await page.goto('/dang-nhap')
  await giveEmailAndPassword(page, email, password)
  await expect(page).toHaveURL(/\/dang-nhap\/ma/)
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Mã 6 chữ số').fill(codeOf(key, 1))
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await expect(page.locator('header').getByText('Bảo mật của tôi')).toBeAttached()

  await signOut(page)
  await page.goto('/dang-nhap')
  await giveEmailAndPassword(page, email, password)
  await page.getByText('Không có điện thoại bên mình?').click()
  await page.getByRole('button', { name: 'Dùng mã khôi phục' }).click()
  await expect(page.getByRole('alert').getByRole('heading')).toHaveText('1 mục cần sửa')
  await page.getByLabel('Mã khôi phục').fill(recovery)
  await page.getByRole('button', { name: 'Dùng mã khôi phục' }).click()
  await expect(page.getByText('Còn 9 trên 10 mã chưa dùng; tạo bộ mới')).toBeVisible()
  await page.goto('/toi/bao-mat')
  await expect(page.getByText('Còn 9 trên 10 mã chưa dùng.')).toBeVisible()
  await page.getByRole('button', { name: 'Bỏ ứng dụng xác thực' }).click()
  await expect(page.getByText('Đã bỏ ứng dụng xác thực.')).toBeVisible()
})

test('a passkey is made on a device, opens the account without a password, and is taken away', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  test.skip(!javaScriptEnabled, 'passkeys need JavaScript')
  test.setTimeout(120_000)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const email =
    project.name === 'phone-390' ? 'bo-tai-chinh@vi-du.example' : 'tai-chinh@vi-du.example'
  await setPasswordByMail(page, email)
  await giveEmailAndPassword(page, email, password)
  await page.goto('/toi/bao-mat')
  // A new key asks first, again, who it is; what was typed is there on coming back, and what is left to do is said.
  await page.getByLabel('Tên khóa').fill('Máy cơ quan')
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click()
  await expect(page).toHaveURL(/\/xac-nhan/)
  await expectReadable(page, javaScriptEnabled)
  await expect(
    page.getByText('Người của bản trình diễn xác nhận không cần mật khẩu.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
  await expect(page.getByText('Khóa chưa được thêm: hãy bấm')).toBeInViewport()
  await expect(page.getByLabel('Tên khóa')).toHaveValue('Máy cơ quan')
  await expectReadable(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Đã thêm khóa' })).toBeInViewport()
  await expect(page.getByText('Khóa chưa được thêm')).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: 'Máy cơ quan' })).toBeVisible()

  await signOut(page)
  await page.goto('/dang-nhap?ve=/toi/bao-mat')
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
  await expect(page).toHaveURL('/toi/bao-mat')
  await page.getByRole('button', { name: 'Bỏ khóa này' }).click()
  await expect(page.getByText('Đã bỏ khóa truy cập.')).toBeVisible()

  await signOut(page)
  await page.goto('/dang-nhap')
  const answered = page.waitForResponse(
    (answer) => answer.url().endsWith('/dang-nhap/khoa') && answer.request().method() === 'POST',
  )
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
  expect((await answered).status()).toBe(403)
  await expect(page.getByText('Chưa dùng được khóa truy cập.')).toBeVisible()
})

// Whose sessions no other journey has need of.
const forgetful: Readonly<Record<string, readonly [string, string]>> = {
  'desktop-nojs': ['hoi-dong@vi-du.example', 'Tạ Đình Phong'],
  'phone-390': ['dang-cai@vi-du.example', 'Lương Bá Toàn'],
}

test('who lost telephone and codes comes in by the password again, once an administrator took the second step off', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  const [email, name] = forgetful[project.name] ?? ['', '']
  test.skip(email === '', 'seen at the other widths')
  test.setTimeout(120_000)
  await setPasswordByMail(page, email)
  await giveEmailAndPassword(page, email, password)
  await page.goto('/toi/bao-mat')
  await page.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).last().fill(password)
  await page.getByRole('button', { name: 'Cài ứng dụng xác thực' }).click()
  const key = (await page.locator('#xac-thuc code').textContent()) ?? ''
  await page.getByLabel('Mã 6 chữ số').fill(codeOf(key))
  await page.getByRole('button', { name: 'Xong, bật xác thực' }).click()
  await expect(page.locator('ol.codes li')).toHaveCount(10)

  // In a session of its own: saying again who one is gives it another token.
  await page.context().clearCookies()
  await page.goto('/dang-nhap')
  await page.getByRole('button', { name: personOf('admin').name }).click()
  await page.goto(`/quan-tri/nguoi-dung?q=${encodeURIComponent(email)}`)
  await page.locator('main').getByRole('link', { name }).click()
  await page.locator('summary', { hasText: 'Bỏ bước xác thực thứ hai' }).click()
  await expect(page.getByText('hãy gặp trực tiếp hoặc gọi lại số đã biết')).toBeVisible()
  await expectReadable(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Bỏ bước xác thực thứ hai' }).click()
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await expect(page.getByText('Đã bỏ bước xác thực thứ hai và gửi thư báo.')).toBeVisible()
  await expect(page.locator('summary', { hasText: 'Bỏ bước xác thực thứ hai' })).toHaveCount(0)
  await page.goto('/quan-tri/thu-di')
  await expect(page.locator('article', { hasText: email }).first()).toContainText(
    'Bước xác thực thứ hai của bạn',
  )

  await page.context().clearCookies()
  await page.goto('/dang-nhap')
  await giveEmailAndPassword(page, email, password)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bàn làm việc')
})

async function setPasswordByMail(page: Page, email: string) {
  await page.goto('/dang-nhap')
  await page.getByRole('link', { name: 'Quên mật khẩu?' }).click()
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByRole('button', { name: 'Gửi đường dẫn' }).click()
  await expect(page.getByText('Nếu địa chỉ này có trong hệ thống')).toBeVisible()
  await become(page, 'admin')
  await page.goto('/quan-tri/thu-di')
  const mail = page.locator('article', { hasText: email }).first()
  const link = await mail.locator('a[href*="dat-mat-khau"]').getAttribute('href')
  await page.context().clearCookies()
  await page.goto(link ?? '')
  await page.getByLabel('Mật khẩu mới').fill('ngắn quá')
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await expect(page.getByRole('alert')).toContainText('ít nhất 12 ký tự')
  await page.getByLabel('Mật khẩu mới').fill(password)
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await expect(page).toHaveURL('/dang-nhap')
}

async function giveEmailAndPassword(page: Page, email: string, given: string) {
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill(given)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

async function signOut(page: Page) {
  await page.locator('header details').last().locator('summary').click()
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click()
  await expect(page.getByText('Đã đăng xuất.')).toBeVisible()
}

async function expectReadable(page: Page, withScript: boolean | undefined) {
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (!withScript) return
  expect(await barriersOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faintTextOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}
