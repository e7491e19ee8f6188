import { expect, test, type Page } from '@playwright/test'
import { barriersOf } from './barriers.ts'

const main = (page: Page) => page.locator('main')

/** The links under a heading of the results. */
const under = (page: Page, heading: string) =>
  main(page)
    .getByRole('heading', { name: heading, exact: true })
    .locator('xpath=following-sibling::ul[1]')

const look = async (page: Page, words: string) => {
  await page.goto('/tim-kiem')
  const form = main(page).getByRole('search')
  await form.getByRole('searchbox').or(form.getByRole('combobox')).fill(words)
  await form.getByRole('button').click()
  await expect(page).toHaveURL(/\/tim-kiem\?q=/)
}

test('the same scheme is found with and without diacritics, with đ as d, by the short form and by the long one', async ({
  page,
}) => {
  const title = 'Hỗ trợ máy móc thiết bị tiên tiến trong sản xuất đồ gỗ mỹ nghệ'
  for (const words of [
    'đồ gỗ mỹ nghệ',
    'do go my nghe',
    'ĐỒ GỖ',
    'MMTB đồ gỗ',
    'may moc thiet bi do go',
  ]) {
    await look(page, words)
    await expect(under(page, 'Đề án').getByRole('link', { name: title }), words).toBeVisible()
  }
})

test('a short form finds what it stands for', async ({ page }) => {
  for (const [words, place] of [
    ['TP.HCM', 'Thành phố Hồ Chí Minh'],
    ['BR-VT', 'Tỉnh Bà Rịa - Vũng Tàu'],
    ['brvt', 'Tỉnh Bà Rịa - Vũng Tàu'],
  ] as const) {
    await look(page, words)
    await expect(under(page, 'Địa bàn').getByRole('link').first(), words).toHaveText(place)
  }
  await look(page, 'CNNT tiêu biểu')
  await expect(under(page, 'Đề án')).toContainText('Tổ chức bình chọn sản phẩm CNNT tiêu biểu')
})

test('a place among the words means the schemes of that place, and the list of all of them too', async ({
  page,
}) => {
  await look(page, 'may ba ria vung tau')
  await expect(under(page, 'Địa bàn').getByRole('link').first()).toHaveText(
    'Tỉnh Bà Rịa - Vũng Tàu',
  )
  const schemes = under(page, 'Đề án').getByRole('listitem')
  const count = await schemes.count()
  expect(count).toBeGreaterThan(1)
  await expect(schemes.filter({ hasText: 'Bà Rịa - Vũng Tàu' })).toHaveCount(count)

  await page.getByRole('link', { name: 'Xem mọi đề án khớp' }).click()
  await expect(page).toHaveURL(/\/de-an\?q=may(\+|%20)ba/)
  await expect(main(page).locator('tbody tr')).toHaveCount(count)
})

test('the list of schemes understands an old name, says how, and searches the words alone when asked', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/de-an')
  const filter = main(page).getByRole('search', { name: 'Lọc đề án' })
  await filter.getByRole('searchbox').fill('hỗ trợ Sông Bé')
  await filter.getByRole('button', { name: 'Lọc' }).click()
  const said =
    'Đã hiểu “Sông Bé” là Tỉnh Sông Bé (đến năm 1996), sau đó là Tỉnh Bình Phước hoặc Tỉnh Bình Dương, nay thuộc'
  await expect(main(page)).toContainText(said)
  const rows = main(page).locator('tbody tr')
  const count = await rows.count()
  expect(count).toBeGreaterThan(0)
  await expect(rows.filter({ hasText: 'Bình Phước' })).toHaveCount(count)
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])

  await page.getByRole('link', { name: 'Chỉ tìm theo từ, không coi là địa danh' }).click()
  await expect(main(page)).toContainText('Đang chỉ tìm theo từ, không coi từ nào là địa danh.')
  await expect(main(page)).toContainText('Không có đề án nào khớp điều kiện lọc')
  await page.getByRole('link', { name: 'Hiểu cả địa danh', exact: true }).click()
  await expect(rows).toHaveCount(count)
})

test('figures are found by an old name and by a short one', async ({ page }) => {
  for (const [words, said] of [
    ['br-vt', 'Tỉnh Bà Rịa - Vũng Tàu, nay thuộc Thành phố Hồ Chí Minh'],
    ['Sông Bé', 'Tỉnh Sông Bé (đến năm 1996)'],
  ] as const) {
    await page.goto('/so-lieu')
    await page.locator('#q').fill(words)
    await page.locator('form.filter button').click()
    await expect(main(page)).toContainText(`Đã hiểu “${words}” là ${said}`)
    expect(await main(page).locator('tbody tr').count()).toBeGreaterThan(0)
  }
})

test('figures searched by the words alone stay so when another condition is chosen', async ({
  page,
}) => {
  await page.goto('/so-lieu?q=br-vt')
  await page.getByRole('link', { name: 'Chỉ tìm theo từ, không coi là địa danh' }).click()
  await page.locator('#nam').selectOption({ index: 1 })
  await page.locator('form.filter button').click()
  await expect(page).toHaveURL(/nam=\d{4}/)
  await expect(main(page)).toContainText('Đang chỉ tìm theo từ, không coi từ nào là địa danh.')
})

test('what no scheme answers is said, with the place and the schemes elsewhere', async ({
  page,
}) => {
  await look(page, 'go soi ha nam')
  await expect(main(page)).toContainText('chưa có đề án nào ở Tỉnh Hà Nam')
  await expect(under(page, 'Đề án').getByRole('listitem').first()).toContainText(/gỗ/i)
  await under(page, 'Địa bàn').getByRole('link', { name: 'Tỉnh Hà Nam', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tỉnh Hà Nam')
})

test('a province that is no more leads to those that have its ground', async ({ page }) => {
  await look(page, 'song be')
  const places = under(page, 'Địa bàn')
  await expect(places).toContainText('đến năm 1996; sau đó là Tỉnh Bình Dương')
  await expect(places).toContainText('đến năm 1996; sau đó là Tỉnh Bình Phước')
  await places.getByRole('link', { name: 'Tỉnh Sông Bé' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tỉnh Bình Phước')

  await look(page, 'ha tay')
  await expect(places.getByRole('link').first()).toHaveText('Tỉnh Hà Tây')
  await expect(main(page)).not.toContainText('đang tìm theo')
})

test('a word misspelt is read as the one most alike, and the page says so', async ({ page }) => {
  await look(page, 'mỹ nghhe')
  await expect(main(page)).toContainText('đang tìm theo “my nghe”')
  await expect(under(page, 'Đề án')).toContainText('mỹ nghệ')
})

test('what is found nowhere says so, and nothing typed breaks the page', async ({
  page,
  javaScriptEnabled,
}) => {
  for (const words of ['zzzz qqqq', "'; drop table scheme --", '<zzq>&|!:*']) {
    await look(page, words)
    await expect(main(page)).toContainText('Không tìm thấy')
    await expect(main(page)).toContainText(words)
  }
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
})

test('suggestions come while typing, and the keyboard takes one', async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'suggestions are an addition to a form that works without them')
  await page.goto('/tim-kiem')
  const box = main(page).getByRole('combobox')
  await box.pressSequentially('song b')
  const options = main(page).getByRole('option')
  await expect(options.first()).toContainText('Tỉnh Sông Bé')
  expect(await barriersOf(page)).toEqual([])

  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(box).toHaveValue('song b')
  await box.pressSequentially('e')
  await expect(options.nth(1)).toContainText('Tỉnh Bình Dương')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(box).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tỉnh Bình Dương')
})

test('Enter without choosing a suggestion opens all results', async ({ page }) => {
  await page.goto('/tim-kiem')
  const form = main(page).getByRole('search')
  const box = form.getByRole('searchbox').or(form.getByRole('combobox'))
  await box.fill('go tuyen quang')
  await box.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kết quả cho “go tuyen quang”')
  await expect(under(page, 'Đề án').getByRole('listitem').first()).toContainText('Tuyên Quang')
})
