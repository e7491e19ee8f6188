import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aColleague, demoPersonId } from '#modules/access/testing.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { openSession } from '#platform/sign-in/session.ts'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { guard } from './guard.ts'
import { entryOf } from './rights.ts'

/** Asks a page, or sends one of its forms, as somebody who is signed in; says whether they were let in. */
async function letsIn(personId: string, route: string, form?: string): Promise<boolean> {
  const browser = aBrowser()
  await openSession(browser, personId, 'demo')
  const path = route.replaceAll(/\[\w+\]/g, 'x')
  const event = {
    ...browser,
    ...{ route: { id: route }, params: {}, locals: {} },
    url: new URL(`${path}${form ? `?/${form}` : ''}`, browser.url),
    request: { headers: browser.request.headers, method: form ? 'POST' : 'GET' },
    fetch: () => Promise.resolve(new Response('Không vào được', { status: 403 })),
  }
  const resolve = () => new Response('Mời vào')
  const given = { event, resolve } as unknown as Parameters<typeof guard>[0]
  const { status } = await guard(given)
  expect([200, 403]).toContain(status)
  return status === 200
}

const denials = async (tx: Tx, personId: string) => {
  const { rows } = await sql<{ chain: string; page: string; act: string }>`
    select chain, root_id as page, payload::json -> 'after' ->> 'act' as act from audit_entry
    where subject = 'event.denied' and payload::json ->> 'actor' = ${personId} order by at, seq`.execute(
    tx,
  )
  return rows
}

test.each([
  ['the mails on their way', 'admin', '/quan-tri/thu-di', undefined],
  ['how long things stay', 'admin', '/quan-tri/du-lieu-ca-nhan/thoi-han', undefined],
  ['to set how long', 'admin', '/quan-tri/du-lieu-ca-nhan/thoi-han/[rule]', 'dat'],
  ['to let go what is due', 'admin', '/quan-tri/du-lieu-ca-nhan/thoi-han/[rule]', 'thuc-hien'],
  ['to take a second step off', 'doitLeader', '/quan-tri/nguoi-dung/[id]', 'takeOff'],
  ['to shut somebody out', 'doitLeader', '/quan-tri/nguoi-dung/[id]', 'deactivate'],
] as const)(
  '%s is refused at the door to the %s of a province, not to who administers the installation; the log of that province tells of it',
  (_, role, route, form) =>
    inRollback(async (tx) => {
      const ofProvince = await aColleague(tx, { role, unit: 'department/66' })
      expect(await letsIn(demoPersonId('quan-tri'), route, form)).toBe(true)
      expect(await denials(tx, ofProvince)).toEqual([])
      expect(await letsIn(ofProvince, route, form)).toBe(false)
      const act = entryOf(route, form ? 'POST' : 'GET', form)
      expect(await denials(tx, ofProvince)).toEqual([{ chain: '66', page: route, act }])
    }),
)

test('who is refused a page is led back to all of its address, and its refusal knows which act it was', () =>
  inRollback(async (tx) => {
    const leader = await aColleague(tx, { role: 'doitLeader', unit: 'department/66' })
    const browser = aBrowser()
    await openSession(browser, leader, 'demo')
    const asked: string[] = []
    const event = {
      ...browser,
      ...{ route: { id: '/quan-tri/thu-di' }, params: {}, locals: {} },
      url: new URL('/quan-tri/thu-di?trang=2', browser.url),
      request: { headers: browser.request.headers, method: 'GET' },
      fetch: (path: string) => {
        asked.push(path)
        return Promise.resolve(new Response('Không vào được', { status: 403 }))
      },
    }
    const given = { event, resolve: () => new Response('Mời vào') }
    expect((await guard(given as unknown as Parameters<typeof guard>[0])).status).toBe(403)
    const why = new URLSearchParams({ ve: '/quan-tri/thu-di?trang=2', viec: 'outbox.read' })
    expect(asked).toEqual([`/khong-vao-duoc?vi-sao=forbidden&${why}`])
  }))

test('a form opened by somebody else is answered by why it was not taken, at the address it was sent to, and noted where it is refused', () =>
  inRollback(async (tx) => {
    const browser = aBrowser()
    await openSession(browser, demoPersonId('quan-tri'), 'demo')
    const headers = {
      ...Object.fromEntries(browser.request.headers),
      'content-type': 'application/x-www-form-urlencoded',
    }
    const asked: string[] = []
    const answerTo = async (openedAs?: string, route = '/toi/du-lieu', form = 'dong-y') => {
      const event = {
        ...browser,
        ...{ route: { id: route }, params: {}, locals: {} },
        url: new URL(`${route}?muc=2&/${form}`, browser.url),
        request: new Request(new URL(route, browser.url), {
          method: 'POST',
          headers,
          body: new URLSearchParams({ phone: '0912', ...(openedAs && { openedAs }) }),
        }),
        fetch: (path: string) => {
          asked.push(path)
          return Promise.resolve(new Response('Chưa gửi được', { status: 409 }))
        },
      }
      const resolve = () => new Response('Mời vào')
      return (await guard({ event, resolve } as unknown as Parameters<typeof guard>[0])).status
    }
    expect(await answerTo()).toBe(200)
    expect(asked).toEqual([])
    expect(await answerTo('ofOther12345')).toBe(409)
    // A form is not sent again: one comes back to its page alone.
    const why = new URLSearchParams({ ve: '/toi/du-lieu', viec: 'ofOther12345' })
    expect(asked).toEqual([`/khong-vao-duoc?vi-sao=opened-otherwise&${why}`])
    // What it lost since is a denial all the same: who sends it learns why, and the log that it was tried.
    const admin = demoPersonId('quan-tri')
    expect(await denials(tx, admin)).toEqual([])
    expect(await answerTo('ofOther12345', '/so-lieu/moi', 'save')).toBe(409)
    expect(asked.at(-1)).toContain('vi-sao=opened-otherwise')
    expect(await denials(tx, admin)).toMatchObject([{ page: '/so-lieu/moi' }])
  }))
