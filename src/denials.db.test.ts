import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Failure } from '#core/failure.ts'
import { asPerson, demoPersonId } from '#modules/access/testing.ts'
import { inRollback } from '#platform/db/testing.ts'
import { log } from '#platform/log/log.ts'
import { handleError } from './hooks.server.ts'

log.level = 'silent'
const leader = demoPersonId('lanh-dao-so')

test.each([
  ['a record of somebody else named in an address', '/quan-tri/ban-giao', 'GET', { id: 'x' }, 1],
  ['a record of somebody else named in a form', '/quan-tri/ban-giao', 'POST', {}, 1],
  ['a page whose question finds nothing', '/quan-tri/ban-giao', 'GET', {}, 0],
  ['a form of a page for everybody', '/thiet-lap', 'POST', {}, 0],
])(
  '%s: refused as not there, it leaves as many denials as it should',
  (_, route, method, params, many) =>
    inRollback(async (tx) => {
      const denials = async () => {
        const { rows } = await sql<{ many: number }>`select count(*)::int as many from audit_entry
        where chain = '66' and subject = 'event.denied' and root_id = ${route}`.execute(tx)
        return rows[0]?.many ?? 0
      }
      const before = await denials()
      const url = new URL(`http://localhost${route}`)
      const event = { route: { id: route }, url, params, request: { method } }
      const error = new Failure('not-found', 'handover x')
      const given = { kind: 'unknown', error, event, status: 500, message: 'Internal Error' }
      await asPerson(leader, async () =>
        handleError(given as unknown as Parameters<typeof handleError>[0]),
      )
      expect((await denials()) - before).toBe(many)
    }),
)
