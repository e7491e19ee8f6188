import { sheetLimits } from './limits.ts'
import { Refused } from './refusals.ts'

/** One part of a zip file, as its central directory declares it. */
export type ZipPart = {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly headerAt: number
  readonly unixMode: number
}

const signature = { part: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const
const endBytes = 22
const longestComment = 65_535

/** Reads the central directory of a zip file without unpacking anything. */
export function readZipDirectory(bytes: Buffer): readonly ZipPart[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const start = bytes.readUInt32LE(end + 16)
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count)
    throw new Refused('forged', 'split')
  if (count === 0xffff || start === 0xffffffff) throw new Refused('bomb', 'zip64')
  if (count > sheetLimits.parts) throw new Refused('bomb', `${count} parts`)
  if (start + bytes.readUInt32LE(end + 12) !== end) throw new Refused('forged', 'directory size')
  const parts: ZipPart[] = []
  let at = start
  for (let n = 0; n < count; n += 1) {
    const part = readEntry(bytes, at, end)
    parts.push(part)
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (at !== end) throw new Refused('forged', 'directory end')
  return parts
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endBytes - longestComment)
  for (let at = bytes.length - endBytes; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === signature.end) {
      // Bytes after the end would be a second file hidden behind the first.
      if (at + endBytes + bytes.readUInt16LE(at + 20) !== bytes.length)
        throw new Refused('forged', 'trailing bytes')
      return at
    }
  }
  throw new Refused('damaged', 'no directory')
}

function readEntry(bytes: Buffer, at: number, end: number): ZipPart {
  if (at + 46 > end || bytes.readUInt32LE(at) !== signature.entry)
    throw new Refused('damaged', 'entry')
  const nameBytes = bytes.readUInt16LE(at + 28)
  if (nameBytes > sheetLimits.nameBytes) throw new Refused('forged', 'name length')
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameBytes),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packedBytes: bytes.readUInt32LE(at + 20),
    unpackedBytes: bytes.readUInt32LE(at + 24),
    unixMode: bytes.readUInt32LE(at + 38) >>> 16,
    headerAt: bytes.readUInt32LE(at + 42),
  }
}

/** Where the packed bytes of a part are; refuses a local header that contradicts the directory. */
export function packedRange(
  bytes: Buffer,
  part: ZipPart,
): { readonly from: number; readonly to: number } {
  const at = part.headerAt
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== signature.part)
    throw new Refused('forged', part.name)
  const nameBytes = bytes.readUInt16LE(at + 26)
  const from = at + 30 + nameBytes + bytes.readUInt16LE(at + 28)
  const to = from + part.packedBytes
  const sameName = bytes.toString('utf8', at + 30, at + 30 + nameBytes) === part.name
  const streamed = (bytes.readUInt16LE(at + 6) & 8) !== 0
  const localSizes = [bytes.readUInt32LE(at + 18), bytes.readUInt32LE(at + 22)]
  const sameSizes =
    streamed || (localSizes[0] === part.packedBytes && localSizes[1] === part.unpackedBytes)
  if (to > bytes.length || !sameName || !sameSizes) throw new Refused('forged', part.name)
  return { from, to }
}
