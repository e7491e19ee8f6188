import type { ReportFigure, ReportTier, ReportUnit } from '../model.ts'
import { yearsOf } from '../model.ts'
import { rowsIn, type ReportFrame } from './report-frame.ts'
import { addsTo, type KnownSum, type SchemeFact } from './scheme-fact.ts'
import { aboutWhole, registerFigure, type About } from './register-figure.ts'
import { slugOf } from './scope.ts'
import { placeKey, rowOfPlace } from './units.ts'

/** A roll-up row moved to the row of the report that counts it. */
export type Placed<Fact> = Omit<Fact, 'place'> & { readonly unit: ReportUnit }
export type PlacedFact = Placed<SchemeFact>

/** The register's facts of a year, each at its row of the report; facts of other places are left out. */
export function placeFacts<Fact extends SchemeFact>(
  frame: ReportFrame,
  facts: readonly Fact[],
  year: number,
): Placed<Fact>[] {
  const rows = rowOfPlace(frame.unitsIn(year))
  return facts.flatMap(({ place, ...fact }) => {
    const unit = fact.year === year ? rows.get(placeKey(place)) : undefined
    return unit ? [{ ...fact, unit }] : []
  })
}

/** What the scheme register says about the report's three years, for the whole and for each province. */
export function schemeFigures(frame: ReportFrame, facts: readonly SchemeFact[]): ReportFigure[] {
  return yearsOf(frame.year).flatMap((year) => {
    const placed = placeFacts(frame, facts, year)
    if (placed.length === 0) return []
    const whole = aboutWhole(frame, year)
    if (frame.unitsIn(year).length === 1) return figuresOf(whole, placed)
    return [...figuresOf(whole, placed), ...byUnit(frame, year, placed)]
  })
}

function byUnit(frame: ReportFrame, year: number, placed: readonly PlacedFact[]): ReportFigure[] {
  const rows = new Set(rowsIn(frame, year))
  return [...Map.groupBy(placed, ({ unit }) => unit)].flatMap(([unit, own]) =>
    rows.has(unit) ? figuresOf(aboutUnit(frame, year, unit), own) : [],
  )
}

function aboutUnit(frame: ReportFrame, year: number, unit: ReportUnit): About {
  const kind = unit.list === 63 ? 'province63' : 'province34'
  const slug = slugOf({ kind, code: unit.code })
  const query = `tinh=${unit.list}:${unit.code}&nam=${year}`
  const about = { scope: { kind, code: unit.code, name: unit.name }, year }
  // A part of a province is less than the province's own report counts; it belongs to the report of its region.
  return unit.isPart
    ? {
        ...about,
        id: `de-an.${slugOf(frame.scope)}.${frame.year}.${frame.view}.${slug}.${year}`,
        query: `vung=${frame.scope.code}&${query}`,
      }
    : { ...about, id: `de-an.${slug}.${year}.${frame.view}`, query }
}

function figuresOf(about: About, facts: readonly PlacedFact[]): ReportFigure[] {
  const programmes = ['total', 'national', 'local'] as const
  return [
    ...programmes.flatMap((tier) => countFigure(about, tier, facts)),
    ...[...programmes, 'unknown' as const, 'counterpart' as const].flatMap((tier) => [
      ...moneyFigure(about, tier, 'plan', facts),
      ...moneyFigure(about, tier, 'actual', facts),
    ]),
  ]
}

function countFigure(
  about: About,
  tier: 'total' | 'national' | 'local',
  facts: readonly PlacedFact[],
): ReportFigure[] {
  const schemes = countSchemes(facts.filter((fact) => tier === 'total' || fact.fundTier === tier))
  if (schemes === 0) return []
  const label = { vi: 'Số đề án trong sổ', en: 'Schemes on the register' }
  return [
    registerFigure(about, {
      indicator: 'S01',
      tier,
      status: 'registered',
      label,
      value: { units: BigInt(schemes), scale: 0 },
      unit: 'đề án',
    }),
  ]
}

function moneyFigure(
  about: About,
  tier: ReportTier,
  status: 'plan' | 'actual',
  facts: readonly PlacedFact[],
): ReportFigure[] {
  const sum = sumMoney(facts, tier, status)
  if (sum.dong === null) return []
  return [
    registerFigure(about, {
      indicator: tier === 'counterpart' ? 'M07' : status === 'plan' ? 'M01' : 'M03',
      tier,
      status,
      label:
        tier === 'counterpart'
          ? { vi: 'Vốn đối ứng', en: 'Counterpart funds' }
          : { vi: 'Kinh phí khuyến công', en: 'Programme money' },
      value: { units: sum.dong, scale: 0 },
      unit: 'đồng',
      coverage: { known: sum.known, of: sum.of, what: 'scheme' },
    }),
  ]
}

/** How many schemes the rows count. */
export function countSchemes(facts: readonly Pick<PlacedFact, 'source' | 'schemes'>[]): number {
  return facts.reduce((sum, fact) => (fact.source === null ? sum + fact.schemes : sum), 0)
}

/** The known money of a programme; `total` is all support, without counterpart money. */
export function sumMoney(
  facts: readonly Omit<PlacedFact, 'unit'>[],
  tier: ReportTier,
  status: 'plan' | 'actual',
): KnownSum {
  let dong = 0n
  let known = 0
  for (const fact of facts) {
    if (!addsTo(tier, fact.source)) continue
    dong += status === 'plan' ? fact.plannedDong : fact.actualDong
    known += status === 'plan' ? fact.plannedKnown : fact.actualKnown
  }
  return { dong: known === 0 ? null : dong, known, of: Math.max(known, schemesOf(facts, tier)) }
}

/** The schemes a programme's money is asked of: its own, or those that have money of an unknown source at all. */
function schemesOf(facts: readonly Omit<PlacedFact, 'unit'>[], tier: ReportTier): number {
  if (tier === 'unknown')
    return facts.reduce(
      (sum, { source, schemes }) => (addsTo(tier, source) ? sum + schemes : sum),
      0,
    )
  const isProgramme = tier === 'national' || tier === 'local'
  return countSchemes(isProgramme ? facts.filter((fact) => fact.fundTier === tier) : facts)
}
