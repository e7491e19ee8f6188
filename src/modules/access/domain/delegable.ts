import { actNames, type ActSays } from './act-names.ts'
import { permissions, tableReach, type ActName } from './permissions.ts'
import type { Role } from './roles.ts'

/**
 * What stays with the person. To give roles, to shut people out and to let machines in: a deputy would make what outlasts the
 * absence. To name a deputy: there is no chain of them. Approvals of money will stand here: who signs for money is named in a
 * decision.
 */
const neverDelegated: readonly ActName[] = [
  'person.read',
  'person.invite',
  'person.change',
  'person.deactivate',
  'session.end',
  'role.give',
  'role.end',
  'unit.read',
  'unit.make',
  'unit.change',
  'deputy.name',
  'handover.make',
  'privacy.decide',
  'privacy.keep',
  'key.read',
  'key.make',
  'key.revoke',
]

/** The acts of a role that may be delegated: what the role may beyond every citizen, without what stays with the person. */
export function delegableActs(role: Role): readonly ActName[] {
  return (Object.keys(permissions) as ActName[]).filter(
    (act) => Object.hasOwn(permissions[act], role) && !neverDelegated.includes(act),
  )
}

const says: Readonly<Record<ActName, ActSays>> = actNames

/** The delegable acts that change something; reading and the steps of an act come along with it. */
export const delegableChanges = (role: Role): readonly ActName[] =>
  delegableActs(role).filter((act) => !isReading(act) && says[act].stepOf === undefined)

/** Whether an act goes over to a deputy in a role: all that may, or those chosen and the reading they need. */
export function isDelegated(act: ActName, role: Role, chosen: readonly string[] | null): boolean {
  if (tableReach(act, role) === null || !delegableActs(role).includes(act)) return false
  return chosen === null || chosen.includes(says[act].stepOf ?? act) || isReading(act)
}

/**
 * Why a deputy may not do what the role they act in may: those who delegated left it out, or nobody may delegate it. `null` for
 * whoever acts in a role of their own, and for what the role may not do either.
 */
export function whyNotDelegated(
  act: ActName,
  { role, onBehalf }: { readonly role: Role; readonly onBehalf?: unknown },
): 'left-out' | 'never' | null {
  if (!onBehalf || tableReach(act, role) === null) return null
  return delegableActs(role).includes(act) ? 'left-out' : 'never'
}

const isReading = (act: ActName) => act.endsWith('.read')
