import { rawPool } from '#platform/db/pool.ts'
import { schemeRollup, type RollupScope } from '#modules/schemes/api.server.ts'
import { median, ms, percent, times, type Figure } from './figure.ts'
import { statementsOf, type Statement } from './record.ts'

// The same answer from the rows, as it would have to be made without the roll-up.
const live = `
  with chosen as (select * from scheme where deleted_at is null and year >= $1 and year <= $2)
  select province_id, place_list, place_code, year, activity_kind, fund_tier, null as source, count(*) as schemes,
    coalesce(sum(support_planned_dong), 0)::bigint as planned_dong, count(support_planned_dong) as planned_known,
    coalesce(sum(support_actual_dong), 0)::bigint as actual_dong, count(support_actual_dong) as actual_known
  from chosen group by 1, 2, 3, 4, 5, 6
  union all
  select s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, m.source, count(*),
    coalesce(sum(m.planned_dong), 0)::bigint, count(m.planned_dong), coalesce(sum(m.actual_dong), 0)::bigint, count(m.actual_dong)
  from chosen s join scheme_money m on m.scheme_id = s.id group by 1, 2, 3, 4, 5, 6, 7`

const scopes: readonly {
  readonly name: string
  readonly scope: Required<Pick<RollupScope, 'yearFrom' | 'yearTo'>>
}[] = [
  { name: 'one year', scope: { yearFrom: 2016, yearTo: 2016 } },
  { name: 'twelve years', scope: { yearFrom: 2014, yearTo: 2025 } },
]

/** Province × kind × year of the nation: the product's question, the same statement bare, and added up live. */
export async function measureRollup(repeats: number): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, scope } of scopes) {
    const [statement] = await statementsOf(() => schemeRollup(scope))
    if (!statement) throw new Error('the roll-up sent no statement')
    const product = await tookMs(repeats, () => schemeRollup(scope))
    const bare = await tookMs(repeats, () => ask(statement))
    const summed = { text: live, values: [scope.yearFrom, scope.yearTo] }
    const liveMs = await tookMs(Math.max(3, repeats >> 2), () => ask(summed))
    requireSame(await ask(statement), await ask(summed))
    const asked = `Roll-up province × kind × year, ${name}`
    figures.push(
      {
        name: `${asked}: bare pg`,
        product: ms(product),
        baseline: ms(bare),
        ratio: percent(bare / product),
      },
      {
        name: `${asked}: live sum`,
        product: ms(product),
        baseline: ms(liveMs),
        ratio: times(liveMs / product),
      },
    )
  }
  return figures
}

async function tookMs(repeats: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const took: number[] = []
  for (let n = 0; n < repeats; n += 1) {
    const startedAt = performance.now()
    await work()
    took.push(performance.now() - startedAt)
  }
  return median(took)
}

type Sum = { schemes: number | bigint; planned_dong: bigint; actual_dong: bigint }

async function ask({ text, values }: Statement): Promise<Sum[]> {
  const name = text === live ? 'live' : 'rollup'
  return (await rawPool().query<Sum>({ name, text, values: [...values] })).rows
}

// A comparison of two different answers would mean nothing.
function requireSame(kept: readonly Sum[], summed: readonly Sum[]): void {
  const sumOf = (rows: readonly Sum[]) =>
    rows.reduce(
      (sum, row) => sum + BigInt(row.schemes) + BigInt(row.planned_dong) + BigInt(row.actual_dong),
      0n,
    )
  if (kept.length !== summed.length || sumOf(kept) !== sumOf(summed))
    throw new Error(`the roll-up (${kept.length} rows) is not the live sum (${summed.length} rows)`)
}
