import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  deleteScheme,
  importSchemes,
  removeImported,
  undoDelete,
  updateScheme,
} from './api.server.ts'
import { activityKindCodes, moneySourceCodes, type SchemeDraft } from './model.ts'
import { rollupDifferences, supportDifferences, totalDifferences } from './store/recount.ts'
import { aScheme } from './testing.ts'

const expectSumsRight = async (tx: Tx) => {
  expect(await rollupDifferences(tx)).toEqual([])
  expect(await supportDifferences(tx)).toEqual([])
  expect(await totalDifferences(tx)).toEqual([])
}

const orUnknown = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const amount = orUnknown(fc.bigInt({ min: 0n, max: 9_000_000_000n }))
const money = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom(...moneySourceCodes),
    plannedDong: amount,
    actualDong: amount,
  }),
  { selector: (line) => line.source, maxLength: 4 },
)
const draft: fc.Arbitrary<SchemeDraft> = fc
  .record({
    provinceCode: fc.constantFrom('83', '86', '84', '79'),
    list: fc.constantFrom(63 as const, 34 as const),
    activityKind: orUnknown(fc.constantFrom(...activityKindCodes.slice(10, 13))),
    fundTier: orUnknown(fc.constantFrom('national' as const, 'local' as const)),
    // Some everybody may see, some not yet.
    status: fc.constantFrom('idea' as const, 'appraised' as const, 'inPlan' as const),
    yearFrom: orUnknown(fc.integer({ min: 2019, max: 2021 })),
    establishments: fc.subarray(['HTX Một', 'Cty Hai', 'Hộ kinh doanh Ba']),
    money,
  })
  .map(({ provinceCode, list, ...parts }) =>
    aScheme({
      ...parts,
      yearTo: null,
      place:
        list === 63
          ? { list, provinceCode }
          : { list, provinceCode: provinceCode === '79' ? '79' : '86' },
    }),
  )
const importing = fc.record({
  does: fc.constant('import' as const),
  drafts: fc.array(draft, { minLength: 1, maxLength: 6 }),
})
const step = fc.oneof(
  importing,
  fc.record({ does: fc.constant('update' as const), at: fc.nat(), draft }),
  fc.record({ does: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ does: fc.constant('undelete' as const), at: fc.nat() }),
  fc.record({ does: fc.constant('undoImport' as const), at: fc.nat() }),
)

test('after any entries, changes, deletions and undone imports the kept sums equal a full recount', async () => {
  await inRollback(async (tx) => {
    let saved = 0
    await expectSumsRight(tx)
    await fc.assert(
      fc.asyncProperty(importing, fc.array(step, { maxLength: 12 }), async (first, steps) => {
        const made: { id: string; batch: string }[] = []
        for (const one of [first, ...steps]) if (await run(tx, one, made)) saved += 1
        await expectSumsRight(tx)
      }),
      { numRuns: 40, seed: 11 },
    )
    // Changes that are all refused would hold no sum equal to anything.
    expect(saved).toBeGreaterThan(20)
  })
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Takes one step. Returns whether it changed a scheme that was there. */
async function run(tx: Tx, one: Step, made: { id: string; batch: string }[]): Promise<boolean> {
  if (one.does === 'import') {
    const batchId = newId()
    const schemes = one.drafts.map((each) => ({ id: newId(), draft: each }))
    await importSchemes(tx, { batchId, schemes })
    made.push(...schemes.map(({ id }) => ({ id, batch: batchId })))
    return false
  }
  const target = made[one.at % Math.max(made.length, 1)]
  if (!target) return false
  const { rows } = await sql<{ version: number; gone: boolean }>`
    select version, deleted_at is not null as gone from scheme where id = ${target.id}`.execute(tx)
  const { version = 0, gone = true } = rows[0] ?? {}
  if (one.does === 'update' && !gone) {
    const saved = await updateScheme({ id: target.id, version, draft: one.draft, confirmed: true })
    return saved.outcome === 'saved' && saved.version > version
  }
  if (one.does === 'delete' && !gone) await deleteScheme({ id: target.id, version })
  if (one.does === 'undelete') await undoDelete(target.id)
  if (one.does === 'undoImport') await removeImported(tx, target.batch).catch(() => undefined)
  return false
}

test('an establishment supported by two schemes of a year is counted once', async () => {
  await inRollback(async (tx) => {
    const schemes = ['Đề án thứ nhất', 'Đề án thứ hai'].map((title) => ({
      id: newId(),
      draft: aScheme({
        title,
        yearFrom: 2018,
        yearTo: null,
        establishments: ['HTX Chỉ Đếm Một Lần'],
      }),
    }))
    await importSchemes(tx, { batchId: null, schemes })
    const { rows } = await sql`
      select count(distinct establishment_id)::int as supported, max(refs) as refs from establishment_support
      where establishment_id in (select id from establishment where name = 'HTX Chỉ Đếm Một Lần') and refs > 0`.execute(
      tx,
    )
    expect(rows).toEqual([{ supported: 1, refs: 2 }])
  })
})
