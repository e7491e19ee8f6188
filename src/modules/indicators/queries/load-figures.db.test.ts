import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import { listReportedFigures } from './load-figures.ts'

/** Copies of a real figure under an indicator that only this test knows. */
const copies = (from: number, to: number) => sql`
  insert into reported_figure
  select (jsonb_populate_record(f, jsonb_build_object('id', 'copy-' || n, 'indicator', 'copies'))).*
  from reported_figure f, generate_series(${from}::int, ${to}::int) n where f.id = 'F0014'`

test('twenty thousand figures are read in full; one more is refused, and none left out unseen', () =>
  inRollback(async (tx) => {
    await copies(1, 20_000).execute(tx)
    expect(await listReportedFigures({ indicator: 'copies' })).toHaveLength(20_000)
    await copies(20_001, 20_001).execute(tx)
    await expect(listReportedFigures({ indicator: 'copies' })).rejects.toMatchObject({
      kind: 'too-large',
      says: expect.stringContaining('hơn 20.000 số liệu'),
    })
  }))
