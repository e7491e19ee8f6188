import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { holdChains } from '#platform/audit/hold-chains.ts'
import type { Tx } from '#platform/db/transact.ts'
import { inRollback } from '#platform/db/testing.ts'
import { enterFigures } from './enter-figures.ts'

const vinhLong = '86'

const aPaper = () =>
  enterFigures({
    key: 'paper-of-vinh-long',
    source: { url: null, note: 'Báo cáo năm 2023', published: '2024-01-10' },
    records: [
      {
        period: '2023',
        periodStart: '2023-01-01',
        periodEnd: '2023-12-31',
        periodKind: 'year',
        scope: 'province',
        scopeName: 'Vĩnh Long',
        scopeCode: vinhLong,
        scopeList: '34',
        indicator: 'budget_total',
        dimension: null,
        unit: 'tỷ đồng',
        value: 12.5,
        raw: '12,5',
        qualifier: null,
        status: 'thực hiện',
        note: null,
      },
    ],
  })

test('a paper entered while an import of its province is taken waits for it and locks nobody out', async () => {
  let entering: Promise<void> | undefined
  await inRollback(async (importing) => {
    await holdChains(importing, [vinhLong])
    entering = inRollback(async (tx) => {
      expect((await aPaper()).ids).toHaveLength(1)
      expect(await chainOfNewest(tx)).toBe(vinhLong)
    })
    entering.catch(() => {})
    await somebodyWaits(importing)
    // An import ends in the central chain: it must be free, or the two would wait for each other for ever.
    await sql`set local lock_timeout = '300ms'`.execute(importing)
    await holdChains(importing, ['central'])
  })
  await entering
})

async function somebodyWaits(held: Tx): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const { rows } =
      await sql`select 1 from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`.execute(
        held,
      )
    if (rows.length > 0) return
    await sleep(25)
  }
  throw new Error('nobody waited for the chain')
}

async function chainOfNewest(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ chain: string }>`
    select chain from audit_entry where act = 'figures.enter' and subject = 'reported_figure' and at = now()`.execute(
    tx,
  )
  return rows[0]?.chain
}
