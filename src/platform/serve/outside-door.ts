import type { IncomingMessage, ServerResponse } from 'node:http'
import { isForMachines } from './machines-door.ts'
import { refuseAtDoor } from './refuse-at-door.ts'
import { plainAddress, trustedProxies } from './trusted-proxies.ts'
import type { Door } from './web-server.ts'

/** How the program is reached beyond this machine. */
export type OutsideAddress = {
  /** Where people find it; always https. */
  readonly origin: string
  readonly trustedProxies: readonly string[]
  /** In which header the proxies say how a browser came to them. */
  readonly protocolHeader: string
}

/**
 * The doors of a program that is reached beyond this machine. The first forgets what anybody but a proxy of ours says about the
 * protocol, and stands before all that reads it. The second lets in what came through such a proxy, over https, for our name;
 * whoever came to the proxy by http is sent to https.
 */
export function outsideDoors(outside: OutsideAddress): {
  readonly protocol: Door
  readonly name: Door
} {
  const { origin } = outside
  const header = outside.protocolHeader.toLowerCase()
  const { host } = new URL(origin)
  const isProxy = trustedProxies(outside.trustedProxies.join(','))
  const cameByProxy = ({ socket }: IncomingMessage) =>
    isProxy(plainAddress(socket.remoteAddress ?? ''))
  return {
    protocol: (request) => {
      if (!cameByProxy(request)) Reflect.deleteProperty(request.headers, header)
      return false
    },
    name: (request, response) => {
      if (!cameByProxy(request))
        return say(
          request,
          response,
          403,
          `Hãy mở ${origin}. Ở địa chỉ này chương trình chỉ trả lời máy chủ chuyển tiếp đã khai trong KC_TRUSTED_PROXIES.`,
        )
      if ((request.headers.host ?? '').toLowerCase().replace(/:443$/, '') !== host)
        return say(request, response, 421, `Chương trình chỉ trả lời ở địa chỉ ${origin}.`)
      const protocol = request.headers[header]
      if (protocol === 'https') return false
      if (protocol === 'http') return toHttps(request, response)
      return say(
        request,
        response,
        502,
        `Máy chủ chuyển tiếp chưa ghi giao thức vào tiêu đề ${header}; xem docs/operations.`,
      )
    },
  }

  // What was sent over http has been read on the way already: a form is not sent on, it is filled in anew; and a machine that
  // was sent on would go on showing its key to everybody.
  function toHttps(request: IncomingMessage, response: ServerResponse): true {
    const { method, url = '/' } = request
    if ((method !== 'GET' && method !== 'HEAD') || isForMachines(request))
      return say(request, response, 403, `Hãy mở ${origin}: mật khẩu và dữ liệu chỉ đi qua https.`)
    response.writeHead(308, { location: origin + (url.startsWith('/') ? url : '/') }).end()
    return true
  }
}

function say(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  says: string,
): true {
  return refuseAtDoor(request, response, { status, title: 'Không vào được', says })
}
