import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const pages = [
  '/',
  '/so-lieu',
  '/so-lieu/F0014',
  '/so-lieu/kiem-tra',
  '/so-lieu/chi-tieu',
  '/so-lieu/moi',
  '/de-an',
  '/de-an/moi',
  '/nhap-excel',
  '/dia-ban',
  '/dia-ban/63/60',
  '/dia-ban/34/68',
  '/dia-ban/vung/NAM',
  '/bao-cao',
  '/bao-cao/vung-NAM/2014',
  '/bao-cao/ca-nuoc/2016',
  '/bao-cao/so-sanh',
  '/tim-kiem?q=go%20soi',
  '/en',
  '/en/bao-cao/vung-NAM/2014',
  '/en/de-an',
  '/khong-co-trang-nay',
]

for (const address of pages) {
  test(`${address} can be read by everyone: no barrier, nothing wider than the screen`, async ({ page, javaScriptEnabled }) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 404/.test(message.text())) faults.push(message.text())
    })
    await page.goto(address)
    await expect(page.locator('h1')).toHaveCount(1)
    // axe needs timers, which do not run without JavaScript; the page is the same there.
    if (javaScriptEnabled) expect(await barriers(page)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
  })
}

async function barriers(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

test('dark pages keep enough contrast', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'axe needs timers')
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const address of ['/', '/bao-cao/vung-NAM/2014', '/de-an', '/so-lieu', '/nhap-excel']) {
    await page.goto(address)
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
    expect(violations.flatMap(({ nodes }) => nodes.map((node) => `${address} ${node.html}`))).toEqual([])
  }
})

test('the keyboard reaches the content before the menu when asked to', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.locator(':focus')
  await expect(skip).toHaveAttribute('href', /^#/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#/)
})
