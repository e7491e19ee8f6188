import { Agent, get } from 'node:http'

/** What a closed loop of clients saw. */
export type Seen = { readonly perSecond: number; readonly p50Ms: number; readonly p95Ms: number; readonly bytes: number }

/** Keeps `clients` requests in flight for a while; every answer must be 200. */
export async function loop(address: string, clients: number, forMs: number): Promise<Seen> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const took: number[] = []
  let bytes = 0
  await Promise.all(Array.from({ length: clients }, () => fetchOnce(address, agent)))
  const startedAt = performance.now()
  const until = startedAt + forMs
  const client = async () => {
    while (performance.now() < until) {
      const sentAt = performance.now()
      bytes = await fetchOnce(address, agent)
      took.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { perSecond: took.length / seconds, p50Ms: at(0.5), p95Ms: at(0.95), bytes }
}

function fetchOnce(address: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${response.statusCode} from ${address}`)),
      )
      response.on('error', reject)
    }).on('error', reject)
  })
}
