import { refuse, type Decision } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import { transact } from '#platform/db/transact.ts'
import {
  decideUnit,
  decideUnitEnd,
  decideUnitLink,
  type UnitReason,
} from '../domain/decide-unit.ts'
import { insertUnits } from '../store.ts'
import {
  countNamesakes,
  countOpenRoles,
  findUnitRow,
  lockUnit,
  saveUnitEnd,
  saveUnitEstablishment,
  saveUnitName,
} from '../store/units.ts'

/** A unit as a form makes it. */
export type MakeUnit = {
  readonly kind: string
  readonly name: string
  readonly parentId: string | null
  readonly provinceId: string | null
  readonly region: string | null
  readonly validFrom: PlainDate
  readonly key: string
}

/** Enters a unit, within the reach of whoever acts. */
export function makeUnit({
  key,
  ...asked
}: MakeUnit): Promise<Decision<{ readonly id: string }, UnitReason>> {
  return transact({ act: 'unit.make' }, (tx, standing) =>
    once(tx, { key, request: asked }, async () => {
      const parent = asked.parentId === null ? null : await findUnitRow(tx, asked.parentId)
      if (asked.parentId !== null && parent === null)
        return refuse([{ code: 'parent-missing', field: 'parent' }])
      const namesakes = await countNamesakes(tx, { ...asked, id: null, on: asked.validFrom })
      const decision = decideUnit(standing, { ...asked, parent, namesakes })
      if (!decision.allowed) return decision
      const id = newId()
      const { kind, name, provinceId, region } = decision.fact
      const { parentId, validFrom } = asked
      await insertUnits(tx, [
        {
          ...{ id, kind, name, provinceId, region, parentId, validFrom },
          communeCode: null,
          establishmentId: null,
        },
      ])
      return { allowed: true, fact: { id }, warnings: [] } as const
    }),
  )
}

/**
 * Writes how a unit is called.
 * @throws {Failure} not-found; stale, with what stands there now
 */
export function renameUnit({
  id,
  version,
  name,
}: {
  readonly id: string
  readonly version: number
  readonly name: string
}): Promise<Decision<{ readonly version: number }, UnitReason>> {
  return transact({ act: 'unit.change' }, async (tx, standing) => {
    const unit = await lockUnit(tx, id)
    requireVersion(unit, version)
    const namesakes = await countNamesakes(tx, { ...unit, name, on: today() })
    const decision = decideUnit(standing, { ...unit, name, parent: null, namesakes })
    if (!decision.allowed) return decision
    await saveUnitName(tx, id, decision.fact.name)
    return { allowed: true, fact: { version: version + 1 }, warnings: [] } as const
  })
}

/**
 * Ends a unit on a day, or takes the end back. Roles that go on beyond that day keep it open.
 * @throws {Failure} not-found; stale
 */
export function endUnit({
  id,
  version,
  validTo,
}: {
  readonly id: string
  readonly version: number
  readonly validTo: PlainDate | null
}): Promise<Decision<{ readonly version: number }, UnitReason>> {
  return transact({ act: 'unit.change' }, async (tx, standing) => {
    const unit = await lockUnit(tx, id)
    requireVersion(unit, version)
    const openRoles = validTo === null ? 0 : await countOpenRoles(tx, id, validTo)
    const decision = decideUnitEnd(standing, unit, { validTo, openRoles })
    if (!decision.allowed) return refuse(decision.reasons)
    await saveUnitEnd(tx, id, validTo)
    return { allowed: true, fact: { version: version + 1 }, warnings: [] } as const
  })
}

/**
 * Says which establishment of the register a unit is: its people see the schemes of that one as their own.
 * @throws {Failure} not-found; stale
 */
export function linkUnit({
  id,
  version,
  establishmentId,
}: {
  readonly id: string
  readonly version: number
  readonly establishmentId: string | null
}): Promise<Decision<{ readonly version: number }, UnitReason>> {
  return transact({ act: 'unit.change' }, async (tx, standing) => {
    const unit = await lockUnit(tx, id)
    requireVersion(unit, version)
    const decision = decideUnitLink(standing, unit, establishmentId)
    if (!decision.allowed) return decision
    await saveUnitEstablishment(tx, id, decision.fact.establishmentId)
    return { allowed: true, fact: { version: version + 1 }, warnings: [] } as const
  })
}

function requireVersion(
  unit: { readonly id: string; readonly name: string; readonly version: number },
  version: number,
): void {
  if (unit.version === version) return
  throw new Failure('stale', `unit ${unit.id} is at version ${unit.version}`, {
    says: 'Đơn vị này vừa được người khác sửa. Hãy so sánh rồi lưu lại.',
    detail: { version: unit.version, name: unit.name },
  })
}
