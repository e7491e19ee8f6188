import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { barriersOf, faintTextOf, overflowOf } from './barriers.ts'
import { become } from './people.ts'

test.use({ actionTimeout: 10_000 })

const nobody = { cookies: [], origins: [] }
const password = 'thuyền nan qua bến đò ngang'

test('somebody is invited, comes in, ends a place they forgot, takes another address, is signed out and shut out', async ({
  page,
  browser,
  javaScriptEnabled,
}, { project }) => {
  test.setTimeout(120_000)
  const email = `moi.${project.name}@vi-du.example`
  await become(page, 'admin')
  await page.goto('/quan-tri')
  await page.locator('main').getByRole('link', { name: 'Người dùng', exact: true }).click()
  await page.getByRole('link', { name: 'Mời người dùng' }).click()
  await page.locator('main').getByRole('button', { name: 'Gửi lời mời' }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy gõ họ và tên')
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Họ và tên').fill(longName)
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Đơn vị').selectOption({ label: 'Sở Công Thương tỉnh Lâm Đồng' })
  await page.getByLabel('Vai trò').selectOption({ label: 'Chuyên viên Sở Công Thương' })
  await page.locator('main').getByRole('button', { name: 'Gửi lời mời' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(longName)
  const person = new URL(page.url()).pathname
  await expectReadable(page, javaScriptEnabled)

  // They accept in a browser of their own, and in another they forget.
  const own = await anotherBrowser(browser, page)
  await own.page.goto(await linkMailedTo(page, email, 'dat-mat-khau'))
  await own.page.getByLabel('Mật khẩu mới').fill(password)
  await own.page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await signIn(own.page, email)
  await expect(own.page.getByRole('heading', { level: 1 })).toHaveText('Bàn làm việc')
  const forgotten = await anotherBrowser(browser, page)
  await forgotten.page.goto('/dang-nhap')
  await signIn(forgotten.page, email)

  await own.page.goto('/toi/bao-mat')
  await expect(own.page.getByText('Cùng lúc tối đa 5 nơi')).toBeVisible()
  await expectReadableInTheDark(own.page, javaScriptEnabled)
  await own.page.getByRole('button', { name: 'Đăng xuất nơi này' }).click()
  await sayAgainWhoOneIs(own.page, javaScriptEnabled)
  await expect(own.page.getByText('Đã đăng xuất 1 nơi.')).toBeVisible()
  await expectSignedOut(forgotten.page)

  const newEmail = `moi.hon.${project.name}@vi-du.example`
  await changeEmail(own.page, newEmail, javaScriptEnabled)
  await own.page.goto(await linkMailedTo(page, newEmail, 'doi-thu'))
  await expect(own.page.locator('main')).toContainText(email)
  await expectReadable(own.page, javaScriptEnabled)
  await own.page.getByRole('button', { name: 'Dùng địa chỉ mới' }).click()
  await expect(own.page.getByText('Đã đổi địa chỉ thư.')).toBeVisible()
  await expect(own.page.locator('main')).toContainText(newEmail)

  await page.goto(person)
  await page.getByRole('button', { name: 'Buộc đăng xuất' }).click()
  await expect(page.getByText('Đã kết thúc 1 phiên làm việc.')).toBeVisible()
  await expectSignedOut(own.page)

  await signIn(own.page, newEmail)
  // All the forms of the page at once: each field is called by its own label.
  for (const summary of await page.locator('main summary').all()) await summary.click()
  await expectReadableInTheDark(page, javaScriptEnabled)
  await page.getByRole('textbox', { name: 'Lý do' }).last().fill('Chuyển công tác')
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click()
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Đã khóa')
  await expectReadable(page, javaScriptEnabled)
  await expectSignedOut(own.page)
  await own.page.goto('/dang-nhap')
  await signIn(own.page, newEmail)
  await expect(own.page.getByRole('alert')).toContainText('không đúng')
  await own.context.close()
  await forgotten.context.close()
})

// Names of people and units as long as they come.
const longName = 'Nguyễn Phúc Hoàng Thị Kim Ngân Tuyết Nhung'

// Each way of looking has a leader of its own: a day has one deputy.
const leaders = {
  'desktop-1440': { role: 'doitLeader', away: 'Hoàng Văn Đức', deputy: 'Đặng Thu Hà' },
  'desktop-nojs': { role: 'agencyHead', away: 'Đỗ Xuân Trường', deputy: 'Ngô Thị Thanh Tâm' },
  'phone-390': { role: 'centreDirector', away: 'Phạm Quốc Hùng', deputy: 'Lê Thị Hồng Nhung' },
} as const

test('who is away names a deputy, who acts in their place until the deputy’s days are taken back', async ({
  page,
  browser,
  javaScriptEnabled,
}, { project }) => {
  test.setTimeout(60_000)
  const { role, away, deputy } = leaders[project.name as keyof typeof leaders]
  await become(page, role)
  await page.goto('/toi/uy-quyen')
  await expectReadable(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click()
  const alert = page.getByRole('alert')
  for (const said of ['Hãy chọn người được ủy quyền', 'Hãy chọn ngày cuối', 'Hãy ghi lý do'])
    await expect(alert).toContainText(said)
  await alert.getByRole('link', { name: 'Hãy chọn ngày cuối' }).press('Enter')
  await expect(page).toHaveURL(/#f-validTo$/)
  await page.getByLabel('Người được ủy quyền').selectOption({ label: deputy })
  await page.getByLabel('Đến hết ngày').fill(dayFromNow(20))
  await page.getByLabel('Lý do').fill('Nghỉ phép')
  // Who ticks an act does not mean all of them.
  await page.locator('main').getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click()
  await expect(alert).toContainText('Có việc được đánh dấu nhưng đang chọn “Mọi việc”')
  await page.getByLabel('Chỉ những việc sau').check()
  await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click()
  await expect(page.getByText('Đang có hiệu lực').first()).toBeVisible()
  await expectReadableInTheDark(page, javaScriptEnabled)

  // The deputy signs in anew: the role chosen is of that session alone.
  const own = await anotherBrowser(browser, page)
  await own.page.goto('/dang-nhap?ve=/toi/uy-quyen')
  await own.page.getByRole('button', { name: deputy }).click()
  await expect(own.page.locator('main')).toContainText(away)
  await openMyMenu(own.page)
  await own.page.getByRole('button', { name: away }).click()
  await openMyMenu(own.page)
  await expect(own.page.locator('header')).toContainText(away)
  await expectReadable(own.page, javaScriptEnabled)
  await own.page.goto('/quan-tri/nguoi-dung')
  await expect(own.page.locator('main')).toContainText(`${away} phải tự làm`)

  // What the deputy’s role may not open, their own may: the page that refuses leads there by a change of role.
  expect((await own.page.goto('/so-lieu/moi'))?.status()).toBe(403)
  await expect(own.page.locator('main')).toContainText('hãy đổi vai trò ở tên của bạn')
  await expect(own.page.locator('header a[hreflang="en"]')).toHaveAttribute(
    'href',
    '/en/so-lieu/moi',
  )
  await expect(
    own.page.locator('form[action="/giao-dien"] input[name="back"]').first(),
  ).toHaveValue('/so-lieu/moi')
  await openMyMenu(own.page)
  await own.page.locator('header button[name="holding"][aria-pressed="false"]').click()
  await expect(own.page).toHaveURL(/\/so-lieu\/moi$/)
  await expect(own.page.locator('main')).not.toContainText('hãy đổi vai trò')

  // What was opened in the own role is not sent in the other one, chosen meanwhile beside it: the trail would say so.
  const chooseOther = async (among: Page) => {
    await openMyMenu(among)
    await among.locator('header button[name="holding"][aria-pressed="false"]').click()
  }
  await own.page.goto('/toi/du-lieu')
  const telephone = own.page.locator('main input[name="phone"]')
  await telephone.fill('0912 345 678')
  const beside = await own.context.newPage()
  await beside.goto('/')
  await chooseOther(beside)
  await own.page.getByRole('button', { name: 'Đồng ý', exact: true }).click()
  const notSent = own.page.locator('main')
  await expect(notSent).toContainText('Chưa gửi được gì')
  await expect(notSent).toContainText(away)
  await expectReadable(own.page, javaScriptEnabled)
  await chooseOther(beside)
  await beside.close()
  await own.page.reload()
  await expect(own.page.getByRole('alert')).toBeVisible()
  await expect(telephone).toHaveValue('0912 345 678')

  await page
    .getByRole('button', { name: /^Thu hồi/ })
    .first()
    .click()
  await expect(page.getByText('Đã thu hồi ủy quyền.')).toBeVisible()
  await own.page.goto('/toi/uy-quyen')
  await openMyMenu(own.page)
  await expect(own.page.locator('header').getByRole('button', { name: away })).toHaveCount(0)
  await own.context.close()
})

test('a scheme is shared with another province, seen there, and taken back; the act stands in the log', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  test.setTimeout(60_000)
  const ground = `Cùng làm một đề án (${project.name})`
  await become(page, 'doitLeader')
  await page.goto('/de-an')
  await page.locator('main table a[href*="/de-an/"]').first().click()
  const scheme = (await page.getByRole('heading', { level: 1 }).textContent())?.trim() ?? ''
  await page.getByRole('link', { name: 'Chia sẻ với tỉnh khác' }).last().click()
  await page.getByRole('button', { name: 'Chia sẻ', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectReadable(page, javaScriptEnabled)
  await page.getByLabel('Tỉnh được xem').selectOption({ label: 'Bắc Ninh' })
  await page.getByLabel('Căn cứ chia sẻ').fill(ground)
  await page.getByLabel('Ngày cuối được xem').fill(dayFromNow(30))
  await page.getByRole('button', { name: 'Chia sẻ', exact: true }).click()
  await expect(page.locator('main')).toContainText(ground)
  const share = new URL(page.url()).pathname
  await expectReadable(page, javaScriptEnabled)

  await become(page, 'doitOfficer', 'department/24')
  await page.goto('/chia-se')
  await expectReadable(page, javaScriptEnabled)
  await page.getByRole('link', { name: ground }).click()
  await page.getByRole('link', { name: scheme }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(scheme)
  await expect(page.getByRole('link', { name: 'Sửa', exact: true })).toHaveCount(0)

  await become(page, 'doitLeader')
  await page.goto(share)
  await page.getByLabel('Lý do thu hồi').fill('Đã xong việc chung')
  await page.getByRole('button', { name: 'Thu hồi chia sẻ' }).click()
  await expect(page.getByText('Lần chia sẻ này đã kết thúc')).toBeVisible()
  await expectReadable(page, javaScriptEnabled)

  await page.goto('/nhat-ky')
  await page.getByText('Lọc thêm').click()
  await page.getByLabel('Người làm').selectOption({ label: 'Hoàng Văn Đức' })
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  await expect(page.getByLabel('Người làm')).toBeVisible()
  await page
    .getByRole('row')
    .filter({ hasText: 'Tỉnh Bắc Ninh' })
    .getByRole('link', { name: 'Chia sẻ với tỉnh khác' })
    .first()
    .click()
  await expect(page.locator('main')).toContainText('Hoàng Văn Đức')
  await expect(page.getByRole('link', { name: scheme }).first()).toBeVisible()
  await expect(page.locator('main')).toContainText('mã băm tính lại khớp')
  const changes = page.getByRole('table', { name: 'Nội dung thay đổi' })
  await expect(changes).toContainText('Tỉnh được xem')
  await expect(changes).toContainText('Tỉnh Bắc Ninh')
  await expectReadable(page, javaScriptEnabled)
})

test('a role of today is taken away at once, one given by mistake by its undo, and the log says whose they were', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  test.setTimeout(60_000)
  const name = `Vũ Thị Nhầm ${project.name}`
  const department = 'Sở Công Thương tỉnh Lâm Đồng'
  await become(page, 'admin')
  await page.goto('/quan-tri/nguoi-dung/moi')
  await page.getByLabel('Họ và tên').fill(name)
  await page.getByLabel('Thư điện tử').fill(`nham.${project.name}@vi-du.example`)
  await page.getByLabel('Đơn vị').selectOption({ label: department })
  await page.getByLabel('Vai trò').selectOption({ label: 'Chuyên viên Sở Công Thương' })
  await page.locator('main').getByRole('button', { name: 'Gửi lời mời' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)

  const end = page.locator('details', { has: page.locator('form[action="?/end"]') })
  await end.locator('summary').click()
  await end.getByLabel('Ngay bây giờ').check()
  await expectReadableInTheDark(page, javaScriptEnabled)
  await end.getByLabel('Lý do').fill('Giao nhầm')
  await end.getByRole('button', { name: 'Kết thúc' }).click()
  await expect(page.getByText('Vai trò đã kết thúc')).toBeVisible()
  await expect(page.locator('main table')).toContainText(/Kết thúc lúc/)

  const give = page.locator('details', { has: page.locator('form[action="?/give"]') })
  await give.locator('summary').click()
  await give.getByLabel('Đơn vị').selectOption({ label: department })
  await give.getByLabel('Vai trò').selectOption({ label: 'Chuyên viên Sở Công Thương' })
  await give.getByRole('button', { name: 'Giao vai trò' }).click()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByText('Đã hoàn tác')).toBeVisible()
  await expectReadable(page, javaScriptEnabled)

  await become(page, 'inspector')
  await page.goto('/nhat-ky?cua=68')
  const whose = `${name}: Chuyên viên Sở Công Thương, ${department}`
  const ended = page.getByRole('row').filter({ hasText: whose })
  await ended.getByRole('link', { name: 'Kết thúc vai trò ngay' }).first().click()
  await expect(page.locator('main')).toContainText(whose)
  await expectReadable(page, javaScriptEnabled)
})

test('the sign-in page is used by the keyboard alone', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'the order of the page is the same')
  await page.context().clearCookies()
  await page.goto('/dang-nhap?ve=/toi/bao-mat')
  await expect(page.getByText('Trang bạn vừa mở cần đăng nhập.')).toBeVisible()
  await page.getByLabel('Thư điện tử').focus()
  await page.keyboard.type('khong.co@vi-du.example')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Mật khẩu')).toBeFocused()
  await page.keyboard.type('sai')
  await page.keyboard.press('Tab')
  const submit = page.getByRole('button', { name: 'Đăng nhập', exact: true })
  await expect(submit).toBeFocused()
  expect(await submit.evaluate((button) => getComputedStyle(button).outlineStyle)).not.toBe('none')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Quên mật khẩu')
  await expectReadable(page, javaScriptEnabled)
})

/** A browser of somebody else, of the same kind. */
async function anotherBrowser(
  browser: Browser,
  like: Page,
): Promise<{ context: BrowserContext; page: Page }> {
  const { javaScriptEnabled = true, hasTouch = false } = test.info().project.use
  const context = await browser.newContext({
    baseURL: new URL(like.url()).origin,
    viewport: like.viewportSize(),
    locale: 'vi-VN',
    storageState: nobody,
    javaScriptEnabled,
    hasTouch,
  })
  return { context, page: await context.newPage() }
}

/** The link of the newest mail to an address, as the administrator finds it in the outbox. */
async function linkMailedTo(page: Page, email: string, to: string): Promise<string> {
  await become(page, 'admin')
  await page.goto('/quan-tri/thu-di')
  const mail = page.locator('article', { hasText: `Gửi đến ${email}` }).first()
  return (await mail.locator(`a[href*="${to}"]`).getAttribute('href')) ?? ''
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

/** Says again who one is; what was being sent is sent then. */
async function sayAgainWhoOneIs(page: Page, withScript: boolean | undefined): Promise<void> {
  await expect(page).toHaveURL(/\/xac-nhan/)
  await expectReadable(page, withScript)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
}

/** Asks for another address, having said lately who one is. */
async function changeEmail(page: Page, email: string, withScript: boolean | undefined) {
  await page.goto('/toi/bao-mat')
  await page.getByText('Đổi địa chỉ thư').click()
  await page.getByLabel('Địa chỉ thư mới').fill('không phải thư')
  await page.getByRole('button', { name: 'Gửi thư xác nhận' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectReadable(page, withScript)
  await page.getByLabel('Địa chỉ thư mới').fill(email)
  await page.getByRole('button', { name: 'Gửi thư xác nhận' }).click()
  await expect(page.getByText(`Nếu ${email} dùng được`)).toBeVisible()
}

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto('/toi/bao-mat')
  await expect(page).toHaveURL(/\/dang-nhap\?ve=/)
}

const openMyMenu = (page: Page) => page.locator('header details').last().locator('summary').click()

const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function expectReadable(page: Page, withScript: boolean | undefined): Promise<void> {
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  if (withScript) expect(await barriersOf(page)).toEqual([])
}

/** The same, and in the dark theme every text stands out. */
async function expectReadableInTheDark(page: Page, withScript: boolean | undefined): Promise<void> {
  await expectReadable(page, withScript)
  if (!withScript) return
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faintTextOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}
