import { publicStanding, type Standing } from '#core/standing.ts'
import { isDelegated } from './delegable.ts'
import { isOfInstallation, tableReach, type ActName, type RightReach } from './permissions.ts'
import type { Role } from './roles.ts'
import type { UnitKind } from './unit-kinds.ts'

/** The unit a role is held in. */
export type HoldingUnit = {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  /** Today's province (34 list); `null` for a unit of the nation or of a region. */
  readonly provinceId: string | null
  readonly region: string | null
  readonly establishmentId: string | null
}

/** For whom a deputy acts, and in which acts; `null` is all of the role that may be delegated. */
export type OnBehalf = {
  readonly personId: string
  readonly name: string
  readonly acts: readonly string[] | null
}

/** A role a person holds in a unit, or is a deputy in, and acts in. */
export type Holding = {
  readonly id: string
  readonly role: Role
  readonly unit: HoldingUnit
  /** Set when the role is somebody else's, who is away. */
  readonly onBehalf?: OnBehalf
}

/** Which provinces of today make a region, and which region a province is in. */
export type RegionMap = {
  provincesOf(region: string): readonly string[]
  regionOf(provinceId: string): string | undefined
}

/**
 * As whom an act is done by a person acting in a role; `null` when the role may not do it. Who holds no role is a citizen.
 *
 * The table gives the role's reach; the unit bounds it: the nation of somebody in a unit of a province is that province. What is
 * one for the whole installation has no part that is a province's.
 */
export function standingOf(
  act: ActName,
  { personId, holding }: { readonly personId: string | null; readonly holding: Holding | null },
  regions: RegionMap,
): Standing | null {
  const reach = tableReach(act, holding && isActOf(act, holding) ? holding.role : 'citizen')
  if (reach === null) return null
  if (!holding) return { ...publicStanding, reach, personId }
  const { unit } = holding
  const bounded = boundedBy(unit, reach)
  if (isOfInstallation(act) && bounded !== 'nation') return null
  return {
    reach: bounded,
    provinceIds: provincesWithin(unit, bounded, regions),
    unitId: unit.id,
    establishmentId: unit.establishmentId,
    personId,
  }
}

// A deputy does what was delegated; in everything else they are what they are without the role.
const isActOf = (act: ActName, { role, onBehalf }: Holding) =>
  onBehalf === undefined || isDelegated(act, role, onBehalf.acts)

function boundedBy({ provinceId, region }: HoldingUnit, reach: RightReach): RightReach {
  if (reach !== 'nation') return reach
  return provinceId !== null ? 'province' : region !== null ? 'region' : reach
}

function provincesWithin(
  { provinceId, region }: HoldingUnit,
  reach: RightReach,
  regions: RegionMap,
): readonly string[] {
  // A unit of a region works in the provinces of that region, however far its right reaches.
  if (reach === 'region' || (provinceId === null && region !== null)) {
    const asked = region ?? (provinceId === null ? undefined : regions.regionOf(provinceId))
    return asked === undefined ? [] : regions.provincesOf(asked)
  }
  return provinceId === null ? [] : [provinceId]
}
