import { inflateRawSync } from 'node:zlib'
import { packedRange, readZipDirectory } from '#platform/sheets/zip-directory.ts'

/** What an answer says, also inside the parts of a workbook or a document. */
export function textsOf(bytes: Buffer): string {
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return bytes.toString('utf8')
  return [...partsOf(bytes).values()].join('\n')
}

/** The parts of a workbook by their names, unpacked. */
export function partsOf(bytes: Buffer): ReadonlyMap<string, string> {
  return new Map(
    readZipDirectory(bytes).map((part) => {
      const { from, to } = packedRange(bytes, part)
      const packed = bytes.subarray(from, to)
      return [
        part.name,
        (part.method === 0 ? packed : inflateRawSync(packed)).toString('utf8'),
      ] as const
    }),
  )
}
