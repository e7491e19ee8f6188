import { randomUUID } from 'node:crypto'
import type { Sent } from './send.ts'

/** A file as a form sends it. */
export type SentFile = {
  readonly field: string
  /** As the header of the part writes it, quotes and all: hostile names are not escaped. */
  readonly name: string
  readonly type?: string
  readonly bytes: Buffer
}

/** A field with its name and value already encoded, or plain. */
export type Field = readonly [name: string, value: string]

/** Plain fields as a browser encodes them; half characters are kept as they are written. */
export function urlencoded(fields: readonly Field[]): string {
  return fields
    .map(
      ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`,
    )
    .join('&')
}

/** A form as a page sends it: urlencoded, from the target's own origin. */
export function formSent(
  address: string,
  path: string,
  fields: Readonly<Record<string, string>>,
): Sent {
  return {
    method: 'POST',
    path,
    headers: {
      origin: address,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
    },
    body: urlencoded(Object.entries(withKey(fields))),
  }
}

/** A form with a file, as a page sends it. */
export function uploadSent(
  address: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  file: SentFile,
): Sent {
  const boundary = `kc${randomUUID()}`
  const parts = Object.entries(withKey(fields)).map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`
  return {
    method: 'POST',
    path,
    headers: {
      origin: address,
      accept: 'text/html',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: Buffer.concat([
      Buffer.from(parts.join('') + head),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }
}

/** The fields with a key of their own, where the form has one. */
export function withKey(fields: Readonly<Record<string, string>>): Record<string, string> {
  return 'key' in fields && fields.key === '' ? { ...fields, key: randomUUID() } : { ...fields }
}
