import { roles, type Holding } from '#modules/access/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'

/** The name of a role somebody holds, and for whom they act in it. */
export function roleSaid({ role, onBehalf }: Pick<Holding, 'role' | 'onBehalf'>): string {
  const name = roles[role][getLocale()]
  return onBehalf ? m.people_on_behalf({ role: name, name: onBehalf.name }) : name
}
