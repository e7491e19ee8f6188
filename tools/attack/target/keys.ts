import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Product } from './product.ts'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A key as the guide of the API writes it, made here by hand: the program's own maker is not asked. */
export function keyText(): string {
  const random = (length: number) =>
    Array.from(randomBytes(length), (byte) => digits[byte % digits.length]).join('')
  const opening = `kc_demo_${random(51)}`
  return opening + checksum(opening)
}

/** The last six characters: CRC-32 of all before them in base 62. */
export function checksum(opening: string): string {
  let rest = crc32(opening)
  let text = ''
  for (let place = 0; place < 6; place += 1) {
    text = (digits[rest % 62] ?? '') + text
    rest = Math.floor(rest / 62)
  }
  return text
}

/** All that a key can be made for. */
export const everyScope = ['report.read', 'scheme.read', 'scheme.create', 'scheme.update'] as const

/**
 * A key of somebody of the demo world in the role they hold, written past the program: whatever their role may do, and in
 * whatever state the key is.
 */
export async function giveKey(
  { database }: Pick<Product, 'database'>,
  personId: string,
  scopes: readonly string[] = everyScope,
): Promise<{ readonly id: string; readonly text: string }> {
  const [id, text] = [randomUUID(), keyText()]
  await database.rows(
    `insert into api_key (id, shown, name, holding_id, unit_id, province_id, scopes, made_by, expires_at)
     select $1, $2, 'Máy thử', h.id, h.unit_id, u.province_id, $3, h.person_id, now() + interval '1 day'
     from role_holding h join unit u on u.id = h.unit_id where h.person_id = $4 order by h.id limit 1`,
    [id, text.slice(0, 16), scopes, personId],
  )
  const sha256 = createHash('sha256').update(text).digest()
  await database.rows('insert into api_key_secret (key_id, sha256) values ($1, $2)', [id, sha256])
  return { id, text }
}
