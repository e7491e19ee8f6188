import type { ServerResponse } from 'node:http'
import { asSystem } from '#platform/db/acting.ts'
import { isMigrated } from '#platform/db/migrate.ts'
import { isAnswering } from '#platform/db/pool.ts'
import type { Door } from './web-server.ts'

const answerWithinMs = 2_000

/** Answers `/live` (this process runs; the database is not asked) and `/ready` (a page would work now). */
export function healthDoor(isDraining: () => boolean): Door {
  return (request, response) => {
    const path = request.url?.split('?', 1)[0]
    if (path === '/live') send(response, 'live')
    else if (path === '/ready') void readiness(isDraining()).then((state) => send(response, state))
    else return false
    return true
  }
}

type Readiness = 'ready' | 'draining' | 'database-unreachable' | 'schema-behind'

async function readiness(isDraining: boolean): Promise<Readiness> {
  if (isDraining) return 'draining'
  const tooLate = new Promise<Readiness>((resolve) => {
    setTimeout(resolve, answerWithinMs, 'database-unreachable').unref()
  })
  return Promise.race([askDatabase(), tooLate])
}

// The schema only moves forward: once this program's migrations are applied, they stay applied.
let isUpToDate = false

async function askDatabase(): Promise<Readiness> {
  try {
    await isAnswering()
    isUpToDate ||= await asSystem(() => isMigrated())
    return isUpToDate ? 'ready' : 'schema-behind'
  } catch {
    return 'database-unreachable'
  }
}

function send(response: ServerResponse, state: Readiness | 'live'): void {
  const isWell = state === 'live' || state === 'ready'
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  response.writeHead(isWell ? 200 : 503, isWell ? headers : { ...headers, 'retry-after': '5' })
  response.end(JSON.stringify({ state }))
}
