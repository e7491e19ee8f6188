import { timingSafeEqual } from 'node:crypto'
import { actingOf, holdingsOf } from '#modules/access/api.server.ts'
import { originId, type Origin } from '#platform/audit/origins.ts'
import { today } from '#platform/clock.ts'
import { asSystem, type Acting } from '#platform/db/acting.ts'
import { transact } from '#platform/db/transact.ts'
import { readKeyText } from '../key-text.ts'
import { keyWorld } from '../key-world.ts'
import { findKey, type FoundKey } from '../queries/find-key.ts'
import { saveUse } from '../store.ts'

/** Why a key is not let in. `ended`: its maker holds the role no more, or was deactivated. */
export const keyRefusals = [
  'malformed',
  'otherWorld',
  'unknown',
  'revoked',
  'expired',
  'ended',
] as const
export type KeyRefusal = (typeof keyRefusals)[number]

export type KeyUse =
  | { readonly outcome: 'acts'; readonly key: KnownKey; readonly acting: Acting }
  /** `key` is told when it is one of ours, for the trail. */
  | {
      readonly outcome: 'refused'
      readonly because: KeyRefusal
      readonly key: KnownKey | null
    }

/** Which key of ours it is, and in whose chain of the trail it is told. */
export type KnownKey = Pick<FoundKey, 'id' | 'provinceId'>

/** Who acts with a key, sent from somewhere. Asked anew at each request: what ends a key ends it at once. */
export async function useKey(text: string, origin: Omit<Origin, 'channel'>): Promise<KeyUse> {
  const sent = readKeyText(text)
  if (!sent) return { outcome: 'refused', because: 'malformed', key: null }
  if (!sent.shown.startsWith(`kc_${keyWorld()}_`))
    return { outcome: 'refused', because: 'otherWorld', key: null }
  const key = await findKey(sent.shown)
  if (!key || !timingSafeEqual(key.sha256, sent.sha256))
    return { outcome: 'refused', because: 'unknown', key: null }
  if (key.isRevoked) return { outcome: 'refused', because: 'revoked', key }
  if (key.isExpired) return { outcome: 'refused', because: 'expired', key }
  const holdings = await asSystem(() => holdingsOf(key.personId, today()))
  const holding = holdings.find(({ id }) => id === key.holdingId)
  if (!holding) return { outcome: 'refused', because: 'ended', key }
  if (!key.isSeen)
    await asSystem(() => transact({ act: 'key.use' }, (tx) => saveUse(tx, key.id, origin.address)))
  const who = {
    personId: key.personId,
    holding,
    origin: await originId({ ...origin, channel: 'api' }),
  }
  return { outcome: 'acts', key, acting: narrowed(key, actingOf(who)) }
}

// What everybody may do, a key may as well: without it, an act could not look up a province. What is asked for by name is
// asked for among the scopes.
function narrowed({ id, scopes: made }: FoundKey, acting: Acting): Acting {
  const scopes: ReadonlySet<string> = new Set(made)
  const everybody = actingOf(null)
  return {
    ...acting,
    actor: `key:${id}`,
    scopes,
    standingFor: (act) => (scopes.has(act) ? acting : everybody).standingFor(act),
  }
}
