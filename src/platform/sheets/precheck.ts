import { sheetLimits } from './limits.ts'
import { Refused, type ReadResult } from './refusals.ts'
import { packedRange, readZipDirectory, type ZipPart } from './zip-directory.ts'

const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')
const symlink = 0xa000
const encryptedFlag = 1

/** Names of parts that run code or reach outside, with the refusal each earns. */
const forbiddenParts = [
  { pattern: /vbaproject|^xl\/(intl)?macrosheets\/|^xl\/activex\/|^customui\//i, refusal: 'macro' },
  {
    pattern: /^xl\/externallinks\/|^xl\/connections\.xml$|^xl\/querytables\//i,
    refusal: 'external-link',
  },
] as const

/** Checks what a file declares to be, before anything is unpacked; cheap enough for the request thread. */
export function precheck(bytes: Buffer): ReadResult<readonly ZipPart[]> {
  return answering(() => {
    refuseOtherKinds(bytes)
    const parts = readZipDirectory(bytes)
    refuseOtherOffice(parts)
    parts.forEach(refusePart)
    refuseTotals(bytes, parts)
    return parts
  })
}

/** Turns a thrown refusal into a result. */
export function answering<T>(work: () => T): ReadResult<T> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    if (error instanceof Refused)
      return { ok: false, refusal: error.refusal, detail: error.message }
    if (error instanceof RangeError) return { ok: false, refusal: 'damaged' }
    throw error
  }
}

function refuseOtherKinds(bytes: Buffer): void {
  if (bytes.length === 0) throw new Refused('empty')
  if (bytes.length > sheetLimits.fileBytes) throw new Refused('too-large')
  if (bytes.subarray(0, 8).equals(oleMagic)) {
    throw new Refused(bytes.includes(encryptedStream) ? 'password' : 'old-excel')
  }
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) {
    throw new Refused(looksLikeText(bytes.subarray(0, 4_096)) ? 'csv' : 'not-excel')
  }
}

function looksLikeText(head: Buffer): boolean {
  const isWide = head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))
  const isMarked = /^(%PDF|<\?xml|<html|<!doctype|\{\\rtf)/i.test(
    head.toString('latin1').trimStart(),
  )
  return !isMarked && (isWide || !head.includes(0))
}

function refuseOtherOffice(parts: readonly ZipPart[]): void {
  const names = new Set(parts.map(({ name }) => name.toLowerCase()))
  if (names.has('xl/workbook.bin')) throw new Refused('binary-excel')
  if (names.has('xl/workbook.xml') && names.has('[content_types].xml')) return
  throw new Refused(
    names.has('content.xml') && names.has('mimetype') ? 'open-document' : 'not-excel',
  )
}

function refusePart(part: ZipPart): void {
  const { name, flags, method, unixMode, packedBytes, unpackedBytes } = part
  if (flags & encryptedFlag) throw new Refused('password', name)
  if (method !== 0 && method !== 8) throw new Refused('forged', `${name}: method ${method}`)
  if ((unixMode & 0xf000) === symlink) throw new Refused('forged', `${name}: link`)
  if (isEscaping(name)) throw new Refused('forged', name)
  for (const { pattern, refusal } of forbiddenParts)
    if (pattern.test(name)) throw new Refused(refusal, name)
  if (unpackedBytes > sheetLimits.partBytes) throw new Refused('bomb', name)
  if (
    unpackedBytes > sheetLimits.ratioFromBytes &&
    unpackedBytes > packedBytes * sheetLimits.ratio
  ) {
    throw new Refused('bomb', name)
  }
}

function isEscaping(name: string): boolean {
  return name === '' || /^[/\\]|\\|\0|^[a-z]:|(^|\/)\.\.(\/|$)/i.test(name)
}

function refuseTotals(bytes: Buffer, parts: readonly ZipPart[]): void {
  const names = new Set(parts.map(({ name }) => name.toLowerCase()))
  if (names.size !== parts.length) throw new Refused('forged', 'a name twice')
  const total = parts.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  if (total > sheetLimits.allPartsBytes) throw new Refused('bomb', `${total} bytes`)
  // Parts that share bytes are how a small file becomes an endless one.
  const ranges = parts.map((part) => ({ ...packedRange(bytes, part), start: part.headerAt }))
  ranges.sort((a, b) => a.start - b.start)
  for (const [index, range] of ranges.entries()) {
    const next = ranges[index + 1]
    if (next && range.to > next.start) throw new Refused('bomb', 'overlapping parts')
  }
}
