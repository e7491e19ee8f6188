import type { PlaceKey, ReportUnit } from '../model.ts'

/** A place as one word, for maps and sets. */
export const placeKey = ({ list, code }: PlaceKey) => `${list}:${code}`

/** For each place whose facts are counted, the row of the report that counts them. */
export function rowOfPlace(units: readonly ReportUnit[]): ReadonlyMap<string, ReportUnit> {
  return new Map(
    units.flatMap((unit) => unit.origins.map((origin) => [placeKey(origin), unit] as const)),
  )
}
