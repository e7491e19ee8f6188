import { type Decimal, compareDecimals } from '#core/decimal.ts'
import { provincesIn } from '../../geography.ts'
import { lookUp } from '../../look-up.ts'
import { type Corner, amounts, groupBy, keyOf } from '../corner.ts'
import { type Fact, isPlanned, yearOfFact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { exactly, exceeds, multiply } from '../range.ts'
import { measureText, withUnit } from '../say.ts'

/** The most a province is believed to report for a year, far above what any does (money in đồng). */
const mostPerProvinceYear: Readonly<Record<string, bigint>> = {
  money: 100_000_000_000n,
  disbursed: 100_000_000_000n,
  cost: 1_000_000_000_000n,
  counterpart: 1_000_000_000_000n,
  schemes: 1_000n,
  workers_trained: 50_000n,
  demo_models: 500n,
  machinery_supported: 2_000n,
  establishments_supported: 5_000n,
  'products.recognised': 2_000n,
  'products.nominated': 5_000n,
  fair_booths: 20_000n,
  fair_establishments: 20_000n,
}
/** The least a whole province, region or nation spends in a year, in đồng. */
const leastTotal = 50_000_000n
const leastRegion = 1_000_000_000n

/** Numbers no province comes near, and jumps of a thousand between years: a unit or a separator was mistaken. */
export function magnitudes(corner: Corner): readonly Finding[] {
  return [...amounts(corner.facts).flatMap((each) => implausible(each, corner)), ...jumps(corner)]
}

function implausible(fact: Fact, { geography }: Corner): readonly Finding[] {
  const per = lookUp(mostPerProvinceYear, fact.meaning.measure)
  const size = sizeOf(fact, geography)
  if (per === undefined) return []
  const most = { units: per * BigInt(size), scale: 0 }
  if (compareDecimals(fact.range.face, most) > 0) return [suspect(fact, 'quá lớn')]
  const { measure, kind, tier } = fact.meaning
  const whole =
    measure === 'money' && kind === null && tier === 'total' && fact.figure.period.kind === 'year'
  const wide = fact.figure.scope.kind === 'region' || fact.figure.scope.kind === 'nation'
  const least = { units: wide ? leastRegion : leastTotal, scale: 0 }
  return whole && fact.range.face.units > 0n && compareDecimals(fact.range.face, least) < 0
    ? [suspect(fact, 'quá nhỏ')]
    : []
}

/** How many province-years a figure covers, rather too many than too few. */
function sizeOf(fact: Fact, geography: Corner['geography']): number {
  const { scope, period } = fact.figure
  const years =
    period.start === null || period.end === null
      ? 10
      : Number(period.end.slice(0, 4)) - Number(period.start.slice(0, 4)) + 1
  const wide =
    scope.kind === 'nation'
      ? 63
      : scope.kind === 'region'
        ? 28
        : scope.kind === 'subregion'
          ? 10
          : 1
  const places = Math.max(...provincesIn(fact.place, period, geography), 0) || wide
  return places * years
}

function suspect(fact: Fact, how: string): Finding {
  const message = `${measureText(fact)} ${withUnit(fact)} ${how} so với mức thường gặp: có lẽ nhầm đơn vị (tỷ, triệu) hoặc dấu phân cách.`
  return finding({ facts: [fact], kind: 'magnitude', verdict: 'warning', computed: null, message })
}

function whenText(fact: Fact): string {
  const { label } = fact.figure.period
  return isPlanned(fact) ? `kế hoạch ${label}` : label
}

const jump: Decimal = { units: 200n, scale: 0 }

/** The same indicator two hundred times larger in a neighbouring year of one text. */
function jumps({ facts }: Corner): readonly Finding[] {
  const yearly = amounts(facts).filter(
    (each) => each.figure.period.kind === 'year' && each.isMoney && each.range.face.units > 0n,
  )
  return groupBy(yearly, (each) => keyOf(each, { period: true, status: true })).flatMap((group) => {
    const sorted = [...group].sort((a, b) => (yearOfFact(a) ?? 0) - (yearOfFact(b) ?? 0))
    return sorted.flatMap((each, index) => {
      const next = sorted[index + 1]
      if (!next) return []
      const [small, large] =
        compareDecimals(each.range.face, next.range.face) < 0 ? [each, next] : [next, each]
      if (
        exceeds(exactly(large.range.face), multiply(exactly(small.range.face), exactly(jump))) ===
        'no'
      )
        return []
      const message = `${measureText(large)}: ${whenText(large)} là ${withUnit(large)}, ${whenText(small)} là ${withUnit(small)}: có lẽ nhầm đơn vị.`
      return [
        finding({
          facts: [large, small],
          kind: 'magnitude',
          verdict: 'warning',
          computed: null,
          message,
        }),
      ]
    })
  })
}
