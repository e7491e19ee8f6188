import { decimal, decimalText, plus } from '#core/decimal.ts'
import type { ReportFigure, ReportUnit } from '../model.ts'
import { yearsOf } from '../model.ts'
import { computedFigure, type Computation } from './computation.ts'
import { ask, dongInUnit, numberOf, scopeOfFigure } from './measure.ts'
import { qualifierOfSum } from './partial.ts'
import { membersIn, rowsIn, type ReportFrame } from './report-frame.ts'
import { placeKey } from './units.ts'

/** What a province table shows in a column. */
export type Column = {
  readonly measure: 'money' | 'schemes'
  readonly tier: 'total' | 'national' | 'local'
  readonly status: 'plan' | 'actual' | 'registered'
  readonly year: number
}

/** A cell: the figure reported and the figure from the register, side by side, either possibly unknown. */
export type Cell = { readonly reported: string | null; readonly schemes: string | null }

/** A province with its cells by `columnKey`. */
export type ProvinceRow = {
  readonly unit: ReportUnit
  readonly cells: Readonly<Record<string, Cell>>
}

/** A column as one word. */
export const columnKey = ({ measure, tier, status, year }: Column) =>
  `${measure}.${tier}.${status}.${year}`

/** The columns of the province table: the year before as carried out, the year in both, the next as planned. */
export function columnsOf(year: number): Column[] {
  const [before, now, next] = yearsOf(year)
  const stages = [
    { year: before, status: 'plan' },
    { year: before, status: 'actual' },
    { year: now, status: 'plan' },
    { year: now, status: 'actual' },
    { year: next, status: 'plan' },
  ] as const
  const tiers = ['total', 'national', 'local'] as const
  return [
    ...stages.flatMap((stage) =>
      tiers.map((tier) => ({ measure: 'money' as const, tier, ...stage })),
    ),
    ...stages.map((stage) => ({ measure: 'schemes' as const, tier: 'total' as const, ...stage })),
    { measure: 'schemes', tier: 'total', status: 'registered', year: now },
  ]
}

/** The province table, with the sums it had to make: of merged provinces, and of the members of a region. */
export function provinceRows(
  frame: ReportFrame,
  figures: readonly ReportFigure[],
): { rows: ProvinceRow[]; sums: ReportFigure[] } {
  const byScope = Map.groupBy(figures, scopeOfFigure)
  const sums: ReportFigure[] = []
  const keep = (figure: ReportFigure | undefined) => {
    if (figure?.origin === 'computed') sums.push(figure)
    return figure
  }
  const columns = columnsOf(frame.year)
  const rows = rowsIn(frame, frame.year).map((unit) => ({
    unit,
    cells: Object.fromEntries(
      columns.map((column) => [columnKey(column), cellOf(frame, byScope, unit, column, keep)]),
    ),
  }))
  for (const column of columns) keep(sumOfMembers(frame, byScope, column))
  return { rows, sums }
}

type ByScope = ReadonlyMap<string, readonly ReportFigure[]>
type Keep = (figure: ReportFigure | undefined) => ReportFigure | undefined

function cellOf(
  frame: ReportFrame,
  byScope: ByScope,
  unit: ReportUnit,
  column: Column,
  keep: Keep,
): Cell {
  const own = byScope.get(`province${unit.list}:${unit.code}`) ?? []
  return {
    reported: keep(reportedOf(frame, byScope, unit, column))?.id ?? null,
    schemes: ask(own, { ...column, origin: 'schemes' })[0]?.id ?? null,
  }
}

/** What is reported of a province: its own figure, or the sum of what is known of the provinces it was made of. */
function reportedOf(
  frame: ReportFrame,
  byScope: ByScope,
  unit: ReportUnit,
  column: Column,
): ReportFigure | undefined {
  const reported = (scope: string) =>
    ask(byScope.get(scope) ?? [], { ...column, origin: 'reported' })[0]
  const own = reported(`province${unit.list}:${unit.code}`)
  if (own) return own
  const made = unit.origins.filter((origin) => placeKey(origin) !== placeKey(unit))
  const parts = made.flatMap((origin) => reported(`province${origin.list}:${origin.code}`) ?? [])
  if (parts.length === 0) return undefined
  if (made.length === 1) return parts[0]
  const scope = { kind: `province${unit.list}`, code: unit.code, name: unit.name }
  return sumFigure(frame, column, parts, {
    name: `cong-tinh-cu.${unit.list}-${unit.code}`,
    known: parts.length,
    of: made.length,
    scope,
    note: formerNote(unit.name, parts, made.length),
  })
}

function formerNote(name: string, parts: readonly ReportFigure[], of: number) {
  if (parts.length === of)
    return {
      vi: `Cộng số của các tỉnh cũ nay thuộc ${name}.`,
      en: `Sum of the former provinces that now make ${name}.`,
    }
  const known = parts.map(({ scope }) => scope.name).join(', ')
  return {
    vi: `Chỉ có số của ${parts.length} trên ${of} tỉnh cũ nay thuộc ${name} (${known}); không phải tổng của cả tỉnh.`,
    en: `Only ${parts.length} of the ${of} former provinces that now make ${name} (${known}); not the total of the province.`,
  }
}

function sumOfMembers(
  frame: ReportFrame,
  byScope: ByScope,
  column: Column,
): ReportFigure | undefined {
  const members = membersIn(frame, column.year)
  if (members.length < 2) return undefined
  const found = members.map((unit) => ({ unit, figure: reportedOf(frame, byScope, unit, column) }))
  const parts = found.flatMap(({ figure }) => figure ?? [])
  if (parts.length === 0) return undefined
  const known = found.reduce((sum, { unit, figure }) => sum + groundKnown(unit, figure), 0)
  const of = members.reduce((sum, unit) => sum + groundOf(unit), 0)
  return sumFigure(frame, column, parts, {
    name: 'cong-cac-tinh',
    known,
    of,
    note: partialNote(known, of),
  })
}

// Coverage is counted in provinces of the finer map, so that half a merged province is not a whole one.
const groundOf = (unit: ReportUnit) =>
  Math.max(1, unit.origins.filter((o) => placeKey(o) !== placeKey(unit)).length)
const groundKnown = (unit: ReportUnit, figure: ReportFigure | undefined) =>
  figure ? (figure.origin === 'computed' ? (figure.coverage?.known ?? 0) : groundOf(unit)) : 0

function partialNote(known: number, of: number) {
  if (known === of)
    return { vi: `Cộng đủ ${of} tỉnh, thành phố.`, en: `The sum of all ${of} provinces.` }
  return {
    vi: `Chỉ cộng ${known} trên ${of} tỉnh có số liệu; không phải tổng của toàn bộ.`,
    en: `Only the ${known} of ${of} provinces with figures; not the total of all.`,
  }
}

type SumWords = Pick<Computation, 'note'> & {
  readonly name: string
  readonly known: number
  readonly of: number
  readonly scope?: ReportFigure['scope']
}

function sumFigure(
  frame: ReportFrame,
  column: Column,
  parts: readonly ReportFigure[],
  words: SumWords,
): ReportFigure {
  const sum = parts.map(numberOf).reduce(plus)
  const isMoney = column.measure === 'money'
  const qualifier = qualifierOfSum(parts, words.scope !== undefined && words.known < words.of)
  return computedFigure(frame, {
    name: `${words.name}.${columnKey(column)}`,
    indicator: isMoney ? (column.status === 'plan' ? 'M01' : 'M03') : 'S01',
    tier: column.tier,
    status: column.status,
    year: column.year,
    value: isMoney ? dongInUnit(sum, 'tỷ đồng') : decimalText(sum),
    unit: isMoney ? 'tỷ đồng' : 'đề án',
    label: { vi: 'Cộng các tỉnh có số liệu', en: 'Sum of the provinces with figures' },
    parts,
    basis: 'reported',
    note: words.note,
    coverage: { known: words.known, of: words.of, what: 'province' },
    ...(qualifier ? { qualifier } : {}),
    ...(words.scope ? { scope: words.scope } : {}),
  })
}

/** The known amounts of a column, one for each member, for the measures of evenness. */
export function amountsOf(
  rows: readonly ProvinceRow[],
  figures: ReadonlyMap<string, ReportFigure>,
  column: Column,
  origin: keyof Cell,
): (bigint | null)[] {
  return rows
    .filter(({ unit }) => !unit.onlyForOtherMap)
    .map(({ cells }) => {
      const figure = figures.get(cells[columnKey(column)]?.[origin] ?? '')
      if (
        !figure ||
        (figure.coverage?.what === 'province' && figure.coverage.known < figure.coverage.of)
      )
        return null
      return wholeUnits(figure)
    })
}

const wholeUnits = (figure: ReportFigure): bigint => {
  const { units, scale } = decimal(figure.amountDong ?? figure.value)
  return units / 10n ** BigInt(scale)
}
