import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { publicStanding, reaches, type Standing } from '#core/standing.ts'
import { covers } from '#modules/access/model.ts'
import { actingAs } from '#platform/db/acting.ts'
import { inRollback } from '#platform/db/testing.ts'
import { read, type Tx } from '#platform/db/transact.ts'
import { id, inYear, makeTwoProvinces } from './two-provinces.ts'

const provinces = ['66', '79', '01', '48'] as const
const units = ['centre-here', 'department-here', 'centre-there'].map(id)
const firms = ['firm-one', 'firm-two', 'firm-three'].map(id)
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })

const record = fc.record({
  provinceId: fc.constantFrom(...provinces),
  ownerUnitId: orNull(fc.constantFrom(...units)),
  establishmentIds: fc.subarray(firms),
  isPublished: fc.boolean(),
})
const standing: fc.Arbitrary<Standing> = fc
  .record({
    reach: fc.constantFrom(...reaches),
    provinceIds: fc.subarray([...provinces]),
    unitId: orNull(fc.constantFrom(...units)),
    establishmentId: orNull(fc.constantFrom(...firms)),
  })
  // A province is one; of a region they are several, or, where none is known, none.
  .map((parts) => ({
    ...publicStanding,
    ...parts,
    provinceIds: parts.reach === 'region' ? parts.provinceIds : parts.provinceIds.slice(0, 1),
  }))

const seenAs = (as: Standing) =>
  actingAs({ actor: 'x', as: null, from: null, standingFor: () => as }, () =>
    read('look', async (db) => {
      try {
        const { rows } = await sql<{ id: string }>`
          select id from scheme where title like 'twin %' and year = ${inYear}`.execute(db)
        return rows.map((row) => row.id).sort()
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === '42501') return []
        throw error
      }
    }),
  )

test('whether a record lies within a standing is the same in the program and in the database, of any record and standing', async () => {
  await inRollback(async (tx) => {
    await makeTwoProvinces(tx)
    const records = fc.sample(record, { numRuns: 80, seed: 11 })
    const made = records.map((one, n) => ({ ...one, id: id(`twin ${n}`) }))
    await enter(tx, made)
    let notEmpty = 0
    for (const as of fc.sample(standing, { numRuns: 300, seed: 12 })) {
      const inProgram = made.filter((one) => covers(as, one)).map((one) => one.id)
      await sql`savepoint before`.execute(tx)
      expect({ as, seen: await seenAs(as) }).toEqual({ as, seen: inProgram.sort() })
      await sql`rollback to savepoint before`.execute(tx)
      if (inProgram.length > 0 && inProgram.length < made.length) notEmpty += 1
    }
    expect(notEmpty).toBeGreaterThan(100)
  })
})

type Made = {
  readonly id: string
  readonly provinceId: string
  readonly ownerUnitId: string | null
  readonly establishmentIds: readonly string[]
  readonly isPublished: boolean
}

async function enter(tx: Tx, made: readonly Made[]): Promise<void> {
  for (const { id: schemeId, provinceId, ownerUnitId, establishmentIds, isPublished } of made) {
    await sql`insert into scheme (id, province_id, place_list, place_code, title, year_from, status, owner_unit_id)
      values (${schemeId}, '', 34, ${provinceId}, ${`twin ${schemeId}`}, ${inYear}, ${isPublished ? 'inPlan' : 'idea'}, ${ownerUnitId})`.execute(
      tx,
    )
    await sql`insert into scheme_beneficiary select ${schemeId}, ${provinceId}, e from unnest(${establishmentIds}::uuid[]) e`.execute(
      tx,
    )
  }
}

test('what everybody is told in sums is what everybody can open', async () => {
  await inRollback(async (tx) => {
    await makeTwoProvinces(tx)
    await enter(
      tx,
      fc
        .sample(record, { numRuns: 40, seed: 13 })
        .map((one, n) => ({ ...one, id: id(`sum ${n}`) })),
    )
    await sql`insert into scheme_money select id, province_id, 'national', 7, null from scheme where year = ${inYear}
      on conflict do nothing`.execute(tx)
    await sql`update scheme set status = 'idea' where year = ${inYear} and province_id = '01' and id::text < '8'`.execute(
      tx,
    )
    await sql`update scheme set deleted_at = now() where year = ${inYear} and province_id = '79' and id::text > '8'`.execute(
      tx,
    )
    const told = await actingAs(
      { actor: 'public', as: null, from: null, standingFor: () => publicStanding },
      () =>
        read('look', async (db) => {
          const { rows } = await sql<{
            kept: string
            counted: string
            supported: bigint
            named: bigint
          }>`
            select (select coalesce(sum(schemes), 0) || '/' || coalesce(sum(planned_dong), 0) from scheme_rollup where source is null) as kept,
              (select count(*) || '/' || coalesce(sum(support_planned_dong), 0) from scheme) as counted,
              (select count(distinct establishment_id) from establishment_support where refs > 0) as supported,
              (select count(distinct establishment_id) from scheme_beneficiary) as named`.execute(
            db,
          )
          return rows[0]
        }),
    )
    expect(told?.kept).toBe(told?.counted)
    expect(told?.supported).toBe(told?.named)
  })
})
