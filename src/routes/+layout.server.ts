import { randomUUID } from 'node:crypto'
import { takeNotice } from '#ui/page/flash.ts'
import { themeCookie, themeOf } from '#ui/page/theme.ts'
import { mayOpen, pageAskedFor } from '#door/guard.ts'
import type { Present } from '#door/who.ts'
import { roles } from '#modules/access/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { menuDoors } from '#ui/page/navigation.ts'
import type { LayoutServerLoad } from './$types'

// Reading the path makes this run again on every page, so a notice is shown once and a form key is fresh.
export const load: LayoutServerLoad = ({ cookies, url, route, locals }) => ({
  path: url.pathname,
  askedFor: pageAskedFor({ route, url }),
  world: process.env.KC_WORLD === 'demo' ? ('demo' as const) : ('office' as const),
  theme: themeOf(cookies.get(themeCookie)),
  formKey: randomUUID(),
  notice: takeNotice(cookies),
  doors: menuDoors.filter(mayOpen),
  me: meOf(locals.present),
  owesSecondStep: locals.present?.owesSecondStep ?? false,
})

function meOf(present: Present | null) {
  if (!present) return null
  const { session, holding, holdings } = present
  const names = holdings.map(({ id, role, unit, onBehalf }) => {
    const name = roles[role][getLocale()]
    return {
      id,
      role: onBehalf ? m.people_on_behalf({ role: name, name: onBehalf.name }) : name,
      unit: unit.name,
    }
  })
  return {
    name: session.personName,
    holdings: names,
    holdingId: holding?.id ?? null,
    makesKeys: mayOpen('/toi/khoa-api'),
  }
}
