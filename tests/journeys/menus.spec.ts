import { expect, test } from '@playwright/test'

test('a menu of the header closes on Escape, and the keyboard is back at what opened it', async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'without script a menu closes by what opened it')
  await page.goto('/de-an')
  const menus = page.locator('header details, .side details')
  for (const menu of await menus.all()) {
    const summary = menu.locator('summary')
    if (!(await summary.isVisible())) continue
    await summary.press('Enter')
    await expect(menu).toHaveAttribute('open')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await expect(menu).not.toHaveAttribute('open')
    await expect(summary).toBeFocused()
  }
})
