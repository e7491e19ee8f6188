import { inflateRawSync, inflateSync } from 'node:zlib'

/** The text files inside an Office file, by name. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const found = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset))
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const packed = file.subarray(start, start + size)
    const path = file.toString('utf8', at + 46, at + 46 + (name ?? 0))
    found.set(path, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return found
}

/** The words of a Word part, a paragraph a line, marks of XML undone. */
export function wordsOfXml(xml: string): string {
  const texts = xml.replaceAll('</w:p>', '\n').replace(/<[^>]+>/g, '')
  const marks = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' } as const
  return texts.replace(/&(?:lt|gt|quot|apos|amp);/g, (mark) => marks[mark as keyof typeof marks])
}

/** Everything a PDF says outside its pictures: its objects and its unpacked streams. */
export function unpackPdf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes)
  const parts = [file.toString('latin1')]
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    const end = file.indexOf('endstream', at)
    try {
      parts.push(inflateSync(file.subarray(at + 7, end)).toString('latin1'))
    } catch {
      parts.push(file.toString('utf8', at + 7, end))
    }
  }
  return parts.join('\n')
}

/** The letters a PDF can give back when its text is copied or read aloud. */
export function lettersOfPdf(bytes: Uint8Array): ReadonlySet<string> {
  const maps = unpackPdf(bytes).matchAll(/<[0-9a-fA-F]{4}> <((?:[0-9a-fA-F]{4})+)>/g)
  return new Set(
    [...maps].flatMap(([, hex = '']) => [
      ...Buffer.from(hex, 'hex').swap16().toString('utf16le').normalize('NFC'),
    ]),
  )
}
