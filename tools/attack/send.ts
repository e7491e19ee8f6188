import { Agent, request } from 'node:http'
import type { Target } from './battery.ts'

/** A request as it is sent: the path already encoded, the body already made. */
export type Sent = {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** What came back, or that nothing did. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
  readonly bytes: Buffer
  readonly tookMs: number
  /** Why there is no answer: the connection was cut, or it took too long. */
  readonly broken?: string
}

const agent = new Agent({ keepAlive: true, maxFreeSockets: 512 })
const patienceMs = 60_000
const mostBytes = 40_000_000

/** Sends one request as the target's visitor and reads the answer whole; a broken connection is an answer too. */
export function send(target: Pick<Target, 'address' | 'visitorFor'>, sent: Sent): Promise<Answer> {
  const startedAt = performance.now()
  const { hostname, port } = new URL(target.address)
  return new Promise((resolve) => {
    const answer = (part: Partial<Answer>) =>
      resolve({
        status: 0,
        headers: {},
        body: '',
        bytes: Buffer.alloc(0),
        tookMs: performance.now() - startedAt,
        ...part,
      })
    const body = sent.body === undefined ? undefined : Buffer.from(sent.body as string)
    const asked = request(
      {
        agent,
        hostname,
        port,
        method: sent.method ?? 'GET',
        path: sent.path,
        headers: {
          ...target.visitorFor(sent.path),
          ...(body ? { 'content-length': String(body.length) } : {}),
          ...sent.headers,
        },
        timeout: patienceMs,
      },
      (response) => {
        const parts: Buffer[] = []
        let length = 0
        response.on('data', (part: Buffer) => {
          length += part.length
          if (length <= mostBytes) parts.push(part)
        })
        response.on('error', (error) => answer({ broken: error.message }))
        response.on('end', () => {
          const bytes = Buffer.concat(parts)
          const { statusCode: status = 0, headers } = response
          answer({ status, headers, bytes, body: bytes.toString('utf8') })
        })
      },
    )
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${patienceMs / 1000} s`)))
    asked.on('error', (error) => answer({ broken: error.message }))
    asked.end(body)
  })
}

/** Does work for each of many things, some at once, until the time is over; returns how many were done. */
export async function forEachUntil<T>(
  things: Iterable<T>,
  { atOnce, until }: { readonly atOnce: number; readonly until: number },
  work: (thing: T) => Promise<void>,
): Promise<number> {
  const iterator = things[Symbol.iterator]()
  let done = 0
  const worker = async () => {
    while (performance.now() < until) {
      const next = iterator.next()
      if (next.done) return
      await work(next.value)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return done
}

/** The greatest of the smallest `share` of all times: `at(times, 0.999)`. */
export function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}
