import { crc32, inflateRawSync } from 'node:zlib'
import { sheetLimits } from './limits.ts'
import { Refused } from './refusals.ts'
import { packedRange, type ZipPart } from './zip-directory.ts'

/** Unpacks every part against what it declared, and looks for what a workbook must not hold. */
export function inspectParts(bytes: Buffer, parts: readonly ZipPart[]): void {
  let rows = 0
  for (const part of parts) {
    const content = unpack(bytes, part)
    if (!/\.(xml|rels|vml)$/i.test(part.name)) continue
    refuseMarkup(part.name, content)
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(part.name)) continue
    // The parser forgives a sheet that ends early, and would lose its last rows in silence.
    if (
      !/<\/(\w+:)?worksheet>\s*$/.test(
        content.toString('latin1', Math.max(0, content.length - 200)),
      )
    ) {
      throw new Refused('damaged', `${part.name}: cut short`)
    }
    rows += countFilledRows(content)
    if (rows > sheetLimits.rows) throw new Refused('too-many-rows')
  }
}

function unpack(bytes: Buffer, part: ZipPart): Buffer {
  const { from, to } = packedRange(bytes, part)
  const packed = bytes.subarray(from, to)
  const content = part.method === 0 ? packed : inflate(packed, part)
  if (content.length !== part.unpackedBytes) throw new Refused('forged', `${part.name}: size`)
  if (crc32(content) !== part.crc) throw new Refused('damaged', `${part.name}: checksum`)
  return content
}

function inflate(packed: Buffer, part: ZipPart): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(part.unpackedBytes, 1) })
  } catch (error) {
    const grew = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new Refused(grew ? 'forged' : 'damaged', part.name)
  }
}

function refuseMarkup(name: string, content: Buffer): void {
  const head = content.subarray(0, 2)
  if (head.equals(Buffer.from([0xff, 0xfe])) || head.equals(Buffer.from([0xfe, 0xff]))) {
    throw new Refused('forged', `${name}: encoding`)
  }
  if (
    /<!(doctype|entity)/i.test(content.toString('latin1', 0, 4_096)) ||
    content.includes('<!ENTITY')
  ) {
    throw new Refused('forged', `${name}: DOCTYPE`)
  }
  if (
    /\[content_types\]\.xml$/i.test(name) &&
    /macroEnabled|vbaProject/i.test(content.toString('latin1'))
  ) {
    throw new Refused('macro', name)
  }
  if (
    /^xl\/_rels\/workbook\.xml\.rels$/i.test(name) &&
    /externalLink|vbaProject/i.test(content.toString('latin1'))
  ) {
    throw new Refused('external-link', name)
  }
}

/** How many rows hold a value; sheets formatted down to the last row are not refused for it. */
function countFilledRows(content: Buffer): number {
  let filled = 0
  let row = content.indexOf('<row')
  while (row >= 0) {
    const next = content.indexOf('<row', row + 4)
    const part = content.subarray(row, next < 0 ? content.length : next)
    if (part.includes('<v>') || part.includes('<is>') || part.includes('<v ')) filled += 1
    row = next
  }
  return filled
}
