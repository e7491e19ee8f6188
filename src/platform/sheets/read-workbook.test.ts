import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { sheetLimits } from './limits.ts'
import { precheck } from './precheck.ts'
import { readWorkbook } from './read-workbook.ts'
import { fileRefusals } from './refusals.ts'
import { handMadeZip, smallestWorkbook, type HandMadePart } from './testing.ts'

const small = smallestWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>')
const withPart = (...parts: HandMadePart[]) => handMadeZip([...small, ...parts])
const read = async (bytes: Buffer) => {
  const result = await readWorkbook(bytes)
  return result.ok ? result.value : result.refusal
}

test('a workbook is read with addresses, types, formulas, formats, merges and hidden rows', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Biểu 01',
        rows: [
          ['Kinh phí', null],
          [300, new Date(Date.UTC(2014, 4, 29))],
          [true, null],
        ],
        cells: new Map([
          [
            '1,0',
            { value: 300, formula: 'SUM(A4:A5)', formulaResult: 300, style: { numFmt: '#,##0' } },
          ],
          ['1,1', { value: new Date(Date.UTC(2014, 4, 29)), style: { numFmt: 'dd/mm/yyyy' } }],
        ]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
        rowDefs: new Map([[2, { hidden: true }]]),
      },
      { name: 'Ẩn', rows: [['x']], hidden: true },
    ],
  })
  const book = await read(Buffer.from(bytes))
  expect(book).toMatchObject({
    sheets: [
      {
        name: 'Biểu 01',
        isHidden: false,
        merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
        rows: [
          { row: 0, cells: [{ col: 0, type: 'text', value: 'Kinh phí' }] },
          {
            row: 1,
            cells: [
              { col: 0, type: 'number', value: 300, isFormula: true },
              { col: 1, type: 'date', value: '2014-05-29' },
            ],
          },
          { row: 2, isHidden: true, cells: [{ col: 0, type: 'boolean', value: true }] },
        ],
      },
      { name: 'Ẩn', isHidden: true },
    ],
  })
})

test.each([
  ['an empty file', Buffer.alloc(0), 'empty'],
  ['a file over 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1), 'too-large'],
  ['a text file', Buffer.from('STT;Tên đề án;Kinh phí\n1;Máy xay;300'), 'csv'],
  ['a PDF', Buffer.from('%PDF-1.7 …'), 'not-excel'],
  [
    'an .xls',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    'old-excel',
  ],
  [
    'a workbook with a password',
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'password',
  ],
  [
    'a Word document',
    handMadeZip([
      { name: '[Content_Types].xml', content: '' },
      { name: 'word/document.xml', content: '' },
    ]),
    'not-excel',
  ],
  [
    'an .ods',
    handMadeZip([
      { name: 'mimetype', content: '' },
      { name: 'content.xml', content: '' },
    ]),
    'open-document',
  ],
  ['macros', withPart({ name: 'xl/vbaProject.bin', content: 'x' }), 'macro'],
  [
    'an Excel 4 macro sheet',
    withPart({ name: 'xl/macrosheets/sheet1.xml', content: 'x' }),
    'macro',
  ],
  [
    'links to other files',
    withPart({ name: 'xl/externalLinks/externalLink1.xml', content: 'x' }),
    'external-link',
  ],
  ['data connections', withPart({ name: 'xl/connections.xml', content: 'x' }), 'external-link'],
  ['an encrypted part', withPart({ name: 'xl/a.xml', content: 'x', flags: 1 }), 'password'],
  ['a name that climbs out', withPart({ name: '../../etc/cron.d/x', content: 'x' }), 'forged'],
  ['an absolute name', withPart({ name: 'C:\\x', content: 'x' }), 'forged'],
  [
    'a symbolic link',
    withPart({ name: 'xl/link', content: '/etc/passwd', unixMode: 0o120777 }),
    'forged',
  ],
  ['the same name twice', withPart({ name: 'XL/workbook.xml', content: 'x' }), 'forged'],
  [
    'another name in the local header',
    withPart({ name: 'xl/a.xml', localName: 'xl/b.xml', content: 'x' }),
    'forged',
  ],
  [
    'a part that unpacks a thousandfold',
    withPart({ name: 'xl/a.xml', content: Buffer.alloc(20_000_000) }),
    'bomb',
  ],
  [
    'too many parts',
    handMadeZip(Array.from({ length: 2_001 }, (_, n) => ({ name: `${n}`, content: '' }))),
    'bomb',
  ],
  ['a zip cut short', handMadeZip(small).subarray(0, -40), 'damaged'],
  ['bytes after the end', Buffer.concat([handMadeZip(small), Buffer.from('<script>')]), 'forged'],
] as const)('%s is refused before anything is unpacked', (_, bytes, refusal) => {
  const result = precheck(bytes)
  expect(result.ok ? 'taken' : result.refusal).toBe(refusal)
})

test.each([
  [
    'a part larger than it claims',
    withPart({ name: 'xl/a.xml', content: Buffer.alloc(3_000_000), claimedBytes: 20 }),
    'forged',
  ],
  [
    'a part smaller than it claims',
    withPart({ name: 'xl/a.xml', content: 'x', claimedBytes: 20 }),
    'forged',
  ],
  [
    'a DOCTYPE',
    withPart({ name: 'xl/a.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }),
    'forged',
  ],
  [
    'an entity far inside',
    withPart({ name: 'xl/a.xml', content: ' '.repeat(9_000) + '<!ENTITY a "b">' }),
    'forged',
  ],
  [
    'UTF-16',
    withPart({ name: 'xl/a.xml', content: Buffer.from('\ufeff<x/>', 'utf16le') }),
    'forged',
  ],
  [
    'more than 50.000 rows',
    handMadeZip(smallestWorkbook('<row><c><v>1</v></c></row>'.repeat(50_001))),
    'too-many-rows',
  ],
  [
    'a sheet cut short',
    handMadeZip([
      ...small.slice(0, -1),
      { name: 'xl/worksheets/sheet1.xml', content: '<worksheet><sheetData><row>' },
    ]),
    'damaged',
  ],
] as const)('%s is refused by the reading process', async (_, bytes, refusal) => {
  expect(await read(bytes)).toBe(refusal)
})

test('a sheet formatted down to the last row but with little in it is read', async () => {
  const formatted = '<row r="1"><c r="A1"><v>1</v></c></row>' + '<row/>'.repeat(60_000)
  expect(await read(handMadeZip(smallestWorkbook(formatted)))).toMatchObject({
    sheets: [{ rows: [{ row: 0 }] }],
  })
})

test('a reading that takes too long is stopped', async () => {
  const result = await readWorkbook(handMadeZip(small), { readMs: 1 })
  expect(result).toMatchObject({ ok: false, refusal: 'took-too-long' })
})

test('a reading that takes too much memory is stopped, and the program lives on', async () => {
  const cells = Array.from(
    { length: 49_000 },
    (_, n) => `<row><c t="inlineStr"><is><t>${'dòng '.repeat(40)}${n}</t></is></c></row>`,
  )
  const result = await readWorkbook(handMadeZip(smallestWorkbook(cells.join(''))), { heapMb: 24 })
  expect(result).toMatchObject({ ok: false, refusal: 'took-too-long' })
  expect(await read(handMadeZip(small))).toMatchObject({ sheets: [{ name: 'Sheet1' }] })
})

test('progress is told, and only grows', async () => {
  const told: number[] = []
  await readWorkbook(handMadeZip(small), { onProgress: (percent) => told.push(percent) })
  expect(told.at(-1)).toBe(100)
  expect([...told].sort((a, b) => a - b)).toEqual(told)
})

test('every refusal has a sentence in Vietnamese', () => {
  for (const { vi } of Object.values(fileRefusals))
    expect(vi).toMatch(/^(Tệp|Đây|Cấu trúc|Đọc).*\.$/)
})

test('when many files wait to be read, one more is asked to come back, and those that wait are read', async () => {
  const bytes = handMadeZip(small)
  const most = sheetLimits.readersAtOnce + sheetLimits.waitingAtMost
  const read: number[] = []
  const sent = await Promise.allSettled(
    Array.from({ length: most + 1 }, (_, n) =>
      readWorkbook(bytes).finally(() => {
        read.push(n)
      }),
    ),
  )
  const refused = sent.filter((each) => each.status === 'rejected')
  expect(refused.map((each): unknown => each.reason)).toMatchObject([
    { kind: 'busy', says: expect.stringMatching(/chờ đọc.*thử lại sau ít phút/) },
  ])
  // Who waited longest is read first.
  expect(read.indexOf(sheetLimits.readersAtOnce)).toBeLessThan(read.indexOf(most - 1))
  expect(sent.filter((each) => each.status === 'fulfilled' && each.value.ok)).toHaveLength(most)
}, 30_000)
