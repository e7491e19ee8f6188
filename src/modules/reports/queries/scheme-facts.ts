import {
  rollupAtPlaces,
  rollupByKindAtPlaces,
  supportedInGroups,
} from '#modules/schemes/api.server.ts'
import { yearsOf } from '../model.ts'
import { membersIn, type ReportFrame } from '../domain/report-frame.ts'
import type { KindFact, SchemeFact } from '../domain/scheme-fact.ts'
import type { TableFact } from '../domain/scheme-rows.ts'
import { placeKey } from '../domain/units.ts'

/** What the scheme register's roll-up holds of the report's places and years, by place and by kind. */
export async function schemeFactsOf(
  frame: ReportFrame,
): Promise<{ schemeFacts: SchemeFact[]; kindFacts: KindFact[] }> {
  const { byPlace, byKind } = await rollupAtPlaces(placesOf(frame, yearsOf(frame.year)))
  return { schemeFacts: byPlace, kindFacts: byKind }
}

/** The register of the report's year by place, kind and source, for the tables. */
export async function tableFactsOf(frame: ReportFrame): Promise<TableFact[]> {
  return rollupByKindAtPlaces(placesOf(frame, [frame.year]))
}

/** The different establishments each province of the report supported in its year, by the key of its row. */
export async function supportedOf(frame: ReportFrame): Promise<ReadonlyMap<string, number>> {
  const members = membersIn(frame, frame.year)
  if (members.length < 2) return new Map()
  const groups = members.map((unit) => [placeKey(unit), unit.origins] as const)
  return supportedInGroups(frame.year, new Map(groups))
}

/** The places a row of the report counts, in the years given; every place belongs to the nation. */
function placesOf(frame: ReportFrame, years: readonly number[]) {
  if (frame.scope.kind === 'nation') return { years, places: null }
  const places = years.flatMap((year) =>
    frame
      .unitsIn(year)
      .flatMap(({ origins }) => origins.map(({ list, code }) => ({ year, list, code }))),
  )
  return { years, places }
}
