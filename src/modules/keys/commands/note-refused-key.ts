import { noteEvent } from '#platform/audit/note-event.ts'
import { originId, type Origin } from '#platform/audit/origins.ts'
import { actingAs, inOwnName } from '#platform/db/acting.ts'
import { transact } from '#platform/db/transact.ts'
import type { KeyRefusal, KnownKey } from './use-key.ts'

/** A use of a key that was refused: of which key, when it is one of ours, from where, and why. */
export type RefusedUse = {
  /** `absent`: a record that is not there, or must not be known to be there. */
  readonly because: KeyRefusal | 'scope' | 'right' | 'absent'
  readonly key: KnownKey | null
  readonly origin: Omit<Origin, 'channel'>
}

const hourMs = 3_600_000
// A machine that tries again every second writes one entry an hour that says how often; a flood of addresses, this many.
const mostAnHour = 60
const mostKnown = 5_000

type Seen = { readonly since: number; times: number }
const seen = new Map<string, Seen>()
let told: number[] = []

/** Tells the trail of a refused use, once an hour for each key or address, with how many there were unsaid before. */
export async function noteRefusedKey({ because, key, origin }: RefusedUse): Promise<void> {
  const subject = `${because} ${key?.id ?? origin.address}`
  const unsaid = isToTell(subject, Date.now())
  if (unsaid === undefined) return
  const from = await originId({ ...origin, channel: 'api' })
  const actor = key ? `key:${key.id}` : 'public'
  await actingAs({ actor, as: null, from, standingFor: () => null }, () =>
    inOwnName(() =>
      transact({ act: 'key.refuse' }, (tx) =>
        noteEvent(tx, {
          kind: 'keyRefused',
          id: key?.id ?? 'unknown',
          chain: key?.provinceId ?? 'central',
          what: { because, unsaid },
        }),
      ),
    ),
  )
}

/** How many refusals of this subject went unsaid since the last that was told; nothing when this one goes unsaid too. */
function isToTell(subject: string, now: number): number | undefined {
  const before = seen.get(subject)
  told = told.filter((at) => now - at < hourMs)
  const isRecent = before !== undefined && now - before.since < hourMs
  if (isRecent || told.length >= mostAnHour) {
    remember(subject, { since: before?.since ?? 0, times: (before?.times ?? 0) + 1 })
    return undefined
  }
  told.push(now)
  remember(subject, { since: now, times: 0 })
  return before?.times ?? 0
}

function remember(subject: string, state: Seen): void {
  seen.delete(subject)
  seen.set(subject, state)
  for (const oldest of seen.keys()) {
    if (seen.size <= mostKnown) break
    seen.delete(oldest)
  }
}
