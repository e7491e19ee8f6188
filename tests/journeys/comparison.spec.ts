import { expect, test } from '@playwright/test'

test('plan and carried out of a year stand side by side, the first that was asked for on the left', async ({
  page,
}) => {
  await page.goto('/bao-cao/so-sanh')
  const sides = [
    ['a', 'plan'],
    ['b', 'actual'],
  ] as const
  for (const [side, stage] of sides) {
    await page.locator(`[name="${side}"]`).selectOption('vung-MTTN')
    await page.locator(`[name="nam-${side}"]`).fill('2024')
    await page.locator(`[name="muc-${side}"]`).selectOption(stage)
  }
  await page.getByRole('button', { name: 'So sánh' }).click()
  const table = page.locator('main table')
  await expect(table.locator('thead th').nth(3)).toHaveText(/2024, kế hoạch$/)
  await expect(table.locator('thead th').nth(4)).toHaveText(/2024, thực hiện$/)
  const local = table.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: /^Kinh phí, khuyến công địa phương/ }),
  })
  await expect(local.getByRole('cell')).toHaveText([
    'kế hoạch → thực hiện',
    'số báo cáo',
    '52.026',
    '43.735',
    '-8.291',
    '-15,94',
  ])
  await local.getByRole('link', { name: '43.735' }).click()
  await expect(page.locator('main')).toContainText('43,735 tỷ đồng')
})
