import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type ServerOptions,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Planted, Target } from './battery.ts'
import type { Surface } from './target/surface.ts'

/** What a naive server answers with: a path, its query and what was sent. */
export type Asked = {
  readonly url: URL
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
export type NaiveAnswer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** A small server with a fault in it, beside the real one: same database, addresses of its own. */
export async function plantServer(
  target: Target,
  surface: Partial<Surface>,
  answer: (asked: Asked) => NaiveAnswer | Promise<NaiveAnswer>,
): Promise<Planted> {
  return plantListener(target, surface, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const asked = {
        url: new URL(request.url ?? '/', 'http://naive'),
        method: request.method ?? 'GET',
        headers: request.headers,
        body: Buffer.concat(parts).toString('latin1'),
      }
      Promise.resolve()
        .then(() => answer(asked))
        .catch((error: unknown) => ({
          status: 500,
          headers: {},
          body: String((error as Error).stack),
        }))
        .then(
          ({ status = 200, headers = { 'content-type': 'text/html; charset=utf-8' }, body }) => {
            response.writeHead(status, headers)
            response.end(body)
          },
        )
    })
  })
}

/** The same, for faults of the connection itself. */
export async function plantListener(
  target: Target,
  surface: Partial<Surface>,
  listener: RequestListener,
  options: ServerOptions = {},
): Promise<Planted> {
  const server = createServer(options, listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    target: { ...target, address, surface: { reads: [], forms: [], ...surface } },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A door of a naive server that is read with one parameter. */
export const naiveRead = (route: string, name: string): Surface['reads'][number] => ({
  route,
  parameters: [{ name, where: 'query', sample: 'a' }],
  isApi: false,
  isDocument: false,
})

/** A field of a form as a naive server reads it. */
export function fieldOf(body: string, name: string): string {
  return new URLSearchParams(body).get(name) ?? ''
}
