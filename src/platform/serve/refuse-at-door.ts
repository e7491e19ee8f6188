import type { IncomingMessage, ServerResponse } from 'node:http'
import { isForMachines } from './machines-door.ts'

/** Says before the pages why a request is not let in: to people in a sentence, to machines as a problem (RFC 9457). */
export function refuseAtDoor(
  request: Pick<IncomingMessage, 'url'>,
  response: ServerResponse,
  {
    status,
    title,
    says,
  }: { readonly status: number; readonly title: string; readonly says: string },
): true {
  if (isForMachines(request))
    response
      .writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' })
      .end(JSON.stringify({ type: 'about:blank', title, status, detail: says }))
  else response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(says)
  return true
}
