import { today } from '#platform/clock.ts'
import type { Acting } from '#platform/db/acting.ts'
import { listOn, regionMembers, regionOnDay } from '#modules/territory/api.server.ts'
import { isRegion } from '#modules/territory/model.ts'
import { writeCapacity } from './domain/capacity.ts'
import { isAct } from './domain/permissions.ts'
import { standingOf, type Holding, type RegionMap } from './domain/standing-of.ts'

/** Who a request comes from: a person, in the role they act in, from an origin whose address is kept apart. */
export type Who = {
  readonly personId: string
  readonly holding: Holding | null
  readonly origin: string | null
}

/** What somebody may, as the database and the audit trail see it; without `who`, what everybody may. */
export function actingOf(who: Who | null): Acting {
  const asked = who ?? { personId: null, holding: null }
  return {
    actor: who?.personId ?? 'public',
    as: who?.holding ? writeCapacity(who.holding) : null,
    from: who?.origin ?? null,
    standingFor: (act) => (isAct(act) ? standingOf(act, asked, regionsToday) : null),
  }
}

/** The regions of today. Only a right that reaches one asks which day it is: rights are asked dozens of times on a page. */
export const regionsToday: RegionMap = {
  provincesOf: (region) =>
    isRegion(region) ? regionMembers(region, today()).map(({ code }) => code) : [],
  regionOf: (code) => {
    const day = today()
    return regionOnDay({ list: listOn(day), code }, day)
  },
}
