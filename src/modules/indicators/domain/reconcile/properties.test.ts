import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Failure } from '#core/failure.ts'
import { theRealGeography } from '../../testing.ts'
import { readFigures } from '../read-figures.ts'
import { isAlarm } from './finding.ts'
import { reconcile } from './reconcile.ts'

type Row = Record<string, unknown>
const context = { geography: theRealGeography() }
const check = (rows: readonly Row[]) => reconcile(readFigures(rows), context)
const alarms = (rows: readonly Row[]) => check(rows).filter(isAlarm)

const place = {
  scope: 'province',
  scopeName: 'Đồng Tháp',
  scopeCode: '87',
  scopeList: '63',
  status: 'thực hiện',
}
const row = (id: string, indicator: string, value: number, unit: string, more: Row = {}): Row => ({
  ...place,
  period: '2019',
  id,
  indicator,
  value,
  unit,
  ...more,
})
const ratio = (value: number, decimals: number) => Number(value.toFixed(decimals))

/** A report whose every number comes out: money in whole million đồng, ratios rounded as printed. */
const coherent = fc
  .record({
    national: fc.integer({ min: 200, max: 9_000 }),
    provincial: fc.integer({ min: 200, max: 9_000 }),
    district: fc.integer({ min: 50, max: 4_000 }),
    before: fc.integer({ min: 500, max: 15_000 }),
    schemesNational: fc.integer({ min: 1, max: 40 }),
    schemesLocal: fc.integer({ min: 1, max: 90 }),
    counterpart: fc.integer({ min: 500, max: 40_000 }),
    plan: fc.integer({ min: 1_000, max: 25_000 }),
  })
  .map((parts) => {
    const local = parts.provincial + parts.district
    const total = parts.national + local
    const plan = Math.max(parts.plan, Math.ceil(total / 1.4))
    const money = (id: string, indicator: string, value: number, more: Row = {}) =>
      row(id, indicator, value, 'triệu đồng', more)
    return [
      money('total', 'budget_total', total),
      money('national', 'budget_national', parts.national),
      money('local', 'budget_local', local),
      money('provincial', 'budget_local_province', parts.provincial),
      money('district', 'budget_local_district', parts.district),
      money('before', 'budget_total', parts.before, { period: '2018' }),
      row('growth', 'budget_total_growth', ratio((100 * total) / parts.before - 100, 2), '%'),
      row('share', 'share_national', ratio((100 * parts.national) / total, 1), '%'),
      money('plan', 'budget_total', plan, { status: 'kế hoạch' }),
      row('rate', 'pct_of_plan', ratio((100 * total) / plan, 1), '%'),
      money('cost', 'total_cost', total + parts.counterpart),
      money('counterpart', 'budget_counterpart', parts.counterpart),
      row('s', 'projects_total', parts.schemesNational + parts.schemesLocal, 'đề án'),
      row('sn', 'projects_national', parts.schemesNational, 'đề án'),
      row('sl', 'projects_local', parts.schemesLocal, 'đề án'),
      row(
        'each',
        'budget_per_project',
        ratio(total / (parts.schemesNational + parts.schemesLocal), 1),
        'triệu đồng/đề án',
      ),
    ]
  })

test('a report that comes out never raises an alarm', () => {
  fc.assert(fc.property(coherent, (rows) => void expect(alarms(rows)).toEqual([])))
})

test('a number moved beyond the tolerance always raises one that names it', () => {
  const moved = fc.constantFrom(
    'total',
    'national',
    'local',
    'provincial',
    'cost',
    's',
    'sn',
    'sl',
    'share',
    'rate',
    'each',
  )
  fc.assert(
    fc.property(coherent, moved, fc.integer({ min: 25, max: 90 }), (rows, id, percent) => {
      const spoiled = rows.map((each) => {
        const old = Number(each['value'])
        // At least two units: half a unit of each number involved is allowed.
        return each['id'] === id
          ? { ...each, value: Math.round(old + Math.max(12, (old * percent) / 100)) }
          : each
      })
      expect(alarms(spoiled).some((each) => each.ids.includes(id))).toBe(true)
    }),
  )
})

test('the unit money is printed in never changes what is found', () => {
  const inTy = (each: Row): Row =>
    String(each['unit']).startsWith('triệu đồng')
      ? {
          ...each,
          value: (Number(each['value']) / 1000).toFixed(
            String(each['value']).includes('.') ? 4 : 3,
          ),
          unit: String(each['unit']).replace('triệu', 'tỷ'),
        }
      : each
  const told = (rows: readonly Row[]) =>
    check(rows).map(({ kind, verdict, ids }) => [kind, verdict, ids])
  fc.assert(
    fc.property(coherent, fc.nat(15), fc.integer({ min: 1, max: 900 }), (rows, index, by) => {
      const spoiled = rows.map((each, at) =>
        at === index ? { ...each, value: Number(each['value']) + by } : each,
      )
      expect(told(spoiled.map(inTy))).toEqual(told(spoiled))
    }),
  )
})

test('the order of the figures never changes what is found', () => {
  const shuffled = coherent.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
  )
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 1, max: 900 }), ([rows, mixed], by) => {
      const spoil = (each: Row) =>
        each['id'] === 'local' ? { ...each, value: Number(each['value']) + by } : each
      expect(check(mixed.map(spoil))).toEqual(check(rows.map(spoil)))
    }),
  )
})

test('figures of other places never change what is found', () => {
  const elsewhere = (rows: readonly Row[]) =>
    rows.map((each) => ({
      ...each,
      id: `other ${String(each['id'])}`,
      scopeName: 'Sơn La',
      scopeCode: '14',
    }))
  fc.assert(
    fc.property(coherent, coherent, fc.nat(15), fc.nat(900), (rows, others, index, by) => {
      const spoiled = rows.map((each, at) =>
        at === index ? { ...each, value: Number(each['value']) + by } : each,
      )
      expect(check([...elsewhere(others), ...spoiled])).toEqual(check(spoiled))
    }),
  )
})

const inVietnamese = (value: number) => {
  const [whole = '', decimals] = String(value).split('.')
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, '$&.')
  return decimals === undefined ? grouped : `${grouped},${decimals}`
}
const inEnglish = (value: number) =>
  inVietnamese(value).replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))

test('the style numbers are printed in never changes what is found', () => {
  const vietnamese = (each: Row): Row => {
    const raw = inVietnamese(Number(each['value']))
    return { ...each, value: raw, raw }
  }
  const english = (each: Row): Row => {
    const unit = String(each['unit'])
    const raw = inEnglish(Number(each['value']))
    return unit === 'triệu đồng'
      ? { ...each, value: raw, raw: `VND${raw} million`, unit: 'million VND' }
      : { ...each, raw }
  }
  const told = (rows: readonly Row[]) =>
    check(rows).map(({ kind, verdict, ids, computed }) => [kind, verdict, ids, computed])
  fc.assert(
    fc.property(coherent, fc.nat(15), fc.nat(900), (rows, index, by) => {
      const spoiled = rows.map((each, at) =>
        at === index ? { ...each, value: ratio(Number(each['value']) + by, 2) } : each,
      )
      // `2.666%` is read as less than three: nothing printed grows by thousands of per cent.
      fc.pre(spoiled.every((each) => each['unit'] !== '%' || Number(each['value']) < 1000))
      expect(told(spoiled.map(vietnamese))).toEqual(told(spoiled))
      expect(told(spoiled.map(english))).toEqual(told(spoiled))
    }),
  )
})

test('whatever a record holds, it is read or refused with its place', () => {
  const odd = fc.constantFrom<unknown>(
    ...[null, '', 0, -1, 1e308, -1e-12, 'constructor', '__proto__', '2020-13-45', '%', 'đồng/'],
    ...['lần', 'năm', '0,0', '-', 'chưa rõ', '1.2.3,4', 'nation', 'region', {}, [], '🙂'],
  )
  const change = fc.tuple(fc.nat(15), fc.constantFrom(...recordKeys), odd)
  fc.assert(
    fc.property(coherent, fc.array(change, { minLength: 1, maxLength: 6 }), (rows, changes) => {
      const changed = rows.map((each) => ({ ...each }))
      for (const [at, key, value] of changes) (changed[at] as Row)[key] = value
      try {
        check(changed)
      } catch (error) {
        expect(error instanceof Failure && error.says).toContain('phần tử thứ')
      }
    }),
  )
})

const recordKeys = [
  ...['id', 'period', 'periodStart', 'periodEnd', 'periodKind', 'scope', 'scopeName', 'scopeCode'],
  ...['scopeList', 'indicator', 'dimension', 'unit', 'value', 'raw', 'qualifier', 'status'],
  ...['valueBase', 'sourceUrl', 'sourceNote', 'published', 'note'],
]
