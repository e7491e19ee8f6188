import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { listProvinces, loadTerritory } from '#modules/territory/api.server.ts'
import { idOfName } from '#platform/db/new-id.ts'
import { asSystem } from '#platform/db/acting.ts'
import { rawPool } from '#platform/db/pool.ts'
import { transact } from '#platform/db/transact.ts'
import { chance, type Chance } from './random.ts'
import { aims, families, forms, givens, kinds, middles, trades, works } from './words.ts'

/** How large the invented country is. */
export type Size = {
  readonly schemes: number
  readonly establishments: number
  readonly years: number
}

const firstYear = 2014

/**
 * Fills an empty database with an invented country. Audit and roll-up triggers are off while it loads,
 * which no part of the product does; roll-ups are then made by one full computation.
 */
export async function makeCountry(
  { schemes, establishments, years }: Size,
  seed: number,
): Promise<void> {
  await asSystem(() => transact({ act: 'bench.load' }, loadTerritory))
  const client = await rawPool().connect()
  try {
    await client.query('set session_replication_role = replica')
    await copyEstablishments(client, establishments, chance(seed))
    await copySchemes(client, { schemes, establishments, years }, chance(seed + 1))
    await client.query('set session_replication_role = origin')
  } finally {
    client.release()
  }
  await recompute()
}

const places = () =>
  listProvinces(34).map((today) => {
    const before = listProvinces(63).filter((province) => province.mergedInto === today.code)
    return { today, before }
  })

async function copyEstablishments(
  client: pg.PoolClient,
  count: number,
  random: Chance,
): Promise<void> {
  const all = places()
  const columns = 'id, province_id, place_list, place_code, name, legal_form, name_key'
  await copy(client, `establishment (${columns})`, count, (n) => {
    const { today, before } = random.oneOf(all)
    const person = `${random.oneOf(families)} ${random.oneOf(middles)} ${random.oneOf(givens)}`
    const name = `${random.oneOf(forms)} ${random.oneOf(trades)} ${person} ${n}`
    return [
      [
        idOfName(`bench/e/${n}`),
        today.code,
        '63',
        random.oneOf(before).code,
        name,
        'other',
        name.toLowerCase(),
      ],
    ]
  })
}

async function copySchemes(client: pg.PoolClient, size: Size, random: Chance): Promise<void> {
  const all = places()
  const money: string[][] = []
  const beneficiaries: string[][] = []
  const columns =
    'id, province_id, place_list, place_code, title, activity_kind, fund_tier, year_from, year_to, status, support_planned_dong, support_actual_dong, place_words, establishment_names'
  await copy(client, `scheme (${columns})`, size.schemes, (n) => {
    const { today, before } = random.oneOf(all)
    const year = firstYear + random.below(size.years)
    const isNew = year > 2025
    const place = isNew ? today : random.oneOf(before)
    const tier = random.next() < 0.25 ? 'national' : 'local'
    const planned = (50 + random.below(950)) * 1_000_000
    const actual = random.next() < 0.7 ? Math.round(planned * (0.7 + random.next() * 0.3)) : null
    const id = idOfName(`bench/s/${n}`)
    money.push([
      id,
      today.code,
      tier === 'national' ? 'national' : 'provincial',
      String(planned),
      actual === null ? nil : String(actual),
    ])
    if (random.next() < 0.6) {
      money.push([id, today.code, 'counterpartOwn', String(planned * (1 + random.below(3))), nil])
    }
    beneficiaries.push([id, today.code, idOfName(`bench/e/${random.below(size.establishments)}`)])
    const title = `${random.oneOf(aims)} ${random.oneOf(works)} tại ${place.name} (${n})`
    return [
      [
        id,
        today.code,
        isNew ? '34' : '63',
        place.code,
        title,
        random.oneOf(kinds),
        tier,
        String(year),
        String(year),
        random.oneOf(['inPlan', 'implementing', 'accepted', 'settled']),
        String(planned),
        actual === null ? nil : String(actual),
        place.name,
        `${random.oneOf(forms)} ${random.oneOf(trades)} ${random.oneOf(families)}`,
      ],
    ]
  })
  await copy(
    client,
    'scheme_money (scheme_id, province_id, source, planned_dong, actual_dong)',
    1,
    () => money,
  )
  await copy(
    client,
    'scheme_beneficiary (scheme_id, province_id, establishment_id)',
    1,
    () => beneficiaries,
  )
}

const nil = '\\N'

async function copy(
  client: pg.PoolClient,
  into: string,
  times: number,
  rowsOf: (n: number) => string[][],
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${into} from stdin`))
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve)
    stream.on('error', reject)
  })
  for (let n = 0; n < times; n += 1) {
    const text = rowsOf(n)
      .map((row) => `${row.join('\t')}\n`)
      .join('')
    if (!stream.write(text)) await once(stream, 'drain')
  }
  stream.end()
  await ended
}

/** The roll-ups made from nothing, as their owner; the same statement the property test compares against. */
async function recompute(): Promise<void> {
  await rawPool().query(`
    truncate scheme_rollup, establishment_support;
    insert into scheme_rollup
      select province_id, place_list, place_code, year, activity_kind, fund_tier, null, count(*),
        coalesce(sum(support_planned_dong), 0), count(support_planned_dong),
        coalesce(sum(support_actual_dong), 0), count(support_actual_dong), is_published
      from scheme where deleted_at is null group by 1, 2, 3, 4, 5, 6, is_published
      union all
      select s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, m.source, count(*),
        coalesce(sum(m.planned_dong), 0), count(m.planned_dong), coalesce(sum(m.actual_dong), 0), count(m.actual_dong), s.is_published
      from scheme s join scheme_money m on m.scheme_id = s.id where s.deleted_at is null group by 1, 2, 3, 4, 5, 6, 7, s.is_published;
    insert into establishment_support
      select s.province_id, s.place_list, s.place_code, s.year, s.activity_kind, s.fund_tier, b.establishment_id, count(*), s.is_published
      from scheme s join scheme_beneficiary b on b.scheme_id = s.id where s.deleted_at is null group by 1, 2, 3, 4, 5, 6, 7, s.is_published;
    analyze`)
}
