import { expect, test as setup, type APIRequestContext } from '@playwright/test'
import { people, personOf, stateOf } from './people.ts'

const nobody = { cookies: [], origins: [] }
setup.use({ storageState: nobody })

setup(
  'everybody of the demo world signs in from the sign-in page',
  async ({ page, playwright }) => {
    setup.setTimeout(120_000)
    await page.goto('/dang-nhap')
    const buttons = page.locator('button[name="person"]')
    const choices = await buttons.evaluateAll((all) =>
      all.map((button) => ({ id: button.getAttribute('value') ?? '', says: button.textContent })),
    )
    const { name: one } = personOf('agencyOfficer')
    await buttons.filter({ hasText: one }).click()
    await expect(page.getByText('Bạn đang xem thử với tư cách')).toContainText(one)

    // Everybody sends the same form.
    const { origin } = new URL(page.url())
    for (const { name, role, unit } of people) {
      const { id = '' } = choices.find(({ says }) => says.includes(name)) ?? {}
      const browser = await playwright.request.newContext({ baseURL: origin, storageState: nobody })
      await signIn(browser, { id, name, origin })
      await browser.storageState({ path: stateOf(role, unit) })
      await browser.dispose()
    }
  },
)

async function signIn(
  browser: APIRequestContext,
  { id, name, origin }: { id: string; name: string; origin: string },
): Promise<void> {
  const answer = await browser.post('/dang-nhap?/demo', {
    headers: { origin, accept: 'text/html' },
    form: { person: id },
  })
  expect(await answer.text(), name).toContain('Bạn đang xem thử với tư cách')
}
