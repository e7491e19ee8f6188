import type { ReportFrame } from './report-frame.ts'
import type { SchemeFact } from './scheme-fact.ts'
import { placeFacts, type Placed } from './scheme-figures.ts'
import { placeKey } from './units.ts'
import type { SchemeRow } from './year-report.ts'

/** A roll-up row that also tells the kind of activity. */
export type TableFact = SchemeFact & { readonly activityKind: string | null }

/** The register of the report's year by province, kind and source; rows of one place merged on the report's map. */
export function schemeRows(frame: ReportFrame, facts: readonly TableFact[]): SchemeRow[] {
  const groups = Map.groupBy(
    placeFacts(frame, facts, frame.year),
    ({ unit, activityKind, source }) => [placeKey(unit), activityKind, source].join('|'),
  )
  return [...groups.values()].map(merged)
}

function merged(facts: readonly Placed<TableFact>[]): SchemeRow {
  const [first] = facts
  if (!first) throw new Error('A group has a row')
  const sum = (of: (fact: Placed<TableFact>) => number) =>
    facts.reduce((total, fact) => total + of(fact), 0)
  const sumDong = (of: (fact: Placed<TableFact>) => bigint) =>
    facts.reduce((total, fact) => total + of(fact), 0n)
  const plannedKnown = sum((fact) => fact.plannedKnown)
  const actualKnown = sum((fact) => fact.actualKnown)
  const { list, code, name } = first.unit
  return {
    unit: { list, code, name },
    activityKind: first.activityKind,
    source: first.source,
    schemes: sum((fact) => fact.schemes),
    plannedDong: plannedKnown === 0 ? null : sumDong((fact) => fact.plannedDong).toString(),
    plannedKnown,
    actualDong: actualKnown === 0 ? null : sumDong((fact) => fact.actualDong).toString(),
    actualKnown,
  }
}
