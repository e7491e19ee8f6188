import type { ListedKey } from '#modules/keys/api.server.ts'
import { keyLimits } from '#modules/keys/model.ts'

const dayMs = 86_400_000

/** Whether a key works, and until when that is near. */
export type KeyState = 'ok' | 'soon' | 'expired' | 'revoked' | 'ended'

/** The key with its state at a moment, and the days left, the last one counted. */
export function withState(
  key: ListedKey,
  now: Date,
): ListedKey & { readonly state: KeyState; readonly daysLeft: number } {
  const left = key.expiresAt.getTime() - now.getTime()
  const daysLeft = Math.max(0, Math.ceil(left / dayMs))
  return { ...key, daysLeft, state: stateOf(key, left, daysLeft) }
}

function stateOf(
  { revokedAt, isHeld }: Pick<ListedKey, 'revokedAt' | 'isHeld'>,
  leftMs: number,
  daysLeft: number,
): KeyState {
  if (revokedAt) return 'revoked'
  if (leftMs <= 0) return 'expired'
  if (!isHeld) return 'ended'
  return daysLeft <= keyLimits.warnDays ? 'soon' : 'ok'
}
