import { expect, test as setup } from '@playwright/test'
import { people, stateOf } from './people.ts'

setup('everybody of the demo world signs in from the sign-in page', async ({ browser }) => {
  setup.setTimeout(120_000)
  for (const { name, role, unit } of people) {
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
    const page = await context.newPage()
    await page.goto('/dang-nhap')
    await page.getByRole('button', { name }).click()
    await expect(page.getByText('Bạn đang xem thử với tư cách')).toContainText(name)
    await context.storageState({ path: stateOf(role, unit) })
    await context.close()
  }
})
