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

test('the log names a denial by the act that was asked for, never by words for whoever keeps the program', () =>
  inRollback(async (tx) => {
    const denied = async (error: Failure, route: string, form = '') => {
      const url = new URL(`http://localhost${route}${form}`)
      const request = { method: form === '' ? 'GET' : 'POST' }
      const event = { route: { id: route }, url, params: { id: 'x' }, request, locals: {} }
      const given = { kind: 'unknown', error, event, status: 500, message: 'Internal Error' }
      await asPerson(leader, async () =>
        handleError(given as unknown as Parameters<typeof handleError>[0]),
      )
      const { rows } = await sql<{ act: string }>`
        select payload::json -> 'after' ->> 'act' as act from audit_entry
        where chain = '66' and subject = 'event.denied' and root_id = ${route} order by seq desc limit 1`.execute(
        tx,
      )
      return rows[0]?.act
    }
    const missing = new Failure('not-found', 'No share abc')
    expect(await denied(missing, '/chia-se/[id]')).toBe('share.read')
    expect(await denied(missing, '/chia-se/[id]', '?/end')).toBe('share.end')
    const deeper = new Failure('forbidden', 'x may not y', { detail: { act: 'scheme.update' } })
    expect(await denied(deeper, '/de-an/[id]')).toBe('scheme.update')
  }))
