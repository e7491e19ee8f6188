import { expect, test, type Page } from '@playwright/test'
import { barriersOf, faintTextOf, faultsOf, overflowOf } from './barriers.ts'
import { become } from './people.ts'

const addresses = [
  '/dang-nhap',
  '/dang-nhap/quen-mat-khau',
  '/en/dang-nhap',
  '/toi/bao-mat',
  '/',
  '/so-lieu',
  '/so-lieu?noi=NAM&nam=2014',
  '/so-lieu/F0014',
  '/so-lieu/kiem-tra',
  '/so-lieu/chi-tieu',
  '/so-lieu/moi',
  '/de-an',
  '/de-an?q=may&sap=-ke-hoach&trang=2',
  '/de-an/moi',
  '/nhap-excel',
  '/dia-ban',
  '/dia-ban/63/60',
  '/dia-ban/34/68',
  '/dia-ban/vung/NAM',
  '/bao-cao',
  '/bao-cao/vung-NAM/2014',
  '/bao-cao/vung-NAM/2014?xem=today',
  '/bao-cao/vung-NAM/2014/so-lieu',
  '/bao-cao/ca-nuoc/2016',
  '/bao-cao/so-sanh?a=vung-NAM&nam-a=2013&b=vung-NAM&nam-b=2014',
  '/tim-kiem',
  '/tim-kiem?q=go%20soi',
  '/nhat-ky',
  '/nhat-ky/kiem-chung',
  '/nhat-ky/66/1',
  '/toi/du-lieu',
  '/toi/khoa-api',
  '/gioi-thieu',
  '/gioi-thieu/du-lieu-ca-nhan',
  '/en',
  '/en/gioi-thieu/du-lieu-ca-nhan',
  '/en/bao-cao/vung-NAM/2014',
  '/en/de-an',
  '/en/nhap-excel',
]

for (const address of addresses) {
  test(`everyone can read ${address}: no barrier, nothing wider than the screen`, async ({
    page,
    javaScriptEnabled,
  }) => {
    const faults = faultsOf(page)
    if (address.startsWith('/nhat-ky')) await become(page, 'inspector')
    const response = await page.goto(address)
    expect(response?.status()).toBe(200)
    await expectReadable(page, javaScriptEnabled)
    expect(faults).toEqual([])
  })
}

// Pages of one record, each reached the way a person reaches it.
const reached: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a scheme': async (page) => {
    await page.goto('/de-an')
    await page.locator('main table a[href*="/de-an/"]').first().click()
    await expect(page).toHaveURL(/\/de-an\/[\da-f-]{36}$/)
  },
  'the form of a scheme': async (page) => {
    await become(page, 'doitOfficer')
    await page.goto('/de-an')
    await page.locator('main table a[href*="/de-an/"]').first().click()
    await page.getByRole('link', { name: 'Sửa', exact: true }).click()
    await expect(page).toHaveURL(/\/sua$/)
  },
  'a paper and its figures': async (page) => {
    await page.goto('/so-lieu/F0014')
    await page.locator('main a[href*="/so-lieu/nguon/"]').first().click()
    await expect(page).toHaveURL(/\/so-lieu\/nguon\//)
  },
  'a figure that was computed': async (page) => {
    await page.goto('/bao-cao/vung-NAM/2014')
    await page.locator('main a[href*="/bao-cao/so/"]').first().click()
    await expect(page).toHaveURL(/\/bao-cao\/so\//)
  },
}

for (const [what, reach] of Object.entries(reached)) {
  test(`everyone can read ${what}`, async ({ page, javaScriptEnabled }) => {
    const faults = faultsOf(page)
    await reach(page)
    await expectReadable(page, javaScriptEnabled)
    expect(faults).toEqual([])
  })
}

test('what keeps somebody from a page is seen by these tests', async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'axe needs timers')
  await page.setContent(
    '<html lang="vi"><title>Đề án</title><main><img src="data:,"><p style="color: #bbb">Kinh phí</p></main>',
  )
  const barriers = await barriersOf(page)
  expect(barriers.map((line) => line.split(':')[0])).toEqual(['color-contrast', 'image-alt'])
  expect(await faintTextOf(page)).toHaveLength(1)
})

test('an address that leads nowhere says so, and where to go', async ({
  page,
  javaScriptEnabled,
}) => {
  for (const address of ['/khong-co-trang-nay', '/de-an/0', '/so-lieu/F99999', '/dia-ban/63/00']) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(404)
    await expect(page.locator('main a[href="/"]')).toBeVisible()
  }
  await expectReadable(page, javaScriptEnabled)
})

const dark = ['/', '/bao-cao/vung-NAM/2014', '/de-an', '/so-lieu', '/nhap-excel', '/dia-ban/34/68']

test('dark pages keep enough contrast', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'axe needs timers')
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const address of dark) {
    await page.goto(address)
    expect(await faintTextOf(page), address).toEqual([])
  }
})

test('the keyboard reaches the content before the menu when asked to', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveAttribute('href', '#noi-dung')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#noi-dung$/)
})

async function expectReadable(page: Page, withScript: boolean | undefined) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expect(page).toHaveTitle(/\S · Khuyến Công$/)
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  // axe needs timers, which do not run without JavaScript; the page is the same there.
  if (withScript) expect(await barriersOf(page)).toEqual([])
}
