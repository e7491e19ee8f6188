import { decimal, decimalText, minus, plus, quotient, times, type Decimal } from '#core/decimal.ts'
import type {
  Bilingual,
  Coverage,
  FigureOrigin,
  ReportFigure,
  ReportScope,
  ReportStatus,
  ReportTier,
} from '../model.ts'
import { yearsOf } from '../model.ts'
import { ask, dongInUnit, inDong, numberOf, scopeOfFigure } from './measure.ts'
import { calendarYear, membersIn, type ReportFrame } from './report-frame.ts'
import { slugOf } from './scope.ts'

/** What one computation says; identifiers, scope and links follow from where it stands. */
export type Computation = {
  readonly name: string
  readonly indicator: string | null
  readonly tier: ReportTier
  readonly status: ReportStatus
  readonly year: number
  readonly value: string
  readonly unit: string
  readonly label: Bilingual
  readonly parts: readonly ReportFigure[]
  readonly note: Bilingual
  readonly basis?: 'reported' | 'schemes'
  readonly coverage?: Coverage
  readonly qualifier?: string
  /** Another scope than the report's own. */
  readonly scope?: ReportFigure['scope']
}

/** A computed figure of a report. It never mixes origins: all its parts come from one. */
export function computedFigure(frame: ReportFrame, computation: Computation): ReportFigure {
  const { name, parts, coverage, qualifier, scope, year, ...said } = computation
  const slug = slugOf(frame.scope)
  const id = `tinh.${slug}.${frame.year}.${frame.view}.${name}`
  return {
    ...said,
    id,
    sourceIndicator: null,
    dimension: null,
    scope: scope ?? { kind: frame.scope.kind, code: frame.scope.code, name: frame.name.vi },
    period: calendarYear(year),
    amountDong: dongText(said.value, said.unit),
    qualifier: qualifier ?? null,
    raw: null,
    origin: 'computed',
    links: [
      { rel: 'self', href: `/bao-cao/so/${id}` },
      ...parts.map((part) => ({ rel: 'parts' as const, href: hrefOf(part) })),
    ],
    sources: [],
    parts: parts.map((part) => part.id),
    ...(coverage ? { coverage } : {}),
  }
}

/** The address that opens a figure: its records, or its own page. */
export function hrefOf(figure: ReportFigure): string {
  const records = figure.links.find((link) => link.rel === 'records')
  return (
    records?.href ??
    (figure.origin === 'computed' ? `/bao-cao/so/${figure.id}` : `/so-lieu/${figure.id}`)
  )
}

function dongText(value: string, unit: string): string | null {
  const dong = inDong(value, unit.split('/')[0] ?? unit)
  return dong ? decimalText(dong) : null
}

const programmes = ['total', 'national', 'local'] as const
const stages = ['plan', 'actual', 'estimate'] as const

/** Everything that follows from the figures of the whole scope by arithmetic, origin by origin. */
export function computedFigures(
  frame: ReportFrame,
  figures: readonly ReportFigure[],
): ReportFigure[] {
  const whole = figures.filter((figure) => isWhole(frame, figure))
  const origins = ['reported', 'schemes'] as const
  return origins.flatMap((origin) => {
    const own = whole.filter((figure) => figure.origin === origin)
    const computations = [
      ...yearsOf(frame.year).flatMap((year) => [
        ...stages.flatMap((status) => [
          ...sumOfParts(own, origin, year, status),
          ...growth(own, origin, year, status),
          ...averagePerProvince(frame, own, origin, year, status),
          ...averagePerScheme(own, origin, year, status),
          ...shares(own, origin, year, status),
        ]),
        ...executionRate(own, origin, year),
        ...boothsEach(own, origin, year),
      ]),
      ...impliedBefore(own, origin, frame.year),
    ]
    return computations.map((computation) =>
      computedFigure(frame, { ...computation, basis: origin }),
    )
  })
}

/** Whether a figure is about all of the report's scope. */
export function isWhole(frame: ReportFrame, figure: ReportFigure): boolean {
  return isWholeOf(frame.scope, figure)
}

/** Whether a figure is about all of a scope. */
export function isWholeOf(scope: ReportScope, figure: ReportFigure): boolean {
  return scopeOfFigure(figure) === `${scope.kind}:${scope.code}`
}

type Own = readonly ReportFigure[]

const money = (own: Own, tier: ReportTier, status: ReportStatus, year: number) =>
  ask(own, { measure: 'money', tier, status, year })[0]

const nameOf = (origin: FigureOrigin, what: string, tier: string, year: number, status: string) =>
  `${what}.${tier}.${year}.${status}${origin === 'schemes' ? '.so-de-an' : ''}`

function sumOfParts(
  own: Own,
  origin: FigureOrigin,
  year: number,
  status: ReportStatus,
): Computation[] {
  const [national, local] = [
    money(own, 'national', status, year),
    money(own, 'local', status, year),
  ]
  const printed = money(own, 'total', status, year)
  if (!national || !local || origin === 'schemes') return []
  const unit = printed?.unit ?? national.unit
  const decimals = Math.max(decimalsOf(national, unit), decimalsOf(local, unit))
  const sum = dongInUnit(plus(numberOf(national), numberOf(local)), unit, decimals)
  return [
    {
      name: nameOf(origin, 'cong', 'total', year, status),
      indicator: status === 'plan' ? 'M01' : 'M03',
      tier: 'total',
      status,
      year,
      value: sum,
      unit,
      label: { vi: 'Cộng hai nguồn', en: 'Sum of the two programmes' },
      parts: [national, local],
      note: {
        vi: 'Khuyến công quốc gia cộng khuyến công địa phương, tính lại từ các số đã in.',
        en: 'National plus local, added up from the printed figures.',
      },
    },
  ]
}

const decimalsOf = (figure: ReportFigure, unit: string) =>
  figure.unit === unit ? decimal(figure.value).scale : 0

function growth(own: Own, origin: FigureOrigin, year: number, status: ReportStatus): Computation[] {
  return programmes.flatMap((tier) => {
    const now = money(own, tier, status, year)
    const before = ask(own, {
      measure: 'money',
      tier,
      status: ['actual', 'estimate'],
      year: year - 1,
    })[0]
    if (!now || !before || numberOf(before).units === 0n) return []
    return [
      {
        name: nameOf(origin, 'tang', tier, year, status),
        indicator: 'M06',
        tier,
        status,
        year,
        value: percentChange(numberOf(before), numberOf(now)),
        unit: '%',
        label: { vi: 'Tăng, giảm so với năm trước', en: 'Change on the year before' },
        parts: [now, before],
        note: {
          vi: `So với số thực hiện năm ${year - 1} cùng nguồn.`,
          en: `Against what was carried out in ${year - 1}, same programme.`,
        },
      },
    ]
  })
}

const hundred = decimal('100')
const percentChange = (before: Decimal, now: Decimal) =>
  decimalText(quotient(times(minus(now, before), hundred), before, 2))

function averagePerProvince(
  frame: ReportFrame,
  own: Own,
  origin: FigureOrigin,
  year: number,
  status: ReportStatus,
): Computation[] {
  const total = money(own, 'total', status, year)
  const members = membersIn(frame, year).length
  if (!total || members < 2 || origin === 'schemes') return []
  const each = quotient(numberOf(total), decimal(String(members)), 0)
  return [
    {
      name: nameOf(origin, 'binh-quan-tinh', 'total', year, status),
      indicator: 'M09',
      tier: 'total',
      status,
      year,
      value: roundedIn(each, 'tỷ đồng', 3),
      unit: 'tỷ đồng/tỉnh',
      label: { vi: 'Bình quân một tỉnh', en: 'Average per province' },
      parts: [total],
      note: {
        vi: `Tổng kinh phí chia ${members} tỉnh, thành phố.`,
        en: `The total over ${members} provinces.`,
      },
    },
  ]
}

function averagePerScheme(
  own: Own,
  origin: FigureOrigin,
  year: number,
  status: ReportStatus,
): Computation[] {
  return programmes.flatMap((tier) => {
    const amount = money(own, tier, status, year)
    const schemes = ask(own, { measure: 'schemes', tier, status, year })[0]
    if (!amount || !schemes || numberOf(schemes).units <= 0n) return []
    const each = quotient(numberOf(amount), numberOf(schemes), 0)
    return [
      {
        name: nameOf(origin, 'binh-quan-de-an', tier, year, status),
        indicator: 'S04',
        tier,
        status,
        year,
        value: roundedIn(each, 'triệu đồng', 1),
        unit: 'triệu đồng/đề án',
        label: { vi: 'Bình quân một đề án', en: 'Average per scheme' },
        parts: [amount, schemes],
        note: {
          vi: 'Kinh phí chia số đề án cùng nguồn.',
          en: 'Money over schemes of the same programme.',
        },
      },
    ]
  })
}

const roundedIn = (dong: Decimal, unit: string, decimals: number) => {
  const factor = decimal(unit === 'tỷ đồng' ? '1000000000' : '1000000')
  return decimalText(quotient(dong, factor, decimals))
}

function shares(own: Own, origin: FigureOrigin, year: number, status: ReportStatus): Computation[] {
  const [national, local] = [
    money(own, 'national', status, year),
    money(own, 'local', status, year),
  ]
  if (!national || !local) return []
  const whole = plus(numberOf(national), numberOf(local))
  if (whole.units === 0n) return []
  return [national, local].map((part) => ({
    name: nameOf(origin, 'ty-trong', part.tier ?? 'total', year, status),
    indicator: 'M02',
    tier: part.tier ?? 'total',
    status,
    year,
    value: decimalText(quotient(times(numberOf(part), hundred), whole, 1)),
    unit: '%',
    label: { vi: 'Tỷ trọng trong tổng hai nguồn', en: 'Share of the two programmes' },
    parts: [national, local],
    note: { vi: 'Chia cho tổng hai nguồn cộng lại.', en: 'Over the sum of the two programmes.' },
  }))
}

function executionRate(own: Own, origin: FigureOrigin, year: number): Computation[] {
  return programmes.flatMap((tier) => {
    const [done, planned] = [money(own, tier, 'actual', year), money(own, tier, 'plan', year)]
    if (!done || !planned || numberOf(planned).units === 0n) return []
    return [
      {
        name: nameOf(origin, 'ty-le-thuc-hien', tier, year, 'actual'),
        indicator: 'M05',
        tier,
        status: 'actual' as const,
        year,
        value: decimalText(quotient(times(numberOf(done), hundred), numberOf(planned), 2)),
        unit: '%',
        label: { vi: 'Tỷ lệ thực hiện so với kế hoạch', en: 'Carried out against plan' },
        parts: [done, planned],
        note: {
          vi: 'Thực hiện chia kế hoạch của cùng nguồn.',
          en: 'Carried out over the plan of the same programme.',
        },
      },
    ]
  })
}

function boothsEach(own: Own, origin: FigureOrigin, year: number): Computation[] {
  const [booths, fairs] = ['D06', 'D05'].map(
    (measure) => ask(own, { measure, status: 'actual', year })[0],
  )
  if (!booths || !fairs || numberOf(fairs).units <= 0n) return []
  return [
    {
      name: nameOf(origin, 'gian-hang-moi-co-so', 'total', year, 'actual'),
      indicator: 'D06',
      tier: 'total',
      status: 'actual',
      year,
      value: decimalText(quotient(numberOf(booths), numberOf(fairs), 2)),
      unit: 'gian hàng/cơ sở',
      label: { vi: 'Bình quân gian hàng một cơ sở', en: 'Booths per establishment' },
      parts: [booths, fairs],
      note: {
        vi: 'Số gian hàng chia số cơ sở tham gia.',
        en: 'Booths over establishments taking part.',
      },
    },
  ]
}

// When only the growth is printed, it says what the year before must have been.
function impliedBefore(own: Own, origin: FigureOrigin, reportYear: number): Computation[] {
  return yearsOf(reportYear).flatMap((year) => {
    const now = money(own, 'total', 'actual', year)
    const rate = ask(own, { measure: 'M06', tier: 'total', status: 'actual', year })[0]
    const before = ask(own, {
      measure: 'money',
      tier: 'total',
      status: ['actual', 'estimate'],
      year: year - 1,
    })[0]
    if (!now || !rate || before) return []
    const factor = plus(hundred, decimal(rate.value))
    if (factor.units <= 0n) return []
    return [
      {
        name: nameOf(origin, 'suy-ra', 'total', year - 1, 'actual'),
        indicator: 'M03',
        tier: 'total' as const,
        status: 'actual' as const,
        year: year - 1,
        value: roundedIn(quotient(times(numberOf(now), hundred), factor, 0), 'tỷ đồng', 2),
        unit: 'tỷ đồng',
        qualifier: 'khoảng',
        label: { vi: 'Suy ra từ mức tăng', en: 'Implied by the growth' },
        parts: [now, rate],
        note: {
          vi: `Không có số in của năm ${year - 1}; suy ra từ số năm ${year} và mức tăng đã in.`,
          en: `No figure of ${year - 1} is printed; implied by that of ${year} and the printed growth.`,
        },
      },
    ]
  })
}
