import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainDate } from '#core/plain-date.ts'
import { listProvinces } from '#modules/territory/api.server.ts'
import { idOfName } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { publicUnits } from '../domain/public-units.ts'
import type { Role } from '../domain/roles.ts'
import type { UnitKind } from '../domain/unit-kinds.ts'
import { insertHoldings, insertPeople, insertUnits } from '../store.ts'

// The day the 34 provinces began.
const since = plainDate('2025-07-01')

/** The identifier of a public body or a unit of the demo world, by its key. */
export const unitIdOf = (key: string) => idOfName(`unit/${key}`)

/** Enters the public bodies of the programme. Loading again changes nothing, and overwrites no edit. */
export async function loadUnits(tx: Tx): Promise<void> {
  const units = publicUnits(listProvinces(34), since)
  await insertUnits(
    tx,
    units.map(({ key, parentKey, ...unit }) => ({
      ...unit,
      id: unitIdOf(key),
      parentId: parentKey && unitIdOf(parentKey),
      communeCode: null,
      establishmentId: null,
    })),
  )
}

type DemoData = {
  readonly units: readonly {
    readonly key: string
    readonly kind: UnitKind
    readonly name: string
    readonly province: string | null
  }[]
  readonly people: readonly {
    readonly name: string
    readonly email: string
    readonly role: Role
    readonly unit: string
  }[]
}

/** An establishment of the register that somebody of the demo world speaks for. */
export type SpokenFor = {
  readonly id: string
  readonly name: string
  readonly provinceId: string
}

/** Enters the invented people of the demo world, one of each role, with their units. */
export async function loadDemoPeople(
  tx: Tx,
  spokenFor: SpokenFor | undefined,
  root = process.cwd(),
): Promise<void> {
  const text = await readFile(join(root, 'data/demo/people.json'), 'utf8')
  const { units, people } = JSON.parse(text) as DemoData
  const common = { parentId: null, region: null, communeCode: null, validFrom: since }
  await insertUnits(tx, [
    ...units.map(({ key, kind, name, province }) => ({
      ...common,
      id: unitIdOf(key),
      kind,
      name,
      provinceId: province,
      establishmentId: null,
    })),
    {
      ...common,
      id: unitIdOf('establishment'),
      kind: 'establishment',
      name: spokenFor?.name ?? 'Cơ sở trình diễn',
      provinceId: spokenFor?.provinceId ?? '66',
      establishmentId: spokenFor?.id ?? null,
    },
  ])
  const named = people.map((person) => ({ ...person, id: idOfName(`person/${person.email}`) }))
  await insertPeople(
    tx,
    named.map(({ id, name, email }) => ({ id, name, email, isDemo: true })),
  )
  await insertHoldings(
    tx,
    named.map(({ id, email, role, unit }) => ({
      id: idOfName(`holding/${email}`),
      personId: id,
      unitId: unitIdOf(unit),
      role,
      validFrom: since,
      validTo: null,
      because: 'Người của bản trình diễn',
    })),
  )
}
