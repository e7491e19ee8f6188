import { expect, test, type Page } from '@playwright/test'
import { barriersOf } from './barriers.ts'

const main = (page: Page) => page.locator('main')
const row = (page: Page, index: number, name: string) =>
  page.locator(`[name="rows[${index}].${name}"]`)

// Each run enters a paper of its own, of a year nobody reports, so that browsers side by side do not meet.
const ownPaper = () => `Báo cáo thử ${Math.random().toString(36).slice(2, 10)}`

async function figure(page: Page, index: number, indicator: string, raw: string): Promise<void> {
  await row(page, index, 'indicator').selectOption(indicator)
  await row(page, index, 'raw').fill(raw)
  await row(page, index, 'unit').selectOption('tỷ đồng')
}

test('a figure with a mistake is refused at its field, corrected, and then stands in the list', async ({
  page,
  javaScriptEnabled,
}) => {
  const paper = ownPaper()
  await page.goto('/so-lieu/moi')
  await page.locator('#note').fill(paper)
  await page.locator('#place').selectOption('63-83')
  await page.locator('#year').fill('1997')
  await figure(page, 0, 'budget_total', 'mười hai')
  await page.getByRole('button', { name: 'Lưu', exact: false }).click()

  const problem = page.getByRole('link', { name: /Dòng 1: hãy ghi số như đã in/ })
  await expect(problem).toBeVisible()
  await expect(page).toHaveTitle(/^Lỗi/)
  await expect(row(page, 0, 'raw')).toHaveAttribute('aria-invalid', 'true')
  await expect(row(page, 0, 'raw')).toHaveValue('mười hai')
  await expect(page.locator('#note')).toHaveValue(paper)
  await expect(page.locator('#place')).toHaveValue('63-83')
  if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
  await problem.click()
  await expect(row(page, 0, 'raw')).toBeFocused()

  await row(page, 0, 'raw').fill('12,5')
  await page.getByRole('button', { name: 'Lưu', exact: false }).click()
  await expect(page).toHaveURL(/\/so-lieu\/nguon\//)
  await expect(main(page)).toContainText('Đã lưu 1 số liệu')
  await expect(main(page)).toContainText(paper)
  await expect(main(page).locator('tbody tr')).toContainText('12,5')

  await page.goto('/so-lieu?nam=1997')
  const own = main(page).locator('tbody tr').filter({ hasText: paper })
  await expect(own).toHaveCount(1)
  await own.getByRole('rowheader').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('12,5')
  await expect(main(page)).toContainText('12.500.000.000')
})

test('figures that do not add up are said before they are saved, and nothing is kept until then', async ({
  page,
}) => {
  const paper = ownPaper()
  await page.goto('/so-lieu/moi')
  await page.locator('#note').fill(paper)
  await page.locator('#place').selectOption('63-83')
  await page.locator('#year').fill('1996')
  await figure(page, 0, 'budget_total', '63,335')
  await figure(page, 1, 'budget_national', '13,877')
  await figure(page, 2, 'budget_local', '49,49')
  await page.getByRole('button', { name: 'Kiểm tra' }).click()

  await expect(main(page)).toContainText('13,877 + 49,49 = 63,367')
  await expect(main(page)).toContainText('báo cáo ghi 63,335')
  await expect(row(page, 0, 'raw')).toHaveValue('63,335')
  await row(page, 0, 'raw').fill('63,367')
  await page.getByRole('button', { name: 'Kiểm tra' }).click()
  await expect(main(page)).not.toContainText('báo cáo ghi')

  await page.goto('/so-lieu?nam=1996')
  await expect(main(page)).not.toContainText(paper)
})

test('a figure opens to what was printed, its source, what does not add up and the other figures', async ({
  page,
}) => {
  await page.goto('/so-lieu/F0014')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('63,335')
  await expect(main(page)).toContainText('63.335.000.000')
  await expect(main(page)).toContainText('13,877 + 49,49 = 63,367')
  await expect(main(page).getByRole('link', { name: 'F0018' }).first()).toBeVisible()
  await main(page).getByRole('link', { name: 'F0018' }).first().click()
  await expect(page).toHaveURL(/\/so-lieu\/F0018$/)
  await main(page).locator('a[href*="/so-lieu/nguon/"]').first().click()
  await expect(page).toHaveURL(/\/so-lieu\/nguon\//)
  await expect(
    main(page)
      .getByRole('link', { name: /63|Kinh phí/ })
      .first(),
  ).toBeVisible()
})

test('what does not add up is listed with its arithmetic and narrows by verdict and kind', async ({
  page,
}) => {
  await page.goto('/so-lieu/kiem-tra')
  const findings = main(page).locator('ol > li:has(.message)')
  await expect(findings.first()).toContainText('13,877 + 49,49 = 63,367')
  await expect(findings.first()).toContainText('63,335')
  const all = await findings.count()

  await main(page).getByRole('link', { name: /^sai/ }).click()
  await expect(page).toHaveURL(/ket-luan=error/)
  const errors = await findings.count()
  expect(errors).toBeGreaterThan(0)
  expect(errors).toBeLessThan(all)
  await expect(findings.filter({ hasText: 'Lệch' })).toHaveCount(errors)

  await page.locator('#loai').selectOption('tier-sum')
  await main(page).getByRole('button', { name: 'Lọc' }).click()
  await expect(page).toHaveURL(/ket-luan=error.*loai=tier-sum/)
  for (const one of await findings.all()) await expect(one).toContainText('Tổng theo nguồn')
})
