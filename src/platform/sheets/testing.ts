import { Buffer } from 'node:buffer'
import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a hand-made zip file; the claims may lie, as those of hostile files do. */
export type HandMadePart = {
  readonly name: string
  readonly content: string | Buffer
  readonly claimedBytes?: number
  readonly flags?: number
  readonly unixMode?: number
  readonly localName?: string
}

/** Makes a zip file by hand, whole in memory, with whatever lies the parts ask for. */
export function handMadeZip(parts: readonly HandMadePart[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const content = Buffer.from(part.content as string)
    const packed = deflateRawSync(content, { level: 9 })
    const name = Buffer.from(part.name)
    const sizes = {
      crc: crc32(content),
      packed: packed.length,
      claimed: part.claimedBytes ?? content.length,
    }
    const local = Buffer.from(part.localName ?? part.name)
    bodies.push(localHeader(part, sizes, local), local, packed)
    entries.push(directoryEntry(part, sizes, name, at), name)
    at += 30 + local.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}

type Sizes = { readonly crc: number; readonly packed: number; readonly claimed: number }

function localHeader(
  { flags = 0 }: HandMadePart,
  { crc, packed, claimed }: Sizes,
  name: Buffer,
): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(claimed, 22)
  header.writeUInt16LE(name.length, 26)
  return header
}

function directoryEntry(
  part: HandMadePart,
  { crc, packed, claimed }: Sizes,
  name: Buffer,
  at: number,
): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(0x0314, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(part.flags ?? 0, 8)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(claimed, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(((part.unixMode ?? 0) << 16) >>> 0, 38)
  entry.writeUInt32LE(at, 42)
  return entry
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** The parts of the smallest workbook, with the given XML of its one sheet. */
export function smallestWorkbook(sheetXml = ''): readonly HandMadePart[] {
  return [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${main}"><sheetData>${sheetXml}</sheetData></worksheet>`,
    },
  ]
}
