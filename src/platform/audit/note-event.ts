import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'

/** Events that change no row and are told by the trail all the same. The database keeps the same list. */
export const eventKinds = [
  'denied',
  'signedIn',
  'signInRefused',
  'signedOut',
  'steppedUp',
  'credentialChanged',
  'keyRefused',
  'exported',
  'opened',
  'erased',
  'letGo',
] as const
export type EventKind = (typeof eventKinds)[number]

export type AuditEvent = {
  readonly kind: EventKind
  /** What it was about: a record's identifier, a route, a person's identifier. No personal value. */
  readonly id: string
  /** Today's province (its code) whose log tells it, or `central`. */
  readonly chain: string
  /** The little there is to say. It is hashed and stays for ever: no name, address or other personal value. */
  readonly what?: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * Appends an event to the trail, in the transaction of its act: undone with it. Who acts, as whom and from where come from
 * the act. A denial is noted in an act of its own, since what was denied is rolled back.
 */
export async function noteEvent(tx: Tx, { kind, id, chain, what = {} }: AuditEvent): Promise<void> {
  await sql`select audit_note(${kind}, ${id}, ${chain}, ${JSON.stringify(what)}::jsonb)`.execute(tx)
}
