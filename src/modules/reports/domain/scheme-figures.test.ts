import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '#core/prose/run.ts'
import { theRealTerritory } from '#modules/territory/testing.ts'
import type { ReportFigure } from '../model.ts'
import { aReport, aSchemeFact, theSouth } from '../testing.ts'
import { writeProse } from './prose/write-prose.ts'
import type { SchemeFact } from './scheme-fact.ts'
import { moneyTable } from './tables/money-table.ts'

const provinces = theRealTerritory().provinces
const facts = fc.array(
  fc.record({
    place: fc.constantFrom(...provinces.map(({ list, code }) => ({ list, code }))),
    fundTier: fc.constantFrom('national' as const, 'local' as const, null),
    schemes: fc.integer({ min: 1, max: 9 }),
    plannedDong: fc.bigInt({ min: 0n, max: 10n ** 10n }),
    plannedKnown: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 30 },
)

const nation = (view: 'as-was' | 'today', schemeFacts: SchemeFact[]) =>
  aReport({ scope: { kind: 'nation', code: 'VN' }, year: 2014, view }, { figures: [], schemeFacts })
    .figures

const value = (figures: readonly ReportFigure[], indicator: string) =>
  figures.find(
    ({ indicator: code, scope, tier }) =>
      code === indicator && scope.code === 'VN' && tier === 'total',
  )?.value

describe('figures from the register', () => {
  test('the nation has the same totals as it was and restated to today', () => {
    fc.assert(
      fc.property(facts, (made) => {
        const given = made.map((fact) => aSchemeFact(fact))
        const [was, today] = [nation('as-was', given), nation('today', given)]
        for (const indicator of ['S01', 'M01'])
          expect(value(was, indicator)).toBe(value(today, indicator))
        expect(Number(value(was, 'S01') ?? 0)).toBe(
          made.reduce((sum, { schemes }) => sum + schemes, 0),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('the provinces of today add up to the whole', () => {
    const given = [
      aSchemeFact(),
      aSchemeFact({ place: { list: 63, code: '74' } }),
      aSchemeFact({ place: { list: 34, code: '79' } }),
    ]
    const figures = nation('today', given)
    const city = figures.find(
      ({ indicator, scope }) => indicator === 'S01' && scope.kind === 'province34',
    )
    expect(city?.scope).toMatchObject({ code: '79' })
    expect(city?.value).toBe('3')
  })

  test('money nobody knows is no figure, never zero', () => {
    const figures = nation('as-was', [aSchemeFact({ plannedDong: 0n, plannedKnown: 0 })])
    expect(value(figures, 'S01')).toBe('1')
    expect(figures.filter(({ amountDong }) => amountDong !== null)).toEqual([])
  })

  test('say how many schemes have a known amount', () => {
    const figures = nation('as-was', [aSchemeFact({ schemes: 3, plannedKnown: 2 })])
    expect(figures.find(({ indicator }) => indicator === 'M01')?.coverage).toEqual({
      known: 2,
      of: 3,
      what: 'scheme',
    })
  })

  test('stand beside reported ones and are never added to them', () => {
    const { figures } = aReport(theSouth(2014), { schemeFacts: [aSchemeFact()] })
    const plans = figures.filter(
      ({ scope, indicator, tier, period }) =>
        scope.code === 'NAM' && indicator === 'M01' && tier === 'total' && period.year === 2014,
    )
    expect(plans.map(({ origin }) => origin).sort()).toEqual(['computed', 'reported', 'schemes'])
    const byId = new Map(figures.map((figure) => [figure.id, figure]))
    for (const { parts } of figures) {
      expect(
        new Set((parts ?? []).map((id) => byId.get(id)?.basis ?? byId.get(id)?.origin)).size,
      ).toBeLessThan(2)
    }
  })
})

describe('money whose source nobody knows', () => {
  // As the roll-up keeps it: a row that counts the scheme with all its support, a row for each source.
  const million = 1_000_000n
  const given = [
    aSchemeFact({ schemes: 2, fundTier: null, plannedDong: 500n * million, plannedKnown: 2 }),
    aSchemeFact({ fundTier: null, source: 'national', plannedDong: 300n * million }),
    aSchemeFact({ fundTier: null, source: 'unknown', plannedDong: 200n * million }),
  ]
  const report = aReport(theSouth(2014), { figures: [], schemeFacts: given })
  const planned = (tier: string) =>
    report.figures.find(
      (figure) =>
        figure.indicator === 'M01' &&
        figure.tier === tier &&
        figure.scope.code === 'NAM' &&
        figure.status === 'plan',
    )

  test('is in the total and in neither programme', () => {
    expect(planned('total')?.value).toBe('500000000')
    expect(planned('national')?.value).toBe('300000000')
    expect(planned('unknown')).toMatchObject({
      value: '200000000',
      coverage: { known: 1, of: 1, what: 'scheme' },
    })
    expect(planned('unknown')?.links[0]?.href).toContain('nguon=unknown')
  })

  test('has a row of the money table and is said in words', () => {
    const heads = moneyTable(report).rows.map(({ cells: [head] }) =>
      head && 'text' in head ? head.text.vi : '',
    )
    expect(heads).toContain('Chưa rõ nguồn')
    const said = writeProse(report, 'vi').sections.flatMap(({ parts }) =>
      parts.flatMap(({ paragraphs }) => paragraphs.map(({ runs }) => textOf(runs))),
    )
    expect(said.join(' ')).toContain('500 triệu đồng, trong đó chưa rõ nguồn 200 triệu đồng')
  })
})

describe('schemes of the year of the merger', () => {
  // Bình Thuận left the South when it became a part of Lâm Đồng on 01/07/2025.
  const given = [
    aSchemeFact({ year: 2025, place: { list: 63, code: '60' }, schemes: 4 }),
    aSchemeFact({ year: 2025, place: { list: 63, code: '68' }, schemes: 2 }),
    aSchemeFact({ year: 2025, place: { list: 34, code: '68' }, schemes: 1 }),
  ]
  const report = (code: string, view: 'as-was' | 'today') =>
    aReport(
      { scope: { kind: 'region', code }, year: 2025, view },
      { figures: [], schemeFacts: given },
    )
  const counted = (code: string, view: 'as-was' | 'today') =>
    report(code, view).figures.find(
      ({ id, tier, scope }) => id.includes('.S01.') && tier === 'total' && scope.code === code,
    )?.value

  test('recorded under Bình Thuận stay in the South as it was, and are in the Centre today', () => {
    expect([counted('NAM', 'as-was'), counted('MTTN', 'as-was')]).toEqual(['4', '3'])
    expect([counted('NAM', 'today'), counted('MTTN', 'today')]).toEqual([undefined, '7'])
  })

  test('have a row of their own in the South’s table, which is not a member', () => {
    const south = report('NAM', 'as-was')
    expect(south.provinces.map(({ unit }) => unit.name)).toContain('Bình Thuận')
    expect(south.members.map(({ name }) => name)).not.toContain('Bình Thuận')
  })

  test('of a part of Lâm Đồng open to the schemes of that part', () => {
    const part = report('MTTN', 'as-was').figures.find(
      ({ id, scope }) => id.includes('.S01.') && scope.code === '68',
    )
    expect(part?.value).toBe('3')
    expect(part?.id).toContain('de-an.vung-MTTN.2025.as-was.tinh-34-68.')
    expect(part?.links[0]?.href).toBe('/de-an?vung=MTTN&tinh=34:68&nam=2025')
  })
})
