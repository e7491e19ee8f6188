import { expect, test } from 'vitest'
import { theRealGeography } from '../../testing.ts'
import { readFigures } from '../read-figures.ts'
import { isAlarm } from './finding.ts'
import { reconcile } from './reconcile.ts'

// What looks wrong to a hasty check and is not. Each is a text of its own.
type Row = Record<string, unknown>
let count = 0
const P = {
  scope: 'province',
  scopeName: 'Đồng Tháp',
  scopeCode: '87',
  scopeList: '63',
  period: '2019',
  status: 'thực hiện',
}
const N = {
  scope: 'region',
  scopeName: 'Phía Nam',
  scopeCode: 'NAM',
  scopeList: 'kc',
  period: '2019',
  status: 'thực hiện',
}
const f = (indicator: string, value: unknown, unit: string, m: Row = {}, b: Row = P): Row => ({
  ...b,
  id: `x${(count += 1)}`,
  indicator,
  value,
  unit,
  ...m,
})
const KH = { status: 'kế hoạch' }
const ty = 'tỷ đồng',
  tr = 'triệu đồng',
  da = 'đề án'
const D = (k: string, v: string) => ({ dimension: { [k]: v } })
const prov = (code: string, name: string) => ({
  scope: 'province',
  scopeCode: code,
  scopeName: name,
})
const comesOut: Record<string, Row[]> = {
  'a plan, an estimate and a result of one year': [
    f('budget_total', 60, ty, KH),
    f('budget_total', 47, ty),
    f('budget_total', 55, ty, { status: 'ước thực hiện' }),
  ],
  'levels of products counted side by side': [
    f('products_recognised_province', 106, 'sản phẩm', {
      period: 'đến 2024',
      periodKind: 'cumulative-to',
    }),
    f('products_recognised_region', 24, 'sản phẩm', {
      period: 'đến 2024',
      periodKind: 'cumulative-to',
    }),
    f('products_recognised_nation', 11, 'sản phẩm', {
      period: 'đến 2024',
      periodKind: 'cumulative-to',
    }),
  ],
  'nine months within a year': [
    f('budget_total', 43, ty),
    f('budget_total', 28, ty, { period: '9 tháng 2019' }),
  ],
  'parts within half a printed unit of a coarse total': [
    f('budget_total', 3, ty, { raw: '3 tỷ' }),
    f('budget_national', 1.2, ty),
    f('budget_local', 1.5, ty),
  ],
  'thousands of workers that come out as far as thousands go': [
    f('workers_trained', 12, 'nghìn lao động', { raw: '12 nghìn' }),
    f('workers_trained_national', 7.4, 'nghìn lao động', { raw: '7,4 nghìn' }),
    f('workers_trained_local', 4.5, 'nghìn lao động', { raw: '4,5 nghìn' }),
    f('workers_trained', 12034, 'lao động', { sourceUrl: 'b' }),
  ],
  'a total said to be "hơn" beside its exact value': [
    f('budget_total', 54, ty, { qualifier: 'hơn' }, N),
    f('budget_national', 7.73, ty, {}, N),
    f('budget_local', 46.33, ty, {}, N),
    f('budget_total', 54.06, ty, {}, N),
  ],
  'a fall printed without a sign': [
    f('budget_total', 9.48, ty),
    f('budget_total', 10, ty, { period: '2018' }),
    f('budget_total_growth', 5.2, '%', { raw: 'giảm 5,2%' }),
  ],
  'a fall printed with a sign': [
    f('budget_total', 9.48, ty),
    f('budget_total', 10, ty, { period: '2018' }),
    f('budget_total_growth', -5.2, '%', { raw: '-5,2%' }),
  ],
  'growth of schemes': [
    f('projects_total', 30, da),
    f('projects_total', 25, da, { period: '2018' }),
    f('projects_total_growth', 20, '%'),
    f('projects_growth', 20, '%'),
  ],
  'share of schemes': [
    f('projects_total', 30, da),
    f('projects_national', 6, da),
    f('share_projects_national', 20, '%'),
    f('projects_local', 24, da),
  ],
  'fairs at home and abroad': [
    f('fair_establishments', 35, 'cơ sở'),
    f('fair_establishments', 30, 'cơ sở', D('market', 'trong nước')),
    f('fair_establishments', 5, 'cơ sở', D('market', 'ngoài nước')),
  ],
  'a part by one dimension only': [
    f('workers_trained', 2000, 'lao động'),
    f('workers_trained', 1200, 'lao động', D('gender', 'nữ')),
  ],
  'schemes completed, stopped, flagship and group': [
    f('projects_total', 50, da),
    f('projects_completed', 40, da),
    f('projects_stopped', 3, da),
    f('projects_flagship', 2, da),
    f('projects_group', 5, da),
  ],
  'a disbursement rate over the plan': [
    f('budget_total', 60, ty, KH),
    f('budget_total', 47, ty),
    f('budget_disbursed', 40.1, ty),
    f('disbursement_rate', 66.8, '%'),
    f('pct_of_plan', 78.3, '%'),
  ],
  'a disbursement rate over what was carried out': [
    f('budget_total', 60, ty, KH),
    f('budget_total', 47, ty),
    f('budget_disbursed', 40.1, ty),
    f('disbursement_rate', 85.3, '%'),
  ],
  'counterpart for each đồng of support': [
    f('budget_total', 9.51, ty),
    f('budget_counterpart', 12.24, ty),
    f('counterpart_ratio', 1.29, 'lần'),
  ],
  'three regions and the nation': [
    f(
      'budget_total',
      230,
      ty,
      {},
      { ...N, scope: 'nation', scopeName: 'Cả nước', scopeCode: 'VN' },
    ),
    f('budget_total', 100, ty, {}, { ...N, scopeCode: 'BAC', scopeName: 'Phía Bắc' }),
    f('budget_total', 50, ty, {}, { ...N, scopeCode: 'MTTN', scopeName: 'MTTN' }),
    f('budget_total', 80, ty, {}, N),
  ],
  'four quarters and the year': [1, 2, 3, 4]
    .map((q) => f('budget_total', q, ty, { period: `quý ${q}/2019` }))
    .concat([f('budget_total', 10, ty)]),
  'an average of a total said to be "hơn"': [
    f('budget_total', 63, ty, { qualifier: 'hơn' }, N),
    f('budget_per_province', 3.17, 'tỷ đồng/tỉnh', {}, N),
    f('provinces_count', 20, 'tỉnh', {}, N),
  ],
  'three provinces of twenty': [
    f('projects_total', 300, da, {}, N),
    f('projects_total', 30, da, prov('87', 'Đồng Tháp'), N),
    f('projects_total', 28, da, prov('60', 'Bình Thuận'), N),
    f('projects_total', 12, da, prov('86', 'Vĩnh Long'), N),
  ],
  'one activity by tier beside the tiers': [
    f('budget_machinery', 3, ty),
    f('budget_machinery_national', 1, ty),
    f('budget_machinery_local', 2, ty),
    f('budget_total', 5, ty),
    f('budget_national', 2, ty),
    f('budget_local', 3, ty),
  ],
  'two rounds of one plan': [
    f('budget_national', 3, ty),
    f('budget_national', 1, ty, D('đợt', '1')),
    f('budget_national', 2, ty, D('đợt', '2')),
  ],
  'a tier with no money': [
    f('budget_total', 43.735, ty),
    f('budget_national', 0, ty),
    f('budget_local', 43.735, ty),
  ],
  'growth over the plan of the year before': [
    f('budget_total', 63, ty, { ...KH, period: '2014' }, N),
    f('budget_total', 54, ty, { period: '2013' }, N),
    f('budget_total', 58, ty, { ...KH, period: '2013' }, N),
    f(
      'budget_total_growth',
      8.6,
      '%',
      { ...KH, period: '2014', note: 'so với kế hoạch năm 2013' },
      N,
    ),
  ],
  'money printed in two units': [
    f('budget_total', 1.2, ty),
    f('budget_national', 800, tr),
    f('budget_local', 400, tr),
    f('budget_per_project', 133.3, 'triệu đồng/đề án'),
    f('projects_total', 9, da),
  ],
  'two years of five': [
    f('budget_local', 16.2, ty, { period: '2016-2020' }),
    f('budget_local', 3.2, ty, { period: '2016' }),
    f('budget_local', 3.5, ty, { period: '2017' }),
  ],
  'a stock counted in several years': [
    f('establishments_existing', 5570, 'cơ sở', { period: '2018' }),
    f('establishments_existing', 5300, 'cơ sở', { period: '2016' }),
    f('establishments_existing', 5800, 'cơ sở', { period: '2016-2020' }),
  ],
  'establishments supported in more than one year': [
    f('machinery_supported', 109, 'cơ sở', { period: '2016-2020' }),
    f('machinery_supported', 30, 'cơ sở', { period: '2016' }),
    f('machinery_supported', 30, 'cơ sở', { period: '2017' }),
    f('machinery_supported', 30, 'cơ sở', { period: '2018' }),
    f('machinery_supported', 20, 'cơ sở', { period: '2019' }),
    f('machinery_supported', 20, 'cơ sở', { period: '2020' }),
  ],
  'shares that make 99,9': [f('share_national', 33.3, '%'), f('share_local', 66.6, '%')],
  'some shares of the total': [
    f('budget_total', 10, ty),
    f('share_machinery', 60, '%'),
    f('budget_machinery', 6, ty),
    f('share_training', 15, '%'),
    f('share_demo', 10, '%'),
  ],
  'three rates that do not say of which tier': [
    f('pct_of_plan', 68.35, '%'),
    f('pct_of_plan', 79.33, '%'),
    f('pct_of_plan', 77.28, '%'),
    f('budget_national', 11.375, ty, KH),
    f('budget_local', 49.465, ty, KH),
    f('budget_total', 60.84, ty, KH),
    f('budget_national', 7.775, ty),
    f('budget_local', 39.242, ty),
    f('budget_total', 47.017, ty),
  ],
  'a rate of a total nobody printed': [
    f('budget_national', 11.375, ty, KH),
    f('budget_local', 49.465, ty, KH),
    f('budget_national', 7.775, ty),
    f('budget_local', 39.242, ty),
    f('pct_of_plan', 77.28, '%'),
    f('budget_per_province', 3.04, 'tỷ đồng/tỉnh', { ...KH }, N),
  ],
  'more carried out than planned': [
    f('budget_total', 14.3, ty, KH),
    f('budget_total', 15.1, ty),
    f('pct_of_plan', 105.6, '%'),
  ],
  'a rate of the plan after a year without money': [
    f('budget_national', 0, ty, { period: '2018' }),
    f('budget_national', 7.775, ty),
    f('pct_of_plan_national', 68.35, '%'),
  ],
  'money for each worker': [
    f('budget_training', 2, ty),
    f('workers_trained', 1000, 'lao động'),
    f('budget_training_per_worker', 2, 'triệu đồng/người'),
  ],
  'promotion money inside a total cost': [f('total_cost', 20, ty), f('budget_total', 5, ty)],
  'the cost of the national schemes beside the money of all': [
    f('total_cost', 20, ty, { dimension: { source: 'khuyến công quốc gia' } }),
    f('budget_total', 63, ty),
    f('budget_national', 8, ty),
    f('budget_local', 55, ty),
    f('budget_counterpart', 12, ty, { dimension: { source: 'khuyến công quốc gia' } }),
  ],
  'the cost of the national schemes beside the money and counterpart of all': [
    f('total_cost_national', 20, ty),
    f('budget_counterpart_national', 12, ty),
    f('budget_national', 8, ty),
    f('total_cost', 100, ty),
    f('budget_total', 63, ty),
    f('budget_counterpart', 37, ty),
  ],
  'the counterpart of one tier beside the cost of both': [
    f('total_cost', 100, ty),
    f('budget_total', 63, ty),
    f('budget_counterpart_national', 12, ty),
  ],
  'a cost made of the money and counterpart of the tiers': [
    f('total_cost', 100, ty),
    f('budget_national', 8, ty),
    f('budget_local', 55, ty),
    f('budget_counterpart_national', 12, ty),
    f('budget_counterpart_local', 25, ty),
  ],
  'a selection at two levels': [
    f('products_nominated_province', 40, 'sản phẩm'),
    f('products_recognised_province', 25, 'sản phẩm'),
    f('products_nominated_region', 12, 'sản phẩm'),
    f('products_recognised_region', 14, 'sản phẩm'),
  ].slice(0, 3),
  'growth without last year': [
    f('budget_total', 38.285, ty, { ...KH, period: '2013' }, N),
    f('budget_total_growth', 15.96, '%', { ...KH, period: '2013' }, N),
  ],
  'a year with two maps': [
    f(
      'provinces_count',
      15,
      'tỉnh',
      { period: '2025' },
      { ...N, scopeCode: 'MTTN', scopeName: 'Miền Trung - Tây Nguyên' },
    ),
  ],
  'tiers printed by two texts': [
    f('budget_total', 12.5, ty, { sourceUrl: 'a' }),
    f('budget_total', 12.5, ty, { sourceUrl: 'b' }),
    f('budget_national', 3, ty, { sourceUrl: 'a' }),
    f('budget_local', 9.5, ty, { sourceUrl: 'b' }),
  ],
  'money cut by activity and by area at once': [
    f('budget_fairs', 1.2, ty),
    f('budget_machinery', 5, ty),
    f('budget_craft_villages', 3.5, ty),
    f('budget_ethnic_areas', 4, ty),
    f('budget_total', 8, ty),
  ],
  'some kinds of schemes': [
    f('projects_total', 20, da),
    f('machinery_projects', 12, da),
    f('training_projects', 3, da),
    f('demo_projects', 2, da),
  ],
  'machinery money per establishment with machinery': [
    f('budget_machinery_per_establishment', 150, 'triệu đồng/cơ sở'),
    f('budget_machinery', 3, ty),
    f('machinery_supported', 20, 'cơ sở'),
    f('establishments_supported', 35, 'cơ sở'),
  ],
  'sales and contracts under one name': [
    f('fair_sales', 35, ty),
    f('fair_sales', 12, 'hợp đồng'),
    f('industrial_output', 52000, ty),
    f('industrial_output_growth', 8.3, '%'),
    f('industrial_output', 48000, ty, { period: '2018' }),
  ],
}

for (const [name, rows] of Object.entries(comesOut))
  test(`${name}: no alarm`, () => {
    const found = reconcile(readFigures(rows), { geography: theRealGeography() }).filter(isAlarm)
    expect(found.map((each) => each.message)).toEqual([])
  })
