import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cookie, Page } from '@playwright/test'

type Demo = {
  readonly people: readonly {
    readonly name: string
    readonly role: string
    readonly unit: string
  }[]
}

/** The people of the demo world. */
export const people = (JSON.parse(readFileSync('data/demo/people.json', 'utf8')) as Demo).people

/** Somebody of the demo world: in a role, in Đắk Lắk or above the provinces unless another unit is asked for. */
export function personOf(role: string, unit?: string) {
  const found = people.find((one) => one.role === role && (unit === undefined || one.unit === unit))
  if (!found) throw new Error(`nobody is ${role} in ${unit ?? 'any unit'}`)
  return found
}

const folder = process.env.KC_JOURNEY_FOLDER ?? join(tmpdir(), 'kc-journeys')

/** The file that keeps somebody signed in for the journeys of a run. */
export function stateOf(role: string, unit?: string): string {
  const { unit: held } = personOf(role, unit)
  return join(folder, 'people', `${role}-${held.replace(/\W/g, '-')}.json`)
}

/** From now on the page is somebody else’s. */
export async function become(page: Page, role: string, unit?: string): Promise<void> {
  const state = JSON.parse(readFileSync(stateOf(role, unit), 'utf8')) as { cookies: Cookie[] }
  await page.context().clearCookies()
  await page.context().addCookies(state.cookies)
}
