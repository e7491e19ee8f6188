import { expect, test, type Page } from '@playwright/test'

const vietnameseLetter = /[ăđơưạằẳẵắặầẩẫấậẹềểễếệịọồổỗốộờởỡớợụừửữứựỳỷỹỵ]/i

/** Words of the page in lines, without names of places and the product, which stay Vietnamese. */
async function vietnameseLines(page: Page, part: string): Promise<string[]> {
  const whole = page.locator(part).first()
  const text = await whole.innerText()
  // What says of itself that it is Vietnamese is read so, whatever the language of the page.
  const marked = new Set(await whole.locator('[lang="vi"]').allInnerTexts())
  return text
    .split('\n')
    .filter((line) => !marked.has(line) && vietnameseLetter.test(line.replaceAll(names, '')))
}

const names =
  /Ngô Thị Thanh Tâm|Khuyến Công|Tiếng Việt|Đồng Tháp|Thái Bình|Hải Dương|Ninh Bình|Bình Thuận|Phú Yên|Khánh Hòa|Cao Bằng|Hậu Giang|Cần Thơ/g

test('the language changes on the page one is on, with its filter, and back', async ({ page }) => {
  await page.goto('/de-an?tinh=63:77&den-nam=2016')
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
  await page.locator('header').getByRole('link', { name: 'English' }).click()

  await expect(page).toHaveURL(/\/en\/de-an\?tinh=63(:|%3A)77&den-nam=2016$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('[name="tinh"]').first()).toHaveValue('63:77')
  await expect(page.locator('main tbody tr')).toHaveCount(5)

  await page.locator('header').getByRole('link', { name: 'Tiếng Việt' }).click()
  await expect(page).toHaveURL(/:\d+\/de-an\?tinh=63(:|%3A)77&den-nam=2016$/)
  await expect(page.locator('main tbody tr')).toHaveCount(5)
})

test('an English reader stays in English from link to link and from search to result', async ({
  page,
}) => {
  await page.goto('/en/dia-ban/63/77')
  await page
    .locator('main')
    .getByRole('link', { name: /Hồ Chí Minh/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/en\/dia-ban\/34\/79$/)

  await page.goto('/en/tim-kiem?q=song+be')
  await page.locator('main').getByRole('link', { name: 'Tỉnh Sông Bé' }).first().click()
  await expect(page).toHaveURL(/\/en\/dia-ban\/63\/70$/)
})

test('a suggestion taken by an English reader opens in English', async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'suggestions need JavaScript')
  await page.goto('/en/tim-kiem')
  await page.locator('main').getByRole('combobox').fill('song be')
  await page.locator('main').getByRole('option').first().click()
  await expect(page).toHaveURL(/\/en\/dia-ban\/63\/70$/)
})

test('money, numbers and days are written as each language writes them', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('main')).toContainText(/\d+,\d{1,3}\stỷ/)
  await page.goto('/en')
  await expect(page.locator('main')).toContainText(/\d+\.\d{1,3}\sbn\sVND/)
  await expect(page.locator('main')).not.toContainText(/\d,\d{1,2}(?!\d)/)

  await page.goto('/dia-ban/63/77')
  await expect(page.locator('main')).toContainText('30/06/2025')
  await page.goto('/en/dia-ban/63/77')
  await expect(page.locator('main')).toContainText(/30 June 2025|30 Jun 2025/)
})

test('navigation, home and what does not add up are in English, names of places apart', async ({
  page,
}) => {
  for (const address of ['/en', '/en/so-lieu/kiem-tra']) {
    await page.goto(address)
    for (const part of ['header', 'nav', 'main'])
      expect(await vietnameseLines(page, part), `${address} ${part}`).toEqual([])
  }
  await expect(page.locator('main')).toContainText(
    'The national and local parts add up to 13.877 + 49.49 = 63.367 billion VND; printed is 63.335.',
  )
})

test('an English reader is told in English what is missing in a form', async ({ page }) => {
  await page.goto('/en/so-lieu/moi')
  await page.locator('#note').fill('A paper')
  await page.locator('#place').selectOption('VN')
  await page.locator('#year').fill('1995')
  await page.locator('[name="rows[0].raw"]').fill('twelve')
  await expect(page.locator('[name="rows[0].status"] option').first()).toHaveText('carried out')
  for (const field of ['unit', 'qualifier', 'indicator']) {
    const options = await page.locator(`[name="rows[0].${field}"] option`).allTextContents()
    expect(options.length).toBeGreaterThan(5)
    expect(
      options.filter((option) => vietnameseLetter.test(option)),
      field,
    ).toEqual([])
  }
  await page.getByRole('button', { name: 'Save the figures' }).click()
  await expect(page.getByRole('alert')).toContainText('Row 1: please choose an indicator.')
  await expect(page.getByRole('alert')).toContainText('Row 1: please give the number as printed')
  await expect(page.locator('[name="rows[0].raw"]')).toHaveValue('twelve')
})
