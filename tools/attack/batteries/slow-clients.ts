import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { plantListener } from '../naive.ts'
import { openSocket } from '../raw.ts'
import { at, send } from '../send.ts'

const clients = 250
const byteEveryMs = 1_000
/** The longest a slow client may keep its connection; the server looks every few seconds. */
const heldAtMostMs = 25_000
const ordinaryWithinMs = 10_000

/** Clients that write one byte a second, in heads and in bodies, while others go on working. */
export const slowClients: Battery = {
  name: 'slow-clients',
  says: `${clients} slow heads and ${clients} slow bodies are let go, and others go on working`,
  share: 1,
  attack,
  teeth: () => [waitsForEver()],
}

async function attack(target: Target, { forMs }: Effort): Promise<Outcome> {
  const { host } = new URL(target.address)
  const form = target.surface.forms.find(({ path }) => path === '/de-an/moi')?.path ?? '/'
  const heads = `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `
  const bodies = `POST ${form} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${target.address}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\ntitle=`
  const quiet = await ordinary(target, 2_000)
  const held = [...(await openSlow(target, heads)), ...(await openSlow(target, bodies))]
  const busy = await ordinary(target, Math.min(heldAtMostMs, Math.max(forMs, 3_000)))
  const deadline = performance.now() + heldAtMostMs - Math.min(heldAtMostMs, Math.max(forMs, 3_000))
  const stillOpen = () => held.filter(({ isOpen }) => isOpen()).length
  while (stillOpen() > 0 && performance.now() < deadline) await sleep(200)
  const left = stillOpen()
  for (const { stop } of held) stop()
  const faults: Fault[] = []
  if (left > 0)
    faults.push({
      kind: 'connection-held',
      where: 'slow heads and bodies',
      what: `${left} of ${held.length} still open after ${heldAtMostMs / 1000} s`,
    })
  for (const what of busy.failed)
    faults.push({ kind: 'connection-held', where: 'an ordinary request', what })
  if (at(busy.times, 0.99) > ordinaryWithinMs)
    faults.push({
      kind: 'connection-held',
      where: 'an ordinary request',
      what: `p99 ${at(busy.times, 0.99)} ms`,
    })
  return {
    tried: held.length + busy.times.length,
    faults,
    figures: {
      'slow connections': held.length,
      'still open at the end': left,
      'p99 ms without them': at(quiet.times, 0.99),
      'p99 ms with them': at(busy.times, 0.99),
    },
  }
}

/** What others see meanwhile: each asks, waits a little, asks again. */
async function ordinary(target: Target, forMs: number) {
  const times: number[] = []
  const failed: string[] = []
  const until = performance.now() + forMs
  const path = target.surface.reads.find(({ route }) => route === '/tim-kiem')?.route ?? '/'
  const person = async () => {
    while (performance.now() < until) {
      const { status, tookMs, broken } = await send(target, { path })
      times.push(tookMs)
      if (status !== 200) failed.push(`${path}: ${broken ?? status}`)
      await sleep(200)
    }
  }
  await Promise.all(Array.from({ length: 4 }, person))
  return { times, failed: failed.slice(0, 5) }
}

type Held = { readonly isOpen: () => boolean; readonly stop: () => void }

async function openSlow(target: Target, start: string): Promise<Held[]> {
  const sockets = await Promise.all(Array.from({ length: clients }, () => openSocket(target)))
  return sockets.map((socket) => held(socket, start))
}

function held(socket: Socket, start: string): Held {
  let isOpen = true
  socket.removeAllListeners('error')
  socket.on('error', () => {})
  socket.on('close', () => (isOpen = false))
  // An answer before the end of the question is a refusal, and as good as a closed connection.
  socket.on('data', () => (isOpen = false))
  socket.write(start)
  const writing = setInterval(() => socket.write('a'), byteEveryMs)
  return {
    isOpen: () => isOpen,
    stop() {
      clearInterval(writing)
      socket.destroy()
    },
  }
}

function waitsForEver(): Tooth {
  return {
    says: 'a server with no limit on how long a request may take to arrive',
    finds: 'connection-held',
    at: 'slow heads',
    plant: (target) =>
      plantListener(
        target,
        {},
        (request, response) => {
          request.resume()
          request.on('end', () => response.end('ok'))
        },
        { requestTimeout: 0, headersTimeout: 0 },
      ),
  }
}
