import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { nameOf, sealed, signedWords, type Seal } from '#platform/audit/seal/seal.ts'
import { keyIdOf, type SealingKey } from '#platform/audit/seal/sealing-key.ts'

export type Entry = { chain: string; seq: number; hash: string; payload: string }

/** A key that stands in no file. */
export function aKey(): SealingKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = createPublicKey(privateKey)
  return {
    id: keyIdOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString().trim(),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  }
}

/** Binds payloads into a chain, going on from an entry of it. */
export function bound(chain: string, payloads: readonly string[], after?: Entry): Entry[] {
  const entries: Entry[] = []
  let { seq = 0, hash = '' } = after ?? {}
  for (const payload of payloads) {
    seq += 1
    const place = Buffer.alloc(8)
    place.writeBigUInt64BE(BigInt(seq))
    const parts = Buffer.concat([Buffer.from(hash, 'hex'), place, Buffer.from(payload)])
    hash = createHash('sha256').update(parts).digest('hex')
    entries.push({ chain, seq, hash, payload })
  }
  return entries
}

/** The seal over the last entries of these chains. */
export function sealOver(
  key: SealingKey,
  entries: readonly Entry[],
  more: { at?: string; number?: number; next?: SealingKey } = {},
): Seal {
  const { at = '2026-11-25T08:00:00.000Z', number = 1, next } = more
  const ends = new Map(entries.map(({ chain, seq, hash }) => [chain, { chain, seq, hash }]))
  const named = next && { next: { id: next.id, publicKey: next.publicKey } }
  return sealed(key, { number, at, before: null, heads: [...ends.values()], ...named })
}

/** An export as its lines, the header first and the seals last. */
export function exported(
  key: SealingKey,
  entries: readonly Entry[],
  seals: readonly Seal[] = [sealOver(key, entries)],
): string[] {
  const chains = [...new Set(entries.map((entry) => entry.chain))]
  const final = seals.at(-1)
  if (!final) throw new Error('an export ends with a seal')
  const scope = { kind: 'khuyen-cong/export', at: 'x', key: key.id, chains, seal: nameOf(final) }
  return [
    JSON.stringify({ kind: 'khuyen-cong/export', version: 1, chains }),
    ...entries.map(lineOf),
    JSON.stringify({ seals, export: signedWords(key, scope) }),
  ]
}

export const lineOf = ({ chain, seq, hash, payload }: Entry) =>
  JSON.stringify({ chain, seq, hash, payload })
