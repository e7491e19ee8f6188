import { setTimeout as sleep } from 'node:timers/promises'
import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { plantListener } from '../naive.ts'
import { at, forEachUntil, send, type Answer } from '../send.ts'
import { pathOf } from '../target/surface.ts'

const timesCapacity = 10
const clientsAtOnce = 16
const mostOutstanding = 400
const acceptedWithinMs = 8_000
const recoversWithinMs = 5_000

/** Ten times what the program can do: some are served in time, the rest are told when to come again, and then it is over. */
export const overload: Battery = {
  name: 'overload',
  says: `${timesCapacity} times the requests it can serve: the rest get 503 with Retry-After, and it recovers`,
  share: 1,
  attack,
  teeth: () => [takesEverything()],
}

async function attack(target: Target, { forMs }: Effort): Promise<Outcome> {
  const paths = pathsOf(target)
  const measureMs = Math.max(1_000, forMs * 0.2)
  const measured = await forEachUntil(
    endless(paths),
    { atOnce: clientsAtOnce, until: performance.now() + measureMs },
    async (path) => {
      await send(target, { path })
    },
  )
  const perSecond = (measured / measureMs) * 1000
  const answers = await flood(
    target,
    paths,
    perSecond * timesCapacity,
    Math.max(2_000, forMs * 0.6),
  )
  const recovery = await recoveryOf(target, paths[0] ?? '/')
  const accepted = answers.filter(({ status }) => status < 400 && status > 0)
  const refused = answers.filter(({ status }) => status === 503)
  const times = accepted.map(({ tookMs }) => tookMs)
  return {
    tried: measured + answers.length,
    faults: faultsOf(answers, refused, times, recovery),
    figures: {
      'served a second before': Math.round(perSecond),
      'asked a second': Math.round(perSecond * timesCapacity),
      served: accepted.length,
      'told to come again': refused.length,
      'p99 ms of the served': at(times, 0.99),
      'p99 ms of the refused': at(
        refused.map(({ tookMs }) => tookMs),
        0.99,
      ),
      'recovered after ms': Math.round(recovery),
    },
  }
}

function faultsOf(
  answers: readonly Answer[],
  refused: readonly Answer[],
  times: readonly number[],
  recovery: number,
): Fault[] {
  const faults: Fault[] = []
  const fault = (what: string) =>
    faults.push({ kind: 'overloaded', where: 'under ten times the load', what })
  const others = answers.filter(
    ({ status, broken }) => broken !== undefined || (status >= 500 && status !== 503),
  )
  if (others.length > 0)
    fault(
      `${others.length} neither served nor refused: ${others[0]?.broken ?? others[0]?.status ?? ''}`,
    )
  const silent = refused.filter(({ headers }) => headers['retry-after'] === undefined)
  if (silent.length > 0) fault(`${silent.length} refused without Retry-After`)
  if (times.length === 0) fault('nobody was served')
  if (at(times, 0.99) > acceptedWithinMs) fault(`p99 of the served ${at(times, 0.99)} ms`)
  if (recovery > recoversWithinMs) fault(`not itself again after ${Math.round(recovery)} ms`)
  return faults
}

function pathsOf({ surface }: Target): string[] {
  const usual = [
    '/de-an',
    '/so-lieu',
    '/tim-kiem',
    '/bao-cao/[scope]/[year]',
    '/dia-ban/[list]/[code]',
  ]
  const doors = surface.reads.filter(({ route }) => usual.includes(route))
  return (doors.length > 0 ? doors : surface.reads).map((door) => pathOf(door))
}

function* endless<T>(things: readonly T[]): Generator<T> {
  for (let n = 0; things.length > 0; n += 1) yield things[n % things.length] as T
}

/**
 * Asks so many a second, whether or not answers come: that is how people arrive. Connections are kept, as a proxy keeps
 * them: Node takes one new connection each turn of its loop, so new ones wait outside, in a queue of 511.
 */
async function flood(
  target: Target,
  paths: readonly string[],
  perSecond: number,
  forMs: number,
): Promise<Answer[]> {
  const answers: Answer[] = []
  await Promise.all(Array.from({ length: mostOutstanding }, () => send(target, { path: '/live' })))
  const startedAt = performance.now()
  let [asked, outstanding] = [0, 0]
  while (performance.now() - startedAt < forMs) {
    const due = ((performance.now() - startedAt) / 1000) * perSecond
    for (; asked < due; asked += 1) {
      if (outstanding >= mostOutstanding) break
      outstanding += 1
      const path = paths[asked % paths.length] ?? '/'
      void send(target, { path }).then((answer) => {
        outstanding -= 1
        answers.push(answer)
      })
    }
    await sleep(5)
  }
  while (outstanding > 0) await sleep(20)
  return answers
}

/** How long until three answers in a row are 200 and quick. */
async function recoveryOf(target: Target, path: string): Promise<number> {
  const startedAt = performance.now()
  for (let inARow = 0; inARow < 3 && performance.now() - startedAt < recoversWithinMs * 2;) {
    const { status, tookMs } = await send(target, { path })
    inARow = status < 400 && status > 0 && tookMs < 1_000 ? inARow + 1 : 0
    if (inARow === 0) await sleep(50)
  }
  return performance.now() - startedAt
}

function takesEverything(): Tooth {
  const workMs = 10
  let busyUntil = 0
  return {
    says: 'a server that takes every request and serves them one after the other',
    finds: 'overloaded',
    plant: (target) =>
      plantListener(
        target,
        { reads: [{ route: '/naive', parameters: [], isApi: false, isDocument: false }] },
        (_, response) => {
          // One at a time, each a little slower for each that waits: a queue without end.
          busyUntil = Math.max(busyUntil, performance.now()) + workMs * 3
          setTimeout(() => response.end('ok'), busyUntil - performance.now())
        },
      ),
  }
}
