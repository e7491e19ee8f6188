import { createHash, randomFillSync } from 'node:crypto'

/** A new UUIDv7: identifiers made later sort later, so that new rows lie together in an index. */
export function newId(nowMs = Date.now()): string {
  const bytes = sixteenRandom()
  bytes.writeUIntBE(nowMs, 0, 6)
  return withVersion(bytes, 0x70)
}

// Random bytes are fetched by the page: asking for sixteen takes as long as asking for four thousand.
const pool = Buffer.alloc(4_096)
let used = pool.length

function sixteenRandom(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

/** The UUID that stands for a name, always the same: loading a record again finds the same row. */
export function idOfName(name: string): string {
  return withVersion(
    createHash('sha256').update(`khuyen-cong/${name}`).digest().subarray(0, 16),
    0x80,
  )
}

function withVersion(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | version, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
