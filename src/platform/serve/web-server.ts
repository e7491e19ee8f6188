import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import compression from 'compression'
import { refuseAtDoor } from './refuse-at-door.ts'

/** What the built pages export: one function that answers a request. */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void

/** What comes before the pages; returns whether it has answered. */
export type Door = (request: IncomingMessage, response: ServerResponse) => boolean

const limits = {
  // An upload of 10 MB over a slow line takes a minute; whoever needs longer holds a connection for nothing.
  requestTimeout: 120_000,
  headersTimeout: 15_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 10_000,
} as const

const mostConnections = 512

/** The web server: timeouts, the doors in order, then the pages, packed for the line where the reader allows it. */
export function createWebServer(doors: readonly Door[], pages: PageHandler): Server {
  const pack = compression()
  const server = createServer(limits, (request, response) => {
    if (doors.some((door) => door(request, response))) return
    pack(request, response, () => pages(request, response, () => response.writeHead(404).end()))
  })
  server.maxConnections = mostConnections
  return server
}

/**
 * Tells the pages which protocol they are served over: they believe PROTOCOL_HEADER, and without it
 * assume https and refuse every form sent over http. Whoever sets the variable has a proxy that fills
 * the header; otherwise we do, whatever the request says.
 */
export function protocolDoor(env: NodeJS.ProcessEnv): Door {
  if (env.PROTOCOL_HEADER) return () => false
  env.PROTOCOL_HEADER = 'x-forwarded-proto'
  return (request) => {
    request.headers['x-forwarded-proto'] = 'http'
    return false
  }
}

/**
 * Refuses names that are not this machine's, where nobody else is served: a page elsewhere could otherwise point a name of
 * its own at 127.0.0.1 and read and write here.
 */
export function nameDoor(isThisMachine: (host: string) => boolean): Door {
  return (request, response) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '')
    if (name === '' || isThisMachine(name)) return false
    return refuseAtDoor(request, response, {
      status: 421,
      title: 'Không phải địa chỉ này',
      says: 'Chương trình chỉ trả lời ở địa chỉ của máy này (localhost).',
    })
  }
}

/** Refuses a request that names two hosts or none: who reads the first and who reads the second must not disagree. */
export function oneNameDoor(): Door {
  return (request, response) => {
    const names = request.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name))
    if (names.length === 1) return false
    return refuseAtDoor(request, response, {
      status: 400,
      title: 'Yêu cầu chưa đúng',
      says: 'Yêu cầu phải ghi đúng một tên máy chủ.',
    })
  }
}
