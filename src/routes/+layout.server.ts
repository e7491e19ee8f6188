import { randomUUID } from 'node:crypto'
import { takeNotice } from '#ui/page/flash.ts'
import { themeCookie, themeOf } from '#ui/page/theme.ts'
import type { LayoutServerLoad } from './$types'

// Reading the path makes this run again on every page, so a notice is shown once and a form key is fresh.
export const load: LayoutServerLoad = ({ cookies, url, locals }) => ({
  path: url.pathname,
  world: process.env.KC_WORLD === 'demo' ? ('demo' as const) : ('office' as const),
  personName: locals.session?.personName ?? null,
  theme: themeOf(cookies.get(themeCookie)),
  formKey: randomUUID(),
  notice: takeNotice(cookies),
})
