import { Readable } from 'node:stream'
import { constants, crc32, createDeflateRaw } from 'node:zlib'

/** A part to be written: its name and its text, in pieces as they come. */
export type PartToWrite = {
  readonly name: string
  readonly text: AsyncIterable<string> | Iterable<string>
}

type Written = {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

// Sizes follow the data (flag 8), names are UTF-8 (flag 0x800); the day is fixed so that equal rows give equal bytes.
const flags = 0x808
const dosDay = 0x5a21

/** Writes a zip file piece by piece; holds one piece of one part at a time. */
export async function* zipStream(
  parts: AsyncIterable<PartToWrite> | Iterable<PartToWrite>,
): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let at = 0
  for await (const part of parts) {
    const name = Buffer.from(part.name, 'utf8')
    const start = at
    const header = localHeader(name)
    at += header.length
    yield header
    const tally = { crc: 0, unpacked: 0, packed: 0 }
    for await (const packed of deflated(part.text, tally)) {
      tally.packed += packed.length
      yield packed
    }
    const after = descriptor(tally)
    at += tally.packed + after.length
    yield after
    written.push({ name, ...tally, at: start })
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield endOfDirectory(written.length, directory.length, at)
}

async function* deflated(
  text: PartToWrite['text'],
  tally: { crc: number; unpacked: number },
): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const piece of text) {
      const bytes = Buffer.from(piece, 'utf8')
      tally.crc = crc32(bytes, tally.crc)
      tally.unpacked += bytes.length
      yield bytes
    }
  }
  // Level 3: a third of the time of the default for a tenth more bytes.
  const packer = createDeflateRaw({
    level: 3,
    strategy: constants.Z_DEFAULT_STRATEGY,
    chunkSize: 64 * 1024,
  })
  const source = Readable.from(counted(), { objectMode: false })
  source.on('error', (error) => packer.destroy(error))
  try {
    for await (const packed of source.pipe(packer)) yield packed as Buffer
  } finally {
    source.destroy()
    packer.destroy()
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(dosDay, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor({
  crc,
  packed,
  unpacked,
}: {
  crc: number
  packed: number
  unpacked: number
}): Buffer {
  const after = Buffer.alloc(16)
  after.writeUInt32LE(0x08074b50, 0)
  after.writeUInt32LE(crc, 4)
  after.writeUInt32LE(packed, 8)
  after.writeUInt32LE(unpacked, 12)
  return after
}

function directoryEntry({ name, crc, packed, unpacked, at }: Written): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(flags, 8)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt16LE(dosDay, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(unpacked, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(at, 42)
  return Buffer.concat([entry, name])
}

function endOfDirectory(count: number, bytes: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(at, 16)
  return end
}
