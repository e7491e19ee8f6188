import type { Door } from './web-server.ts'

/** A body that brings less than this in a stretch is let go; a slow line brings ten times as much. */
const least = { bytes: 5_000, inMs: 10_000 } as const

/**
 * Ends connections whose body hardly comes. The server's own limit is for the whole of an upload, so a sender of one
 * byte a second would hold a connection for minutes, and some hundreds of them all that there are.
 */
export function slowBodyDoor(
  stretch: { readonly bytes: number; readonly inMs: number } = least,
): Door {
  return (request, response) => {
    const { headers, socket } = request
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
      return false
    let before = socket.bytesRead
    const watch = setInterval(() => {
      const isHere = request.complete || response.writableEnded
      if (!isHere && socket.bytesRead - before < stretch.bytes) socket.destroy()
      if (isHere || socket.destroyed) clearInterval(watch)
      before = socket.bytesRead
    }, stretch.inMs)
    watch.unref()
    response.once('close', () => clearInterval(watch))
    return false
  }
}
