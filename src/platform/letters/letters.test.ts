import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { arrange } from './arrange.ts'
import { asDocx } from './as-docx.ts'
import { asPdf } from './as-pdf.ts'
import type { OfficialDocument } from './document.ts'
import { sampleReport } from './sample.ts'
import { typeset } from './typesetter.ts'
import { lettersOfPdf, unpackPdf, unzip, wordsOfXml } from './testing.ts'

const hostile =
  '#eval("1") *đậm* $x$ <b>&amp; @ref // `a` \\ ]]> \u0007\ud800\u202eRTL\u202c שלום {{name}} &#x0;'
const printedHostile = '#eval("1") *đậm* $x$ <b>&amp; @ref // `a` \\ ]]> RTL שלום {{name}} &#x0;'

function withText(text: string): OfficialDocument {
  const long = 'chữ dài '.repeat(625)
  const columns = ['Cột một', text].map((title) => ({ title, align: 'left', width: 1 }) as const)
  const rows = [{ cells: [text, long] }, { cells: ['x'.repeat(5000), text] }]
  return {
    ...sampleReport(),
    abstract: text,
    recipients: [text],
    blocks: [
      { kind: 'heading', level: 1, text },
      { kind: 'paragraph', runs: [{ text, bold: true, footnote: text }] },
      { kind: 'table', columns, rows },
    ],
  }
}

const readAloud = (pdf: Uint8Array) =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout
const canRead = spawnSync('pdftotext', ['-v']).status === 0

test('the lines of a letter are worded as the decree words them', () => {
  const letter = arrange(sampleReport())
  expect(letter.numberLine).toBe('Số: 12/BC-SCT')
  expect(letter.placeLine).toBe('Long An, ngày 05 tháng 02 năm 2014')
  expect(letter.bases.map((base) => base.at(-1))).toEqual([';', '.'])
  expect(letter.recipients).toEqual([
    '- Cục Công nghiệp địa phương;',
    '- UBND tỉnh;',
    '- Lưu: VT, TTKC.',
  ])
})

test('a letter without number and day leaves room for both', () => {
  const letter = arrange({ ...sampleReport(), number: '/BC-SCT', day: null })
  expect(letter.numberLine).toMatch(/^Số: \u00a0+\/BC-SCT$/)
  expect(letter.placeLine).toMatch(/^Long An, ngày\u00a0+tháng\u00a0+năm/)
})

test('a letter in English is English but for its names', () => {
  const letter = arrange({ ...sampleReport(), language: 'en' })
  expect(letter.nation.motto).toBe('Independence - Freedom - Happiness')
  expect(letter.placeLine).toBe('Long An, 5 February 2014')
})

test('a note that is not there, or an address that is not one, is refused before it is printed', () => {
  const saying = (run: object): OfficialDocument => ({
    ...sampleReport(),
    blocks: [{ kind: 'paragraph', runs: [{ text: 'a', ...run }] }],
  })
  expect(() => arrange(saying({ note: 7 }))).toThrow('No note 7')
  expect(() => arrange(saying({ link: 'javascript:alert(1)' }))).toThrow('Not a web address')
})

test('the Word file has the paper, the margins and the type of the decree', async () => {
  const files = unzip(await asDocx(sampleReport()))
  const body = files.get('word/document.xml') ?? ''
  expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
  expect(body).toContain('w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"')
  expect(body).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  expect(body.match(/<w:titlePg\/>/g)).toHaveLength(2)
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(3)
  expect(files.get('word/styles.xml')).toContain('w:ascii="Times New Roman"')
})

test('below the signature the Word file has no empty line that could become an empty page', async () => {
  const body = unzip(await asDocx(sampleReport())).get('word/document.xml') ?? ''
  const end = body.slice(0, body.indexOf('<w:sectPr')).split('</w:tbl>').at(-1) ?? ''
  expect(end).toContain('w:line="20" w:lineRule="exact"')
  expect(end.match(/<w:p>/g)).toHaveLength(1)
})

test('the Word file says everything the letter says', async () => {
  const files = unzip(await asDocx(sampleReport()))
  const words = wordsOfXml(files.get('word/document.xml') ?? '')
  for (const text of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'UBND TỈNH LONG AN',
    'về khuyến công;',
    'tổng kinh phí khuyến công trong khu vực thực hiện là 54,06 tỷ đồng[1] (tăng 2,1% so với năm 2012)',
    'ẽ ưỡ ỹ ậ ẵ ợ ữ',
    'Đơn vị tính: tỷ đồng',
    'Nguyễn Thị Ngưỡng Mỹ',
    'PHỤ LỤC I',
    '106.942.000.000',
  ]) {
    expect(words).toContain(text)
  }
  expect(wordsOfXml(files.get('word/footnotes.xml') ?? '')).toContain(
    'Số báo cáo của hai mươi tỉnh.',
  )
})

test('the PDF is tagged PDF/A-2a with its title, and every letter of it can be copied', async () => {
  const pdf = await asPdf(sampleReport())
  const inside = unpackPdf(pdf)
  expect(inside).toMatch(/pdfaid:part>2</)
  expect(inside).toMatch(/pdfaid:conformance>A</)
  expect(inside).toContain('/StructTreeRoot')
  const letters = lettersOfPdf(pdf)
  const missing = [...new Set(JSON.stringify(arrange(sampleReport()).blocks))]
    .filter((letter) => /\p{L}/u.test(letter) && !letters.has(letter))
    .filter((letter) => !/[a-zA-Z]/.test(letter))
  expect(missing).toEqual([])
})

test.skipIf(!canRead)('the PDF reads aloud in the order of the page', async () => {
  const words = readAloud(await asPdf(sampleReport()))
  expect(words).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  expect(words).toContain('Chữ thử: ẽ ưỡ ỹ ậ ẵ ợ ữ Ễ Ỗ Ữ Ẵ;')
  expect(words).toContain(
    '50 đề án với 7,73 tỷ đồng; khuyến công địa phương 237 đề án với 46,33 tỷ đồng',
  )
  expect(words.match(/Tỉnh, thành phố/g)?.length).toBeGreaterThanOrEqual(2)
})

test('markup, control characters, reversed text and cells of 5.000 characters are printed as text', async () => {
  const [docx, pdf] = await Promise.all([asDocx(withText(hostile)), asPdf(withText(hostile))])
  const body = unzip(docx).get('word/document.xml') ?? ''
  expect(wordsOfXml(body)).toContain(printedHostile)
  expect(wordsOfXml(body)).toContain('x'.repeat(5000))
  expect(body).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
  expect(unpackPdf(pdf)).toMatch(/pdfaid:part>2</)
  if (canRead)
    expect(readAloud(pdf)).toContain('#eval("1") *đậm* $x$ <b>&amp; @ref // `a` \\ ]]> RTL')
})

test('letters that perhaps no font here has still make a PDF', async () => {
  const pdf = await asPdf(withText('𒀀 日本 😀 họp'))
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
})

test('many letters asked for at once are all made, one after another', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => asPdf(sampleReport())))
  expect(new Set(made.map((pdf) => pdf.length)).size).toBe(1)
})

test('a long table of a thousand rows is typeset and keeps its header on each page', async () => {
  const row = { cells: ['1', 'Hỗ trợ ứng dụng máy móc thiết bị tiên tiến', '1.250.000.000'] }
  const columns = ['STT', 'Nội dung', 'Kinh phí'].map(
    (title) => ({ title, align: 'left', width: 1 }) as const,
  )
  const rows = Array.from({ length: 1000 }, () => row)
  const pdf = await asPdf({ ...sampleReport(), blocks: [{ kind: 'table', columns, rows }] })
  if (canRead) expect(readAloud(pdf).match(/STT +Nội dung +Kinh phí/g)?.length).toBeGreaterThan(20)
  expect(pdf.length).toBeGreaterThan(100_000)
})

test('a letter that takes too long is given up, and the next one is made', async () => {
  const data = JSON.stringify(arrange(sampleReport()))
  const tooLong = expect(typeset(data, { withinMs: 0 })).rejects.toMatchObject({ kind: 'busy' })
  const next = asPdf(sampleReport())
  await tooLong
  expect((await next).length).toBeGreaterThan(10_000)
})
