import { currentActing } from '#platform/db/acting.ts'
import { isGivenIn } from '../domain/manage-roles.ts'
import { roleNames, type Role } from '../domain/roles.ts'
import { unitsToChoose } from './list-units.ts'

/** The roles whoever acts may give in a unit they may choose; the rule by which the others are refused leaves them out. */
export async function rolesToGive(act: 'person.invite' | 'role.give'): Promise<readonly Role[]> {
  const standing = currentActing().standingFor(act)
  if (!standing) return []
  const manager = { personId: standing.personId, standing }
  const units = await unitsToChoose()
  return roleNames.filter((role) => units.some((unit) => isGivenIn(manager, role, unit)))
}
