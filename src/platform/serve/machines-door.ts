import type { IncomingMessage } from 'node:http'
import type { Door } from './web-server.ts'

/** Whether a request is for the interface for machines. */
export const isForMachines = ({ url = '' }: Pick<IncomingMessage, 'url'>) =>
  /^\/api(?:[/?]|$)/.test(url)

const json = /^application\/json\s*(?:;|$)/i

/**
 * The framework refuses what could be the form of another site, in words of its own. The interface for machines lets no session
 * write, so no site can misuse one; what is not JSON is refused there, as a problem like everything else.
 */
export function machinesDoor(): Door {
  return (request) => {
    if (isForMachines(request) && !json.test(request.headers['content-type'] ?? ''))
      request.headers['content-type'] = 'application/octet-stream'
    return false
  }
}
