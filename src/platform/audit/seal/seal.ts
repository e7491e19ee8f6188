import { createHash, createPublicKey, verify } from 'node:crypto'
import type { SealingKey } from './sealing-key.ts'

/** The end of a chain: the entry at `seq` has this hash (hex). */
export type Head = { readonly chain: string; readonly seq: number; readonly hash: string }

/** What is signed: the ends of all chains at one moment. */
export type Statement = {
  readonly kind: 'khuyen-cong/heads'
  readonly number: number
  readonly at: string
  /** sha256 of the statement before, in hex; `null` for the first. */
  readonly before: string | null
  /** The identifier of the key that signs. */
  readonly key: string
  /** In the order of their names. */
  readonly heads: readonly Head[]
  /** The key that signs from now on: the last words of the one before. */
  readonly next?: { readonly id: string; readonly publicKey: string }
  /** Why it was signed although the trail does not carry on from the seal before. */
  readonly despite?: string
}

/** A signed statement, word for word. */
export type Seal = {
  readonly statement: string
  /** base64. */
  readonly signature: string
  /** PEM. */
  readonly publicKey: string
}

/** Signs a statement; its words are those of this order of keys, without spaces. */
export function sealed(key: SealingKey, statement: Omit<Statement, 'kind' | 'key'>): Seal {
  const { number, at, before, heads, next, despite } = statement
  return signedWords(key, {
    kind: 'khuyen-cong/heads',
    number,
    at,
    before,
    key: key.id,
    heads: heads.map(({ chain, seq, hash }) => ({ chain, seq, hash })),
    ...(next && { next: { id: next.id, publicKey: next.publicKey } }),
    ...(despite !== undefined && { despite }),
  } satisfies Statement)
}

/** Signs what is said, word for word as JSON writes it. */
export function signedWords(key: SealingKey, said: Readonly<Record<string, unknown>>): Seal {
  const statement = JSON.stringify(said)
  return {
    statement,
    signature: key.sign(statement).toString('base64'),
    publicKey: key.publicKey,
  }
}

/** What a seal states. */
export const statementOf = (seal: Seal) => JSON.parse(seal.statement) as Statement

/** How the statement after names this one. */
export const nameOf = (seal: Seal) => createHash('sha256').update(seal.statement).digest('hex')

/** Whether the words are those that were signed. */
export const isGenuine = ({ statement, signature, publicKey }: Seal) =>
  verify(
    null,
    Buffer.from(statement, 'utf8'),
    createPublicKey(publicKey),
    Buffer.from(signature, 'base64'),
  )
