import { connect, type Socket } from 'node:net'
import type { Target } from './battery.ts'

/** What came back on a connection of our own, byte for byte, and whether the other side closed it. */
export type RawAnswer = {
  readonly text: string
  readonly isClosed: boolean
  readonly tookMs: number
}

/** Opens a connection to the target. */
export function openSocket({ address }: Pick<Target, 'address'>): Promise<Socket> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket))
    socket.on('error', reject)
  })
}

/** Writes bytes as they are and reads what comes until it is quiet, or closed. */
export async function sendRaw(
  target: Pick<Target, 'address'>,
  bytes: string,
  quietMs = 400,
): Promise<RawAnswer> {
  const socket = await openSocket(target)
  const startedAt = performance.now()
  let text = ''
  let isClosed = false
  socket.removeAllListeners('error')
  socket.on('error', () => {})
  await new Promise<void>((resolve) => {
    let quiet = setTimeout(resolve, Math.max(quietMs, 3_000))
    socket.on('data', (part) => {
      text += part.toString('latin1')
      clearTimeout(quiet)
      quiet = setTimeout(resolve, quietMs)
    })
    socket.on('close', () => {
      isClosed = true
      clearTimeout(quiet)
      resolve()
    })
    socket.write(bytes, 'latin1')
  })
  socket.destroy()
  return { text, isClosed, tookMs: performance.now() - startedAt }
}

/** The statuses of the answers that came on one connection, in order. */
export function statusesIn({ text }: RawAnswer): number[] {
  return [...text.matchAll(/(?:^|\r\n|[^\r\n])HTTP\/1\.1 (\d{3})/g)].map(([, status]) =>
    Number(status),
  )
}
