import { Failure } from '#core/failure.ts'
import { allow, refuse, type Decision } from '#core/decision.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  decideRole,
  decideRoleEnd,
  lastDayAtOnce,
  manages,
  type EndReason,
  type RoleReason,
} from '../domain/manage-roles.ts'
import { insertHoldings } from '../store.ts'
import {
  countOtherAdministrators,
  findDatedUnit,
  loadHolding,
  loadHoldings,
  lockPerson,
  saveHoldingEnd,
  type RecordedHolding,
} from '../store/people.ts'
import { asManager } from './manager.ts'
import { requireSeen } from '../queries/find-person.ts'

/** A role as a form asks for it to be given. */
export type GiveRole = {
  readonly personId: string
  readonly role: string
  readonly unitId: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly because: string
  readonly key: string
}

/**
 * Gives somebody a role in a unit from a day on.
 * @throws {Failure} not-found, when whoever acts knows no such person
 */
export async function giveRole({
  key,
  ...gift
}: GiveRole): Promise<Decision<{ readonly id: string }, RoleReason | 'unit-missing'>> {
  await requireSeen(gift.personId)
  return asManager('role.give', (tx, manager) =>
    once(tx, { key, request: gift }, async () => {
      await lockPerson(tx, gift.personId)
      const unit = await findDatedUnit(tx, gift.unitId)
      if (!unit) return refuse([{ code: 'unit-missing', field: 'unit' }])
      const decision = decideRole(manager, { ...gift, unit }, await loadHoldings(tx, gift.personId))
      if (!decision.allowed) return decision
      const id = newId()
      const { role } = decision.fact
      await insertHoldings(tx, [{ ...gift, id, role, because: gift.because || null }])
      return { allowed: true, fact: { id }, warnings: [] } as const
    }),
  )
}

/** How a form ends a role. */
export type EndRole = {
  readonly id: string
  readonly version: number
  readonly validTo: PlainDate | 'at once'
  readonly because: string
}

/** A role as it ends. */
export type EndedRole = {
  readonly version: number
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
}

/**
 * Ends a role on a day or at once, or calls it off before its first. What it was until then stays on record.
 * @throws {Failure} not-found; stale, when somebody changed it meanwhile
 */
export function endRole({ id, version, ...end }: EndRole): Promise<Decision<EndedRole, EndReason>> {
  return asManager('role.end', async (tx, manager) => {
    const holding = await lockHolding(tx, id)
    if (!manages(manager, holding.unit)) throw new Failure('not-found', `role ${id}`)
    requireVersion(holding, version)
    const { validFrom } = holding
    const validTo = end.validTo === 'at once' ? lastDayAtOnce(today(), holding) : end.validTo
    const decision = decideRoleEnd(
      manager,
      holding,
      { ...end, validTo },
      {
        otherAdministrators: await countOtherAdministrators(tx, holding.personId),
        today: today(),
      },
    )
    if (!decision.allowed) return decision
    await saveHoldingEnd(tx, id, decision.fact)
    return allow({ version: version + 1, validFrom, validTo })
  })
}

/** Takes the end of a role back: it is held again to the day it was before. */
export function resumeRole({
  id,
  version,
  validTo,
}: Omit<EndRole, 'because' | 'validTo'> & {
  readonly validTo: PlainDate | null
}): Promise<Decision<{ readonly version: number }, RoleReason>> {
  return asManager('role.end', async (tx, manager) => {
    const holding = await lockHolding(tx, id)
    if (!manages(manager, holding.unit)) throw new Failure('not-found', `role ${id}`)
    requireVersion(holding, version)
    // To hold it longer is to be given it: the same rules say no.
    const others = (await loadHoldings(tx, holding.personId)).filter((one) => one.id !== id)
    const decision = decideRole(manager, { ...holding, validTo }, others)
    if (!decision.allowed) return decision
    await saveHoldingEnd(tx, id, { validTo, because: null })
    return { allowed: true, fact: { version: version + 1 }, warnings: [] } as const
  })
}

async function lockHolding(tx: Tx, id: string): Promise<RecordedHolding> {
  const found = await loadHolding(tx, id)
  if (!found) throw new Failure('not-found', `role ${id}`)
  await lockPerson(tx, found.personId)
  return (await loadHolding(tx, id)) ?? found
}

function requireVersion(holding: RecordedHolding, version: number): void {
  if (holding.version === version) return
  throw new Failure('stale', `role ${holding.id} is at version ${holding.version}`, {
    says: 'Vai trò này vừa được người khác sửa. Hãy xem lại ngày và lý do trên trang, rồi làm lại.',
    detail: { version: holding.version },
  })
}
