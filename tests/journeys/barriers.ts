import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// What is well is not told, and no page has a frame: asked so, axe takes half as long.
const reader = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()

/** What keeps somebody from reading or using the page, one line each; it needs JavaScript. */
export async function barriersOf(page: Page): Promise<string[]> {
  const { violations } = await reader(page).withTags(levels).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** Text that does not stand out enough from its ground. */
export async function faintTextOf(page: Page): Promise<string[]> {
  const { violations } = await reader(page).withRules(['color-contrast']).analyze()
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
}

/** By how many pixels the page is wider than the screen. */
export async function overflowOf(page: Page): Promise<number> {
  // While its styles are on their way any long word is too wide.
  await page.waitForLoadState()
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

/** Collects what goes wrong on a page while it is read: errors of scripts, of the policy, of missing files. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return faults
}
