import type { Browser } from './browser.ts'

/** Makes the browser that of an official who may enter, change and import schemes of every province. */
export async function becomeOfficial(browser: Browser): Promise<void> {
  // There is no sign-in: whoever reaches the address may write.
  const { status } = await browser.get('/')
  if (status !== 200) throw new Error(`the first page answers ${status}`)
}
