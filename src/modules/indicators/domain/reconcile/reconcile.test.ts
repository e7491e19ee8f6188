import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type CheckRecord,
  falseAlarms,
  findsRecord,
  theRealFigures,
  theRealGeography,
} from '../../testing.ts'
import { readFigures } from '../read-figures.ts'
import { isAlarm } from './finding.ts'
import { reconcile } from './reconcile.ts'

type Row = Record<string, unknown>
const context = { geography: theRealGeography() }
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown
const check = (rows: readonly Row[]) => reconcile(readFigures(rows), context)
const real = reconcile(theRealFigures(), context)

test('the southern plan of 2014 is said to miss its parts by 0,032 tỷ', () => {
  const found = real.find((each) => each.kind === 'tier-sum' && each.ids.includes('F0014'))
  expect(found).toMatchObject({
    scope: 'Phía Nam',
    period: '2014',
    verdict: 'error',
    ids: ['F0014', 'F0018', 'F0020'],
    computed: '63.367',
    reported: '63.335',
    difference: '0.032',
  })
  expect(found?.message).toContain(
    '13,877 + 49,49 = 63,367 tỷ đồng, báo cáo ghi 63,335: lệch 0,032 tỷ đồng',
  )
})

test('every known inconsistency that the figures show is found', () => {
  const records = (json('data/kc/inconsistencies.json') as CheckRecord[]).filter(
    (each) => each.detectable,
  )
  const missed = records.filter((each) => !findsRecord(each, real)).map((each) => each.id)
  expect([records.length, missed]).toEqual([9, []])
})

test('nothing that comes out raises an alarm', () => {
  const records = json('data/kc/consistency-ok.json') as CheckRecord[]
  expect(records.flatMap((each) => falseAlarms(each, real)).map((each) => each.message)).toEqual([])
})

test('facts printed by two texts alike are no conflict', () => {
  for (const id of [
    'F0670',
    'F0671',
    'F0672',
    'F0676',
    'F0673',
    'F0674',
    'F0675',
    'F0381',
    'F0382',
  ])
    expect(real.filter((each) => isAlarm(each) && each.ids.includes(id))).toEqual([])
})

const folder = 'src/modules/indicators/domain/examples/'
for (const file of readdirSync(folder).filter((each) => each.endsWith('.clean.json'))) {
  const rows = json(folder + file) as Row[]
  test(`${file} raises no alarm`, () => {
    expect(
      check(rows)
        .filter(isAlarm)
        .map((each) => each.message),
    ).toEqual([])
  })

  type Slip = { change: string; to: Row; kinds: string[]; ids: string[] }
  for (const { change, to, kinds, ids } of json(folder + file.replace('clean', 'slips')) as Slip[])
    test(`${file} with ${change} at ${String(to['value'])} is called ${kinds.join(' or ')}`, () => {
      const spoiled = rows.map((row) => (row['id'] === change ? { ...row, ...to } : row))
      const found = check(spoiled).filter(isAlarm)
      expect(found.map((each) => each.kind)).toEqual(
        expect.arrayContaining([expect.toBeOneOf(kinds)]),
      )
      const named = found.filter((each) => kinds.includes(each.kind))
      expect(named.some((each) => ids.every((id) => each.ids.includes(id)))).toBe(true)
    })
}

const about = {
  scope: 'region',
  scopeName: 'Phía Bắc',
  scopeCode: 'BAC',
  scopeList: 'kc',
  period: '2023',
  status: 'thực hiện',
}
const row = (id: string, indicator: string, value: number, unit: string, more: Row = {}): Row => ({
  ...about,
  id,
  indicator,
  value,
  unit,
  ...more,
})

test('rates of the tiers over the plan of the total are told their denominator', () => {
  const plan = { status: 'kế hoạch' }
  const found = check([
    row('a', 'budget_total', 60.84, 'tỷ đồng', plan),
    row('b', 'budget_national', 11.375, 'tỷ đồng', plan),
    row('c', 'budget_local', 49.465, 'tỷ đồng', plan),
    row('d', 'budget_national', 7.775, 'tỷ đồng'),
    row('e', 'budget_local', 39.242, 'tỷ đồng'),
    row('f', 'pct_of_plan_national', 12.77, '%'),
    row('g', 'pct_of_plan_local', 64.5, '%'),
  ])
  expect(found.filter(isAlarm).map(({ kind, ids, computed }) => [kind, ids[0], computed])).toEqual([
    ['wrong-denominator', 'f', '68.351648'],
    ['wrong-denominator', 'g', '79.332862'],
  ])
})

test('an establishment supported twice is not an error, a tier above the total is', () => {
  const list = (national: number) => [
    row('a', 'establishments_supported', 90, 'cơ sở'),
    row('b', 'establishments_supported_national', national, 'cơ sở'),
    row('c', 'establishments_supported_local', 70, 'cơ sở'),
  ]
  expect(check(list(30)).filter(isAlarm)).toEqual([])
  expect(
    check(list(91))
      .filter(isAlarm)
      .map((each) => each.kind),
  ).toContain('order')
})

test('a list that leaves something out is incomplete, not wrong', () => {
  const found = check([
    row('a', 'budget_total', 50.2, 'tỷ đồng'),
    row('b', 'budget_machinery', 21.75, 'tỷ đồng'),
    row('c', 'budget_training', 6.13, 'tỷ đồng'),
  ])
  expect(found.map((each) => each.verdict)).toEqual(['incomplete'])
})

test('a total of certified products that adds the levels counts some twice', () => {
  const found = check([
    row('a', 'products_recognised', 103, 'sản phẩm'),
    row('b', 'products_recognised_province', 79, 'sản phẩm'),
    row('c', 'products_recognised_region', 18, 'sản phẩm'),
    row('d', 'products_recognised_nation', 6, 'sản phẩm'),
  ])
  expect(found.map((each) => [each.kind, each.verdict])).toEqual([['double-count', 'error']])
})

test('13 thousand workers are not 7,4 and 4,5 thousand, and 12 workers are not 7 and 4', () => {
  const tiers = (unit: string, values: readonly number[]) =>
    ['', '_national', '_local'].map((tier, at) =>
      row(`w${at}`, `workers_trained${tier}`, values[at] ?? 0, unit),
    )
  const kinds = (rows: readonly Row[]) =>
    check(rows)
      .filter(isAlarm)
      .map((each) => each.kind)
  expect(kinds(tiers('nghìn lao động', [13, 7.4, 4.5]))).toContain('tier-sum')
  expect(kinds(tiers('lao động', [12, 7, 4]))).toContain('tier-sum')
})

test('a national cost that its money and counterpart do not make is an error beside any total', () => {
  const found = check([
    row('a', 'total_cost_national', 15, 'tỷ đồng'),
    row('b', 'budget_national', 8, 'tỷ đồng'),
    row('c', 'budget_counterpart_national', 12, 'tỷ đồng'),
    row('d', 'total_cost', 100, 'tỷ đồng'),
    row('e', 'budget_total', 63, 'tỷ đồng'),
    row('f', 'budget_counterpart', 37, 'tỷ đồng'),
  ])
  expect(found.filter(isAlarm).map(({ kind, ids }) => [kind, ids])).toEqual([
    ['cost-sum', ['a', 'b', 'c']],
  ])
})

test('a rate that implies a plan far above every year with money is asked about', () => {
  const found = check([
    row('a', 'budget_national', 0, 'tỷ đồng', { period: '2021' }),
    row('b', 'budget_national', 2.1, 'tỷ đồng', { period: '2022' }),
    row('c', 'budget_national', 7.7, 'tỷ đồng'),
    row('d', 'pct_of_plan_national', 68.35, '%'),
  ])
  expect(found.filter(isAlarm).map(({ kind, ids }) => [kind, ids])).toEqual([
    ['plan-actual', ['c', 'd']],
  ])
  expect(found[0]?.message).toContain('2022: 2,1 tỷ đồng')
})

const manyTiers = (times: number, value: (base: number, turn: number) => number): Row[] =>
  Array.from({ length: times }, (_, turn) => [
    row(`t${turn}`, 'budget_total', value(100, turn), 'tỷ đồng'),
    row(`n${turn}`, 'budget_national', value(40, turn), 'tỷ đồng'),
    row(`p${turn}`, 'budget_provincial', value(35, turn), 'tỷ đồng'),
    row(`d${turn}`, 'budget_district', value(25, turn), 'tỷ đồng', { status: 'kế hoạch' }),
  ]).flat()

test('one figure planned among those carried out is asked about, however often they are printed', () => {
  const found = check(manyTiers(50, (base) => base)).filter(isAlarm)
  expect(found.map((each) => [each.kind, each.ids])).toEqual([
    ['plan-actual', ['d0', 't0', 'n0', 'p0']],
  ])
})

test('two hundred different figures of one place and year are checked within two seconds', () => {
  const started = performance.now()
  check(manyTiers(50, (base, turn) => base + turn / 100))
  expect(performance.now() - started).toBeLessThan(2000)
})

test('a growth told in a hundred ways of a hundred totals is checked within two seconds', () => {
  const rows = Array.from({ length: 100 }, (_, turn) => [
    row(`n${turn}`, 'budget_total', 100 + turn / 100, 'tỷ đồng'),
    row(`b${turn}`, 'budget_total', 80 + turn / 100, 'tỷ đồng', { period: '2022' }),
    row(`g${turn}`, 'budget_total_growth', 40 + turn / 100, '%'),
  ]).flat()
  const started = performance.now()
  const found = check(rows)
  expect(performance.now() - started).toBeLessThan(2000)
  expect(found.map((each) => each.kind)).toEqual(expect.arrayContaining(['growth', 'same-fact']))
})

test('figures without a name, a value or a period raise nothing', () => {
  expect(
    check([{}, { indicator: null, value: null }, row('a', 'budget_total', 5, ''), { value: 3 }]),
  ).toEqual([])
})
