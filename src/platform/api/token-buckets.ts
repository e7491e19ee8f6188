/** What a bucket says to one request. */
export type Taken = {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Seconds until the bucket is full again. */
  readonly resetSeconds: number
  /** Seconds until the next request is allowed; 0 when it is. */
  readonly waitSeconds: number
}

type Bucket = { tokens: number; at: number }

const mostBuckets = 20_000

/**
 * Counts requests by name: each may send `perMinute` at once and as many again each minute, evenly. The counts are this
 * process's alone and begin anew with it; with more names than it holds, the one unseen longest begins anew as well.
 */
export function tokenBuckets(
  perMinute: number,
  now: () => number = Date.now,
): (name: string) => Taken {
  const buckets = new Map<string, Bucket>()
  const perMs = perMinute / 60_000
  return (name) => {
    const at = now()
    const before = buckets.get(name) ?? { tokens: perMinute, at }
    const tokens = Math.min(perMinute, before.tokens + Math.max(0, at - before.at) * perMs)
    const allowed = tokens >= 1
    const left = allowed ? tokens - 1 : tokens
    buckets.delete(name)
    buckets.set(name, { tokens: left, at })
    if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value ?? '')
    return {
      allowed,
      limit: perMinute,
      remaining: Math.floor(left),
      resetSeconds: Math.ceil((perMinute - left) / perMs / 1_000),
      waitSeconds: allowed ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1_000)),
    }
  }
}
