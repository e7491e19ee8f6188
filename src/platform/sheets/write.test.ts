import { expect, test } from 'vitest'
import { unzip } from '../letters/testing.ts'
import { cellAddress } from './addresses.ts'
import { readWorkbook } from './read-workbook.ts'
import { streamSheet, streamWorkbook, type SheetColumn } from './stream-sheet.ts'
import { writeWorkbook } from './write-workbook.ts'

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function rowsOf(bytes: Buffer) {
  const result = await readWorkbook(bytes)
  if (!result.ok) throw new Error(result.refusal)
  return result.value.sheets.map((sheet) =>
    sheet.rows.map((row) => row.cells.map((cell) => [cell.type, cell.value])),
  )
}

const columns: readonly SheetColumn[] = [
  { header: 'Tên đề án', kind: 'text' },
  { header: 'Kinh phí', kind: 'money' },
  { header: 'Ngày', kind: 'date' },
  { header: 'Số lượng', kind: 'decimal' },
]

test('a streamed list is read back as it was', async () => {
  const rows = [
    ['Máy <xay> & "nghiền"', 300_000_000n, '2014-05-29', 1.5],
    ['  giữ khoảng trắng  ', null, null, 0],
  ]
  const bytes = await bytesOf(
    streamSheet({ name: "Đề án's [2014]", titles: ['Danh sách'], columns, rows }),
  )
  expect(await rowsOf(bytes)).toEqual([
    [
      [['text', 'Danh sách']],
      columns.map(({ header }) => ['text', header]),
      [
        ['text', 'Máy <xay> & "nghiền"'],
        ['number', 300_000_000],
        ['date', '2014-05-29'],
        ['number', 1.5],
      ],
      [
        ['text', '  giữ khoảng trắng  '],
        ['number', 0],
      ],
    ],
  ])
})

test('a workbook of several lists keeps each list, even of the same name, and marks stay with their cells', async () => {
  const marked = [
    [
      { value: '=x', mark: 'error' as const },
      { value: 1.5, kind: 'decimal' as const, mark: 'warning' as const },
      '2014-05-29',
      null,
    ],
  ]
  const bytes = await bytesOf(
    streamWorkbook([
      { name: 'A', columns, rows: marked },
      { name: 'A', columns, rows: [] },
    ]),
  )
  const result = await readWorkbook(bytes)
  expect(result.ok && result.value.sheets.map(({ name }) => name)).toEqual(['A', 'A (2)'])
  expect((await rowsOf(bytes))[0]?.[1]).toEqual([
    ['text', '=x'],
    ['number', 1.5],
    ['date', '2014-05-29'],
  ])
})

test('text that looks like a formula stays text', async () => {
  const rows = ['=1+1', '+84 28', '-', '@SUM(A1)', '\tx'].map((text) => [text])
  const bytes = await bytesOf(streamSheet({ name: 'A', columns: columns.slice(0, 1), rows }))
  const [sheet] = await rowsOf(bytes)
  expect(sheet?.slice(1)).toEqual(rows.map(([text]) => [['text', text]]))
})

test('an amount with more digits than Excel keeps is written whole', async () => {
  const rows = [['x', 1_234_567_890_123_456_789n]]
  const [sheet] = await rowsOf(await bytesOf(streamSheet({ name: 'A', columns, rows })))
  expect(sheet?.[1]?.[1]).toEqual(['text', '1234567890123456789'])
  const small = await writeWorkbook([{ name: 'A', rows: [[{ value: 9_007_199_254_740_993n }]] }])
  expect(await rowsOf(Buffer.from(small))).toEqual([[[['text', '9007199254740993']]]])
})

test('characters that XML cannot hold are dropped, the rest is kept', async () => {
  const rows = [['a\u0000b\ud800c\u001f😀']]
  const [sheet] = await rowsOf(
    await bytesOf(streamSheet({ name: 'A', columns: columns.slice(0, 1), rows })),
  )
  expect(sheet?.[1]).toEqual([['text', 'abc😀']])
})

test('the same rows give the same bytes', async () => {
  const make = () => bytesOf(streamSheet({ name: 'A', columns, rows: [['x', 1n, null, null]] }))
  expect(await make()).toEqual(await make())
})

test('rows are taken only as fast as they are read', async () => {
  let taken = 0
  function* endless() {
    for (;;) yield [`Đề án ${(taken += 1)}`, BigInt(taken), null, null]
  }
  const reader = streamSheet({ name: 'A', columns, rows: endless() }).getReader()
  for (let n = 0; n < 14; n += 1) await reader.read()
  await reader.cancel()
  expect(taken).toBeLessThan(50_000)
})

test('a list wider than a page is printed legibly, its heading and the names of its rows again on each page', async () => {
  const wide = Array.from({ length: 30 }, (_, n): SheetColumn => ({
    header: `Cột ${n}`,
    kind: 'text',
  }))
  const bytes = await bytesOf(
    streamSheet({ name: "Đề án's", titles: ['A', 'B'], columns: wide, namedBy: 1, rows: [] }),
  )
  const parts = unzip(bytes)
  const page = /<pageSetup [^>]*>/.exec(parts.get('xl/worksheets/sheet1.xml') ?? '')?.[0]
  expect(page).toContain('orientation="landscape"')
  expect(page).toContain('scale="70"')
  expect(parts.get('xl/workbook.xml')).toContain("'Đề án''s'!$B:$B,'Đề án''s'!$3:$3<")
})

test('a small workbook keeps its cells, and a formula in a text is text', async () => {
  const bytes = await writeWorkbook([
    {
      name: 'Lỗi',
      rows: [
        [
          { value: '=cmd()', look: 'error', comment: 'Cần số tiền' },
          { value: 5n, look: 'money' },
        ],
      ],
    },
  ])
  expect(await rowsOf(Buffer.from(bytes))).toEqual([
    [
      [
        ['text', ' =cmd()'],
        ['number', 5],
      ],
    ],
  ])
})

test('a small workbook names the rows and the column that are printed again on each page as Excel does', async () => {
  const rows = [[{ value: 'Mã' }]]
  const parts = unzip(
    Buffer.from(
      await writeWorkbook([
        { name: "01 đề án's", rows, widths: Array<number>(30).fill(24), frozenRows: 4 },
        { name: 'S', rows, widths: [24], frozenRows: 1 },
        { name: 'T', rows },
      ]),
    ),
  )
  const named = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<definedName ([^>]*)>([^<]*)</g)]
  expect(
    named.map(([, what, range]) => [/localSheetId="(\d)"/.exec(what ?? '')?.[1], range]),
  ).toEqual([
    ['0', "'01 đề án''s'!$A:$A,'01 đề án''s'!$1:$4"],
    ['1', "'S'!$1:$1"],
  ])
})

test.each([
  [0, 0, 'A1'],
  [4, 25, 'Z5'],
  [0, 26, 'AA1'],
  [9, 701, 'ZZ10'],
  [0, 702, 'AAA1'],
] as const)('row %i and column %i from 0 are cell %s', (row, col, address) =>
  expect(cellAddress(row, col)).toBe(address),
)

test('a text of a small workbook that begins like a formula does not begin so in the file; a number is left alone', async () => {
  const values = ['=1+1', '@SUM(A1)', '＝1+1', '-12,5', 'Đề án']
  const bytes = await writeWorkbook([{ name: 'A', rows: [values.map((value) => ({ value }))] }])
  expect(await rowsOf(Buffer.from(bytes))).toEqual([
    [[' =1+1', ' @SUM(A1)', ' ＝1+1', '-12,5', 'Đề án'].map((value) => ['text', value])],
  ])
})
