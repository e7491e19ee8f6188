import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Failure } from '#core/failure.ts'
import {
  findScheme,
  outputsInUse,
  streamSchemes,
  updateScheme,
} from '#modules/schemes/api.server.ts'
import { schemeSheetColumns } from '#modules/schemes/model.ts'
import { findProvince, territorySnapshot } from '#modules/territory/api.server.ts'
import { historyOf } from '#platform/audit/history.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { readWorkbook } from '#platform/sheets/read-workbook.ts'
import { streamSheet } from '#platform/sheets/stream-sheet.ts'
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
  undoImport,
} from './api.server.ts'
import { saveRefusal } from './store.ts'
import { aWorkbook, corpusFile, usualHeading } from './testing.ts'

const key = () => `form-${newId()}`
const send = async (fileName: string, bytes = corpusFile(fileName)) => {
  const started = await startImport({ fileName, bytes, key: key() })
  // A busy machine may still be reading.
  await readBatch(started.id)
  return started
}
const schemes = async (tx: Tx) =>
  (
    await sql<{
      n: number
    }>`select count(*)::int as n from scheme where deleted_at is null`.execute(tx)
  ).rows[0]?.n ?? 0
const see = async (id: string) => {
  await readBatch(id)
  const batch = await findImport(id)
  if (!batch) throw new Error('no import')
  return batch
}

type Value = string | number | bigint | null

/** The list that the register's own page exports. */
async function exported(change: (value: Value) => Value = (value) => value): Promise<Buffer> {
  const outputs = (await outputsInUse({})).map((code) => ({ code, label: code }))
  const columns = schemeSheetColumns(outputs)
  const { districts, communes } = territorySnapshot()
  async function* rows() {
    for await (const { id, draft } of streamSchemes({})) {
      const { list, provinceCode, districtCode, communeCode } = draft.place
      const line = {
        id,
        draft,
        province: findProvince({ list, code: provinceCode })?.name ?? '',
        district: districts.find(({ code }) => code === districtCode)?.name ?? null,
        commune: communes.find(({ code }) => code === communeCode)?.name ?? null,
      }
      yield columns.map(({ value }) => change(value(line)))
    }
  }
  const titles = ['Danh sách đề án khuyến công', 'Đơn vị tiền: đồng. Ô trống: chưa rõ.']
  const pieces: Uint8Array[] = []
  for await (const piece of streamSheet({ name: 'Đề án', titles, columns, rows: rows() }))
    pieces.push(piece)
  return Buffer.concat(pieces)
}

const book = (...rows: (string | number | null)[][]) => aWorkbook([usualHeading, ...rows])

test('nothing is in the register before confirmation; then exactly the good rows are', async () => {
  await inRollback(async (tx) => {
    const before = await schemes(tx)
    const { id } = await send('26-loi-tung-o.xlsx')
    expect(await see(id)).toMatchObject({
      state: 'preview',
      summary: { counts: { take: 1, reject: 7 } },
    })
    expect(await schemes(tx)).toBe(before)
    expect(await confirmImport(id, key())).toEqual({ taken: 1, unchanged: 0 })
    expect(await schemes(tx)).toBe(before + 1)
    expect(await see(id)).toMatchObject({ state: 'taken', taken: 1 })
    const { rows } = await listRows(id, { decision: 'take', page: 1 })
    const found = await findScheme(rows[0]?.schemeId ?? '')
    expect(found?.scheme.draft).toMatchObject({
      title: 'Hỗ trợ ứng dụng máy rửa tôm tự động',
      money: [{ source: 'national', plannedDong: 200_000_000n }],
    })
  })
})

test('a file sent twice leads to the same import and changes nothing', async () => {
  await inRollback(async (tx) => {
    const first = await send('01-mot-tinh-mot-dong-tieu-de.xlsx')
    await confirmImport(first.id, key())
    const after = await schemes(tx)
    expect(await send('ten-khac.xlsx', corpusFile('01-mot-tinh-mot-dong-tieu-de.xlsx'))).toEqual({
      id: first.id,
      isKnownFile: true,
    })
    expect(await schemes(tx)).toBe(after)
  })
})

test('a file sent several times at one moment is one import', async () => {
  const bytes = await book([`Đề án gửi cùng lúc ${newId()}`, 'Bắc Ninh'])
  const started = await asSystem(() =>
    Promise.all(
      Array.from({ length: 6 }, () => startImport({ fileName: 'a.xlsx', bytes, key: key() })),
    ),
  )
  expect(new Set(started.map(({ id }) => id)).size).toBe(1)
  expect(started.filter(({ isKnownFile }) => !isKnownFile)).toHaveLength(1)
  const id = started[0]?.id ?? ''
  await asSystem(async () => {
    await readBatch(id)
    // Nothing of it stays for the tests that follow.
    await transact({ act: 'test' }, (tx) => saveRefusal(tx, id, 'encrypted'))
  })
})

test('the same rows in another file are known, and only the new ones are entered', async () => {
  await inRollback(async () => {
    const old = [1, 'Máy sấy cá', 'HTX Biển Xanh', 'Cà Mau', 2018, 'KCĐP', 90]
    await confirmImport((await send('a.xlsx', await book(old))).id, key())
    const { id } = await send(
      'b.xlsx',
      await book(
        [1, ' Máy  sấy cá', 'HTX Biển Xanh', 'tỉnh Cà Mau', '2018', 'địa phương', '90,0'],
        [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', 80],
      ),
    )
    expect(await see(id)).toMatchObject({ summary: { counts: { take: 1, unchanged: 1 } } })
    expect(await confirmImport(id, key())).toEqual({ taken: 1, unchanged: 0 })
  })
})

test('rows entered by another import between preview and confirmation are not entered again', async () => {
  await inRollback(async () => {
    const row = [1, 'Máy sấy cá', 'HTX Biển Xanh', 'Cà Mau', 2018, 'KCĐP', 90]
    const one = await send('a.xlsx', await book(row))
    const two = await send(
      'b.xlsx',
      await book(row, [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', 80]),
    )
    await confirmImport(one.id, key())
    expect(await confirmImport(two.id, key())).toEqual({ taken: 1, unchanged: 1 })
  })
})

test('confirmed twice with one key, the rows are entered once; with another key it is refused', async () => {
  await inRollback(async (tx) => {
    const { id } = await send('14-don-vi-dong-va-cong-thuc.xlsx')
    const one = key()
    const first = await confirmImport(id, one)
    const after = await schemes(tx)
    expect(await confirmImport(id, one)).toEqual(first)
    expect(await schemes(tx)).toBe(after)
    await expect(confirmImport(id, key())).rejects.toThrow(Failure)
  })
})

test('an import is undone whole, and can then be made anew', async () => {
  await inRollback(async (tx) => {
    const before = await schemes(tx)
    const { id } = await send('03-tinh-gop-o-cong-tung-tinh.xlsx')
    await confirmImport(id, key())
    expect(await undoImport(id, key())).toEqual({ removed: 4 })
    expect(await schemes(tx)).toBe(before)
    expect(await see(id)).toMatchObject({ state: 'undone' })
    const again = await send('03-tinh-gop-o-cong-tung-tinh.xlsx')
    expect(again.isKnownFile).toBe(false)
    expect(await confirmImport(again.id, key())).toEqual({ taken: 4, unchanged: 0 })
  })
})

test('an import is not undone when somebody edited one of its schemes since', async () => {
  await inRollback(async (tx) => {
    const { id } = await send('14-don-vi-dong-va-cong-thuc.xlsx')
    await confirmImport(id, key())
    const { rows } = await listRows(id, { decision: 'take', page: 1 })
    const scheme = (await findScheme(rows[0]?.schemeId ?? ''))?.scheme
    if (!scheme) throw new Error('no scheme')
    const after = await schemes(tx)
    await updateScheme({
      id: scheme.id,
      version: scheme.version,
      draft: { ...scheme.draft, note: 'đã sửa' },
      confirmed: true,
    })
    await expect(undoImport(id, key())).rejects.toMatchObject({
      kind: 'conflict',
      says: expect.stringContaining('1 đề án'),
    })
    expect(await schemes(tx)).toBe(after)
  })
})

test('one click gives a cell the offered value, and the row becomes good', async () => {
  await inRollback(async () => {
    const { id } = await send('26-loi-tung-o.xlsx')
    const { rows } = await listRows(id, { decision: 'reject', page: 1 })
    const problem = rows.flatMap(({ problems }) => problems).find(({ address }) => address === 'D5')
    expect(problem?.fixes?.[0]?.newValue).toBe('Long An')
    await applyFix(id, { sheet: 'S', address: 'D5', newValue: 'Long An' }, key())
    expect(await see(id)).toMatchObject({
      state: 'preview',
      summary: { counts: { take: 2, reject: 6 } },
    })
  })
})

test('one click applies the one fix of every problem of a kind', async () => {
  await inRollback(async () => {
    const { id } = await send(
      'a.xlsx',
      await book(
        [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 200_000_000],
        [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', 80_000_000],
        [3, 'Máy rửa cá', null, 'Cà Mau', 2018, 'KCĐP', 80],
      ),
    )
    expect(await see(id)).toMatchObject({
      summary: { counts: { take: 1, reject: 2 }, byCode: { amountTooLarge: 2 } },
    })
    await applyFixToAll(id, 'amountTooLarge', key())
    expect(await see(id)).toMatchObject({ summary: { counts: { take: 3, reject: 0 } } })
  })
})

test('what a sheet has no column for can be given row by row, and the title stays as it is', async () => {
  await inRollback(async () => {
    const { id } = await send(
      'a.xlsx',
      await aWorkbook([
        ['STT', 'Tên đề án', 'Kinh phí (triệu đồng)'],
        [1, 'Mua máy móc sấy cá', 90],
        [2, 'Mua máy móc xay cá', 80],
      ]),
    )
    expect(await see(id)).toMatchObject({
      summary: { counts: { take: 0, reject: 2 }, withOneFix: { kindFromTitle: 2 } },
    })
    const { rows } = await listRows(id, { decision: 'reject', page: 1 })
    for (const problem of rows
      .flatMap(({ problems }) => problems)
      .filter(({ code }) => code === 'placeMissing')) {
      await applyFix(id, { sheet: 'S', address: problem.target ?? '', newValue: 'Cà Mau' }, key())
      await readBatch(id)
    }
    await applyFixToAll(id, 'kindFromTitle', key())
    expect(await see(id)).toMatchObject({ summary: { counts: { take: 2, reject: 0 } } })
    const { rows: good } = await listRows(id, { decision: 'take', page: 1 })
    expect(
      good.map(({ draft }) => [draft?.title, draft?.place.provinceCode, draft?.activityKind]),
    ).toEqual([
      ['Mua máy móc sấy cá', '96', 'machinery'],
      ['Mua máy móc xay cá', '96', 'machinery'],
    ])
  })
})

test('a corrected column is remembered for the next file with the same headings', async () => {
  await inRollback(async () => {
    const { id } = await send('30-khong-co-cot-ten.xlsx')
    const { mappings } = await see(id)
    const sheet = mappings[0]
    if (!sheet) throw new Error('no mapping')
    const fields = { ...sheet.fields, 1: 'title' as const }
    await correctMapping(
      id,
      [{ sheet: 'S', isTaken: true, fields, unit: null, province: null, year: null }],
      key(),
    )
    expect(await see(id)).toMatchObject({ summary: { counts: { take: 1, reject: 0 } } })
    const next = await send(
      'b.xlsx',
      await aWorkbook([
        ['Đơn vị tính: triệu đồng'],
        ['STT', 'Diễn giải', 'Cơ sở thụ hưởng', 'Tỉnh', 'Năm', 'Nguồn', 'Kinh phí'],
        [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 90],
      ]),
    )
    expect(await see(next.id)).toMatchObject({ summary: { counts: { take: 1, reject: 0 } } })
  })
})

test('rejected rows come back as a workbook, and corrected there they are read again', async () => {
  await inRollback(async () => {
    const { id } = await send('26-loi-tung-o.xlsx')
    const { fileName, body } = await rejectedWorkbook(id)
    expect(fileName).toBe('26-loi-tung-o - dòng chưa nhận.xlsx')
    const pieces: Uint8Array[] = []
    for await (const piece of body) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    const back = await readWorkbook(bytes)
    const rows = back.ok ? (back.value.sheets[0]?.rows ?? []) : []
    expect(rows).toHaveLength(2 + 7)
    expect(rows[4]?.cells.at(-1)?.value).toContain('“Logn An” không phải tên tỉnh')
    const again = await send('sua.xlsx', bytes)
    expect(await see(again.id)).toMatchObject({
      state: 'preview',
      summary: { counts: { take: 0, reject: 7 } },
    })
    await applyFix(again.id, { sheet: 'S', address: 'D5', newValue: 'Long An' }, key())
    await readBatch(again.id)
    const { rows: good } = await listRows(again.id, { decision: 'take', page: 1 })
    expect(good[0]?.draft?.money).toEqual([
      { source: 'provincial', plannedDong: 38_500_000n, actualDong: null },
    ])
  })
})

test('the exported list of the whole register comes back with nothing to change', async () => {
  await inRollback(async (tx) => {
    const extra = await send('07-tieu-de-ba-dong-ket-qua.xlsx')
    await confirmImport(extra.id, key())
    const all = await schemes(tx)
    const { id } = await send('de-an.xlsx', await exported())
    expect(await see(id)).toMatchObject({
      state: 'preview',
      summary: { counts: { take: 0, reject: 0, duplicate: 0, unchanged: all } },
    })
  })
})

test('a line of an exported list that was changed does not enter the scheme a second time', async () => {
  await inRollback(async () => {
    const bytes = await exported((value) => (value === 'Sóc Trăng' ? 'Cà Mau' : value))
    const { id } = await send('de-an.xlsx', bytes)
    const batch = await see(id)
    expect(batch.summary?.byCode.onRecordDiffers).toBeGreaterThan(0)
    expect(batch.summary?.counts).toMatchObject({
      take: 0,
      reject: batch.summary?.byCode.onRecordDiffers,
    })
  })
})

test('a refused file leaves a record with its reason, and its bytes are not kept', async () => {
  await inRollback(async (tx) => {
    for (const [file, refusal] of [
      ['91-macro.xlsm', 'macro'],
      ['97-thuc-the-xml.xlsx', 'forged'],
    ] as const) {
      const { id } = await send(file)
      expect(await see(id)).toMatchObject({ state: 'refused', refusal })
    }
    expect((await sql`select 1 from import_file`.execute(tx)).rows).toHaveLength(0)
  })
})

test('who imported what stands in the audit trail', async () => {
  await inRollback(async () => {
    const { id } = await send('01-mot-tinh-mot-dong-tieu-de.xlsx')
    await confirmImport(id, key())
    const acts = (await historyOf(id)).map(({ act }) => act)
    expect(new Set(acts)).toEqual(new Set(['import.start', 'import.stage', 'import.take']))
  })
})

test('what the register says is what the file says, for every good row of the corpus', async () => {
  await inRollback(async () => {
    for (const file of [
      '02-tieu-de-hai-dong-gop-o.xlsx',
      '07-tieu-de-ba-dong-ket-qua.xlsx',
      '15-ngay-va-nam-nhieu-kieu.xlsx',
      '21-noi-dung-va-co-de-an.xlsx',
      '23-ban-do-34-tinh.xlsx',
    ]) {
      const { id } = await send(file)
      const { taken } = await confirmImport(id, key())
      // Sent as another file, every row is known: so nothing was lost or changed on the way.
      const other = Buffer.concat([corpusFile(file)])
      other.writeUInt8(other.readUInt8(10) ^ 1, 10)
      const again = await send('ban-sao.xlsx', other)
      expect(await see(again.id), file).toMatchObject({
        summary: { counts: { take: 0, unchanged: taken } },
      })
    }
  })
})

test('what one click would change is told first, cell by cell', async () => {
  await inRollback(async () => {
    const { id } = await send(
      'a.xlsx',
      await book(
        [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', '90*'],
        [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', '80.'],
        [3, 'Máy rửa cá', null, 'Cà Mau', 2018, 'KCĐP', '=1/0'],
      ),
    )
    const changes = await listBulkFixes(id, 'amountUnreadable')
    expect(changes.map(({ address, oldValue, newValue }) => [address, oldValue, newValue])).toEqual(
      [
        ['G2', '90*', '90'],
        ['G3', '80.', '80'],
      ],
    )
    await applyFixToAll(id, 'amountUnreadable', key())
    expect(await see(id)).toMatchObject({ summary: { counts: { take: 2, reject: 1 } } })
  })
})

test('the number of rows to look at is that of its tab, and a sum that cannot be checked is not called checked', async () => {
  await inRollback(async () => {
    const bytes = await book(
      [1, 'Máy sấy cá', null, 'Cà Mau', null, 'KCĐP', 'gần 90'],
      [2, 'Máy xay cá', null, 'Cà Mau', 2018, 'KCĐP', 'tám mươi'],
      [3, 'Máy rửa cá', null, 'Cà Mau', 2018, 'KCĐP', 70],
      ['Tổng cộng', null, null, null, null, null, 240],
    )
    const { id } = await send('a.xlsx', bytes)
    const { summary } = await see(id)
    expect(summary).toMatchObject({
      toLookAt: 1,
      subtotals: 0,
      byCode: { subtotalUnchecked: 1 },
      counts: { take: 2, reject: 1 },
    })
    const { total } = await listRows(id, { decision: 'toLookAt', page: 1 })
    expect(total).toBe(summary?.toLookAt)
  })
})

test('a row that names only a district is shown by its cells, and one click gives its province', async () => {
  await inRollback(async () => {
    const { id } = await send(
      'a.xlsx',
      await book(
        [1, 'Máy sấy cá', null, 'TP. Biên Hòa', 2018, 'KCĐP', 90],
        [2, 'Máy xay cá', null, 'huyện Châu Thành', 2018, 'KCĐP', 80],
      ),
    )
    const { rows } = await listRows(id, { decision: 'reject', page: 1 })
    const [first, second] = rows.map(({ problems }) => problems[0])
    expect(first?.rowSays).toBe('1 · Máy sấy cá · TP. Biên Hòa · 2018 · KCĐP · 90')
    expect(first?.fixes?.map(({ newValue }) => newValue)).toEqual(['TP. Biên Hòa, Đồng Nai'])
    expect(second?.fixes ?? []).toEqual([])
    await applyFix(id, { sheet: 'S', address: 'D2', newValue: 'TP. Biên Hòa, Đồng Nai' }, key())
    await readBatch(id)
    const { rows: good } = await listRows(id, { decision: 'take', page: 1 })
    expect(good.map(({ draft }) => draft?.place)).toMatchObject([
      { provinceCode: '75', districtCode: '731', detail: 'TP. Biên Hòa' },
    ])
  })
})

test('a row that a person leaves out is not entered, and can be taken back', async () => {
  await inRollback(async () => {
    const { id } = await send(
      'a.xlsx',
      await book(
        [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 90],
        [2, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 91],
        [3, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 90],
      ),
    )
    const counts = async () => (await see(id)).summary?.counts
    const bad = async () => (await listRows(id, { decision: 'reject', page: 1 })).total
    expect(await counts()).toMatchObject({ take: 2, duplicate: 1, left: 0 })
    await leaveOutRow(id, { sheet: 'S', row: 3 }, key())
    expect(await counts()).toMatchObject({ take: 1, duplicate: 1, left: 1, reject: 0 })
    expect(await bad()).toBe(0)
    // Its twin is then the only one left.
    await leaveOutRow(id, { sheet: 'S', row: 2 }, key())
    expect(await counts()).toMatchObject({ take: 1, duplicate: 0, left: 2 })
    await takeBackRow(id, { sheet: 'S', row: 3 }, key())
    await readBatch(id)
    const { rows } = await listRows(id, { decision: 'left', page: 1 })
    expect(rows.map(({ row, decision }) => [row, decision])).toEqual([[2, 'left']])
    expect(await confirmImport(id, key())).toEqual({ taken: 2, unchanged: 0 })
  })
})

test('a telephone number in a column the register does not take is shown beside its heading, and stands nowhere in the audit trail', async () => {
  await inRollback(async (tx) => {
    const number = '0290 555 0199'
    const bytes = await aWorkbook([
      [...usualHeading, 'Điện thoại'],
      [1, 'Máy sấy cá', null, 'Cà Mau', 2018, 'KCĐP', 90, number],
    ])
    const { id } = await send('a.xlsx', bytes)
    const { summary } = (await findImport(id)) ?? {}
    expect(JSON.stringify(summary?.sheets)).toContain(number)
    const { rows } = await sql<{ entries: string; told: boolean }>`
      select count(*) as entries, bool_or(payload like ${`%${number}%`}) as told
      from audit_entry where payload like ${`%${id}%`}`.execute(tx)
    expect(rows).toMatchObject([{ told: false }])
    expect(Number(rows[0]?.entries)).toBeGreaterThanOrEqual(2)
  })
})
