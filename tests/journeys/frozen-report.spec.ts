import { expect, test } from '@playwright/test'
import { barriersOf, overflowOf } from './barriers.ts'

// Each project has a province of its own, so that none sees the figures of another.
const provinces: Readonly<Record<string, { readonly code: string; readonly name: string }>> = {
  'desktop-1440': { code: '96', name: 'Cà Mau' },
  'desktop-nojs': { code: '95', name: 'Bạc Liêu' },
  'phone-390': { code: '91', name: 'Kiên Giang' },
}

test('a figure that arrives after a report was frozen shows as a restatement, and the frozen text stays', async ({
  page,
  javaScriptEnabled,
}, { project }) => {
  const { code } = provinces[project.name] ?? { code: '96' }
  const report = `/bao-cao/tinh-63-${code}/2011`

  await test.step('freeze the report of a year nothing is known of', async () => {
    await page.goto(report)
    await page.getByLabel('Chốt để làm gì').fill('Gửi hội nghị vùng')
    await page.getByRole('button', { name: 'Chốt báo cáo này' }).click()
    await expect(page).toHaveURL(/\/bao-cao\/dong-bang\//)
    await expect(page.locator('main')).toContainText('Gửi hội nghị vùng')
    await expect(page.locator('main')).toContainText('Nội dung khớp với mã băm.')
    await expect(page.locator('main')).not.toContainText('9,25')
  })
  const frozen = page.url()

  await test.step('enter a figure of that year', async () => {
    await page.goto('/so-lieu/moi')
    await page.getByLabel('Văn bản (tên, số ký hiệu)').fill('Báo cáo số 12/BC-SCT')
    await page.getByLabel('Số liệu của nơi nào').selectOption(`63-${code}`)
    await page.locator('#year').fill('2011')
    const row = page.locator('form ol > li').first()
    await row.getByLabel('Chỉ tiêu').selectOption('Tổng kinh phí khuyến công (QG + ĐP)')
    await row.getByLabel('Giá trị đã in').fill('9,25')
    await row.getByLabel('Đơn vị').selectOption('tỷ đồng')
    await page.getByRole('button', { name: 'Lưu số liệu' }).click()
    await expect(page.locator('main').getByRole('status')).toHaveText('Đã lưu 1 số liệu.')
  })

  await test.step('the report of today has it, the frozen one says it came later', async () => {
    await page.goto(report)
    await expect(page.locator('article')).toContainText('9,25 tỷ đồng')
    await page.goto(frozen)
    await expect(page.locator('article')).not.toContainText('9,25')
    const change = page.getByRole('row').filter({ hasText: '9,25' })
    await expect(change).toContainText('mới có')
    await expect(page.locator('main')).toContainText('Nội dung khớp với mã băm.')
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    if (javaScriptEnabled) expect(await barriersOf(page)).toEqual([])
  })

  await test.step('the frozen report is found again from the list', async () => {
    await page.goto('/bao-cao')
    await page.locator(`main a[href="${new URL(frozen).pathname}"]`).first().click()
    await expect(page).toHaveURL(frozen)
  })
})
