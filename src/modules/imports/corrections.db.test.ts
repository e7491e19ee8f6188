import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { writeWorkbook } from '#platform/sheets/write-workbook.ts'
import {
  applyFix,
  applyFixToAll,
  confirmImport,
  correctMapping,
  findImport,
  leaveOutRow,
  listBulkFixes,
  listRows,
  readBatch,
  rejectedWorkbook,
  startImport,
  takeBackRow,
} from './api.server.ts'
import { aWorkbook, textsOf, usualHeading } from './testing.ts'

type Row = readonly (string | number | null)[]

const key = () => `form-${newId()}`
const good: Row = [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 90]

async function send(bytes: Buffer): Promise<string> {
  const { id } = await startImport({ fileName: 'a.xlsx', bytes, key: key() })
  await readBatch(id)
  return id
}

const sendRows = async (...rows: readonly Row[]) => send(await aWorkbook([usualHeading, ...rows]))

async function see(id: string) {
  await readBatch(id)
  const batch = await findImport(id)
  if (!batch) throw new Error('no import')
  return batch
}

test('nothing is corrected in an import that was taken', async () => {
  await inRollback(async () => {
    const id = await sendRows(good)
    await confirmImport(id, key())
    for (const attempt of [
      () => applyFix(id, { sheet: 'S', address: 'B2', newValue: 'Máy xay cá' }, key()),
      () => applyFixToAll(id, 'kindFromTitle', key()),
      () => leaveOutRow(id, { sheet: 'S', row: 2 }, key()),
      () => takeBackRow(id, { sheet: 'S', row: 2 }, key()),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: 'conflict' })
    expect(await see(id)).toMatchObject({ state: 'taken', corrections: {} })
  })
})

test('a cell or a row that no sheet has is refused', async () => {
  await inRollback(async () => {
    const id = await sendRows(good)
    for (const address of ['', '2B', 'b2', 'ABCD2', 'B12345678', 'row2', 'B2!'])
      await expect(
        applyFix(id, { sheet: 'S', address, newValue: 'x' }, key()),
        address,
      ).rejects.toMatchObject({ kind: 'invalid' })
    for (const row of [0, -1, 1.5, Number.NaN, 1_048_577])
      await expect(leaveOutRow(id, { sheet: 'S', row }, key()), `${row}`).rejects.toMatchObject({
        kind: 'invalid',
      })
    expect((await see(id)).corrections).toEqual({})
  })
})

test('a new value is kept up to 2.000 letters, and 20.000 corrections are the most of an import', async () => {
  await inRollback(async (tx) => {
    const id = await sendRows(good)
    await applyFix(id, { sheet: 'S', address: 'B2', newValue: 'á'.repeat(3_000) }, key())
    expect((await see(id)).corrections['S!B2']).toHaveLength(2_000)
    await sql`select set_config('app.act', 'import.fix', true)`.execute(tx)
    await sql`
      update import_batch set corrections = (select jsonb_object_agg('S!ZZ' || n, '') from generate_series(1, 20000) n)
      where id = ${id}`.execute(tx)
    await expect(
      applyFix(id, { sheet: 'S', address: 'B2', newValue: 'x' }, key()),
    ).rejects.toMatchObject({ kind: 'too-large' })
  })
})

test('a new value of one sheet leaves the same cell of another as it is', async () => {
  await inRollback(async () => {
    const sheet = (name: string, title: string) => ({
      name,
      rows: [usualHeading, [1, title, null, 'Logn An', 2018, 'KCĐP', 90]].map((row) =>
        row.map((value) => (value === null ? null : { value })),
      ),
    })
    const id = await send(
      Buffer.from(await writeWorkbook([sheet('Quý I', 'Máy sấy cá'), sheet('Quý II', 'Máy xay')])),
    )
    await applyFix(id, { sheet: 'Quý II', address: 'D2', newValue: 'Long An' }, key())
    expect(await see(id)).toMatchObject({ summary: { counts: { take: 1, reject: 1 } } })
    const { rows } = await listRows(id, { decision: 'take', page: 1 })
    expect(rows.map(({ sheet, draft }) => [sheet, draft?.title])).toEqual([['Quý II', 'Máy xay']])
  })
})

test('one click for all leaves problems with a choice of fixes alone, and does not count them', async () => {
  await inRollback(async () => {
    const id = await sendRows(
      [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'xổ số', 90],
      [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'xổ số', '80*'],
      [3, 'Máy rửa cá', null, 'Cà Mau', 2018, 'KCĐP', '70*'],
    )
    const { summary } = await see(id)
    expect(summary?.byCode).toMatchObject({ tierUnknown: 2, amountUnreadable: 2 })
    expect(summary?.withOneFix.tierUnknown).toBeUndefined()
    expect(summary?.withOneFix.amountUnreadable).toBe(2)
    expect(await listBulkFixes(id, 'tierUnknown')).toEqual([])
    await applyFixToAll(id, 'tierUnknown', key())
    expect((await see(id)).corrections).toEqual({})
  })
})

test('of the rows kept out, those with errors and the twins come back, and the left-out ones do not', async () => {
  await inRollback(async () => {
    const id = await sendRows(
      good,
      [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', 80],
      [3, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', 80],
      [4, 'Máy rửa cá', null, 'Cà Mau', 2018, 'KCĐP', 70],
      [5, 'Máy ép gỗ', null, 'Logn An', 2018, 'KCĐP', 60],
    )
    await leaveOutRow(id, { sheet: 'S', row: 5 }, key())
    expect((await see(id)).summary?.counts).toEqual({
      take: 2,
      reject: 1,
      duplicate: 1,
      unchanged: 0,
      left: 1,
    })
    const { body } = await rejectedWorkbook(id)
    const [, , ...rows] = await textsOf(body)
    expect(rows.map((cells) => cells[0])).toEqual(['3', '5'])
    expect(rows[0]?.at(-1)).toContain('Trùng hoàn toàn với dòng 3')
  })
})

test('sixty rows stand on two pages, fifty and ten, each row once', async () => {
  await inRollback(async () => {
    const id = await sendRows(
      ...Array.from({ length: 60 }, (_, n) => [
        n + 1,
        `Máy số ${n}`,
        null,
        'Cà Mau',
        2018,
        'KCĐP',
        9,
      ]),
    )
    const page = (number: number) => listRows(id, { decision: 'take', page: number })
    const [first, second, third] = [await page(1), await page(2), await page(3)]
    expect([first, second, third].map(({ rows }) => rows.length)).toEqual([50, 10, 0])
    expect([first, second, third].map(({ total }) => total)).toEqual([60, 60, 60])
    expect([...first.rows, ...second.rows].map(({ row }) => row)).toEqual(
      Array.from({ length: 60 }, (_, n) => n + 2),
    )
  })
})

test('a row that is on record already asks nothing of anybody', async () => {
  await inRollback(async () => {
    const unknownYear: Row = [1, 'Máy sấy cá', null, 'Cà Mau', null, 'KCĐP', 90]
    const first = await sendRows(unknownYear)
    expect((await see(first)).summary?.toLookAt).toBe(1)
    await confirmImport(first, key())
    const again = await sendRows(unknownYear, [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', 80])
    expect((await see(again)).summary).toMatchObject({ counts: { unchanged: 1 }, toLookAt: 0 })
    const { rows } = await listRows(again, { decision: 'unchanged', page: 1 })
    expect(rows.map(({ problems }) => problems)).toEqual([[]])
  })
})

test('of headings that a person corrected, the unit is remembered only when the person said it', async () => {
  await inRollback(async () => {
    const sheet = (unit: string, amount: number) =>
      aWorkbook([
        [`Đơn vị tính: ${unit}`],
        ['STT', 'Diễn giải việc làm', 'Tỉnh', 'Năm', 'Nguồn', 'Kinh phí'],
        [1, 'Máy sấy cá', 'Cà Mau', 2018, 'KCĐP', amount],
      ])
    const first = await send(await sheet('triệu đồng', 90))
    const mapping = (await see(first)).mappings[0]
    if (!mapping) throw new Error('no mapping')
    const fields = { ...mapping.fields, 1: 'title' as const }
    const said = { sheet: 'S', isTaken: true, fields, unit: null, province: null, year: null }
    await correctMapping(first, [said], key())
    const moneyOf = async (id: string) => {
      await readBatch(id)
      const { rows } = await listRows(id, { decision: 'take', page: 1 })
      return rows[0]?.draft?.money[0]?.plannedDong
    }
    expect(await moneyOf(await send(await sheet('đồng', 80_000_000)))).toBe(80_000_000n)
    await correctMapping(first, [{ ...said, unit: 'thousand' }], key())
    expect(await moneyOf(await send(await sheet('đồng', 70_000)))).toBe(70_000_000n)
  })
})

test('a scheme on record that an exported line says otherwise is told at its identifier', async () => {
  await inRollback(async () => {
    const first = await sendRows(good)
    await confirmImport(first, key())
    const { rows } = await listRows(first, { decision: 'take', page: 1 })
    const scheme = rows[0]?.schemeId ?? ''
    const changed = good.map((value) => (value === 90 ? 95 : value))
    const again = await send(
      await aWorkbook([
        [...usualHeading, 'Mã đề án'],
        [...changed, scheme],
      ]),
    )
    const { rows: kept } = await listRows(again, { decision: 'reject', page: 1 })
    expect(kept.flatMap(({ problems }) => problems)).toMatchObject([
      { code: 'onRecordDiffers', address: 'H2', value: scheme, target: null },
    ])
  })
})
