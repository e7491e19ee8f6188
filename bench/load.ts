import { Agent, get } from 'node:http'
import { median } from './figure.ts'

/** What a closed loop of clients saw. */
export type Seen = { readonly perSecond: number; readonly p50Ms: number; readonly p95Ms: number }

/** How long and how often to measure. */
export type Effort = { readonly rounds: number; readonly forMs: number }

/**
 * Asks several servers the same paths in turn, round after round, so that a noisy moment touches all of them;
 * of each, the middle round counts.
 */
export async function compare<Name extends string>(
  servers: Readonly<Record<Name, string>>,
  paths: readonly string[],
  clients: number,
  { rounds, forMs }: Effort,
): Promise<Record<Name, Seen>> {
  const names = Object.keys(servers) as Name[]
  const seen = new Map<Name, Seen[]>(names.map((name) => [name, []]))
  for (const name of names) await loop(servers[name], paths, clients, forMs / 2)
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      seen.get(name)?.push(await loop(servers[name], paths, clients, forMs))
    }
  }
  const middle = (all: readonly Seen[]): Seen => ({
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    p50Ms: median(all.map(({ p50Ms }) => p50Ms)),
    p95Ms: median(all.map(({ p95Ms }) => p95Ms)),
  })
  return Object.fromEntries([...seen].map(([name, all]) => [name, middle(all)])) as Record<
    Name,
    Seen
  >
}

/** Keeps `clients` requests in flight for a while; every answer must be 200. */
async function loop(
  address: string,
  paths: readonly string[],
  clients: number,
  forMs: number,
): Promise<Seen> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const took: number[] = []
  let asked = 0
  const startedAt = performance.now()
  const until = startedAt + forMs
  const client = async () => {
    while (performance.now() < until) {
      const sentAt = performance.now()
      await ask(address + (paths[asked++ % paths.length] ?? ''), agent)
      took.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const elapsed = (performance.now() - startedAt) / 1000
  agent.destroy()
  took.sort((a, b) => a - b)
  const at = (share: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { perSecond: took.length / elapsed, p50Ms: at(0.5), p95Ms: at(0.95) }
}

/** Asks once and reads the answer whole; returns its length in bytes. */
export function ask(address: string, agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, agent ? { agent } : {}, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${response.statusCode} from ${address}`)),
      )
      response.on('error', reject)
    }).on('error', reject)
  })
}
