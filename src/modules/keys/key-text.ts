import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const shape = /^(kc_(?:live|demo)_[0-9A-Za-z]{8})[0-9A-Za-z]{43}([0-9A-Za-z]{6})$/

/** A key as its maker gets it, once; what of it may be shown afterwards; and what it is recognised by. */
export type KeyText = {
  readonly text: string
  readonly shown: string
  readonly sha256: Buffer
}

/** A new key. The world of the database stands in it, so that a key of the demo is told from one of an office at a glance. */
export function newKeyText(world: 'live' | 'demo'): KeyText {
  const shown = `kc_${world}_${inDigits(randomBytes(8), 8)}`
  const opening = shown + inDigits(randomBytes(32), 43)
  const text = opening + checksum(opening)
  return { text, shown, sha256: hashOf(text) }
}

/** A key as it was sent; nothing when it cannot be one: a typing error shows by its checksum, without asking the database. */
export function readKeyText(text: string): KeyText | undefined {
  const [, shown, ending] = shape.exec(text) ?? []
  if (shown === undefined || ending !== checksum(text.slice(0, -6))) return undefined
  return { text, shown, sha256: hashOf(text) }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** The last six characters: CRC-32 of all before them, so that who scans texts for secrets knows a key for sure. */
const checksum = (opening: string) => written(BigInt(crc32(opening)), 6)

const inDigits = (bytes: Buffer, length: number) =>
  written(BigInt(`0x${bytes.toString('hex')}`), length)

function written(number: bigint, length: number): string {
  let rest = number
  let text = ''
  for (let place = 0; place < length; place += 1) {
    text = digits.charAt(Number(rest % 62n)) + text
    rest /= 62n
  }
  return text
}
