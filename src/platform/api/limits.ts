import { isIPv6 } from 'node:net'
import { problemResponse, type Problem } from './problem.ts'
import type { Taken } from './token-buckets.ts'

/** How many requests a minute a key and an address may send: `KC_API_KEY_PER_MINUTE`, `KC_API_ADDRESS_PER_MINUTE`. */
export function apiLimits(env: NodeJS.ProcessEnv = process.env) {
  return {
    perKey: positive(env.KC_API_KEY_PER_MINUTE, 600),
    perAddress: positive(env.KC_API_ADDRESS_PER_MINUTE, 600),
  }
}

function positive(text: string | undefined, usual: number): number {
  const given = Number(text)
  return text !== undefined && Number.isInteger(given) && given > 0 ? given : usual
}

/** What is counted of an address: a household of IPv6 has a whole network of them (/64). */
export function countedAddress(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const first = head.split(':').filter((part) => part !== '')
  if (tail === undefined) return first.slice(0, 4).join(':')
  const last = tail.split(':').filter((part) => part !== '')
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}

/** The answer with how much of the limit is left. */
export function withLimit(response: Response, taken: Taken): Response {
  const { limit, remaining, resetSeconds } = taken
  response.headers.set('ratelimit-limit', String(limit))
  response.headers.set('ratelimit-remaining', String(remaining))
  response.headers.set('ratelimit-reset', String(resetSeconds))
  response.headers.set('ratelimit-policy', `${limit};w=60`)
  return response
}

/** What who asks too often is told. */
export function tooMany(taken: Taken): Response {
  const problem: Problem = {
    status: 429,
    title: 'Quá nhiều yêu cầu',
    detail: `Mỗi phút được ${taken.limit} yêu cầu. Hãy đợi ${taken.waitSeconds} giây rồi gửi lại.`,
  }
  return withLimit(problemResponse(problem, { 'retry-after': String(taken.waitSeconds) }), taken)
}
