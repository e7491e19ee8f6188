import { randomUUID } from 'node:crypto'
import { takeNotice } from '#ui/page/flash.ts'
import { themeCookie, themeOf } from '#ui/page/theme.ts'
import { mayOpen, pageAskedFor } from '#door/guard.ts'
import { openedAs } from '#door/opened-as.ts'
import { roleSaid } from '#door/role-said.ts'
import type { Present } from '#door/who.ts'
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
  const names = holdings.map((each) => ({
    id: each.id,
    role: roleSaid(each),
    unit: each.unit.name,
    behalf: each.onBehalf?.name ?? null,
  }))
  return {
    name: session.personName,
    holdings: names,
    holdingId: holding?.id ?? null,
    openedAs: openedAs(present),
    makesKeys: mayOpen('/toi/khoa-api'),
  }
}
