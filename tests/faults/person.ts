import { roles } from '#modules/access/model.ts'
import type { Browser } from './browser.ts'

/** Makes the browser that of an official of the ministry's agency, who enters, changes and imports schemes of every province. */
export async function becomeOfficial(browser: Browser): Promise<void> {
  const { html } = await browser.get('/dang-nhap')
  const buttons = [
    ...html.matchAll(/<button name="person" value="([^"]+)"[^>]*>([\s\S]*?)<\/button>/g),
  ]
  const person = buttons.find(([, , says = '']) =>
    says.includes(`>${roles.agencyOfficer.vi}<`),
  )?.[1]
  if (person === undefined) throw new Error('nobody of the agency is there to be tried')
  const { status } = await browser.post(
    '/dang-nhap?/demo',
    new URLSearchParams({ person, ve: '/' }),
  )
  if (status !== 303) throw new Error(`signing in answers ${status}`)
}
