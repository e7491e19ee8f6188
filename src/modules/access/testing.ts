import { plainDate } from '#core/plain-date.ts'
import { actingAs } from '#platform/db/acting.ts'
import { idOfName, newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { actingOf, holdingsOf, unitIdOf } from './api.server.ts'
import type { Role } from './model.ts'
import { insertHoldings, insertPeople } from './store.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'

/** A unit of the loaded world, `department/66`. */
export const unitNamed = unitIdOf

/** A person of the demo world by the name of their address: `quan-tri`. */
export const demoPersonId = (address: string) => idOfName(`person/${address}@vi-du.example`)

/** Enters somebody with a role in a unit of the loaded world. */
export async function aColleague(
  tx: Tx,
  { role, unit, name = 'Trần Văn Thử' }: { role: Role; unit: string; name?: string },
): Promise<string> {
  const id = newId()
  await insertPeople(tx, [{ id, name, email: `${id}@vidu.vn`, isDemo: false }])
  await insertHoldings(tx, [
    {
      id: newId(),
      personId: id,
      unitId: unitIdOf(unit),
      role,
      validFrom: plainDate('2025-07-01'),
      validTo: null,
      because: null,
    },
  ])
  return id
}

/** Does work as a person, in the first of their roles or in the one asked for. */
export async function asPerson<T>(
  personId: string,
  work: () => Promise<T>,
  role?: Role,
): Promise<T> {
  const held = await asSystem(() => holdingsOf(personId, today()))
  const holding = held.find((one) => role === undefined || one.role === role) ?? null
  return actingAs(actingOf({ personId, holding, origin: null }), work)
}
