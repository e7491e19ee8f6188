import { isRedirect } from '@sveltejs/kit'
import { afterEach, expect, test, vi } from 'vitest'
import { enterRequest } from '#modules/privacy/api.server.ts'
import { asPerson, demoPersonId } from '#modules/access/testing.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { m } from '#text/generated/messages.js'
import { takeNotice } from '#ui/page/flash.ts'
import { actions } from './+page.server.ts'

const leader = demoPersonId('lanh-dao-so')

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Enters a request on paper, decides it on its page, and reads what the next page says. */
async function decided(contact: string, outcome: 'granted' | 'refused') {
  const entered = await asPerson(leader, () =>
    enterRequest({
      ...{ kind: 'access', what: 'Muốn xem', why: '', newName: '', newEmail: '', newPhone: '' },
      ...{ name: 'Bùi Thị Gấm', contact, channel: 'paper', receivedOn: today() },
      key: `form-${newId()}`,
    }),
  )
  if (!entered.allowed) throw new Error(JSON.stringify(entered))
  const browser = aBrowser()
  const fields = { outcome, answer: 'Đúng luật', version: '1' }
  const request = new Request(browser.url, { method: 'POST', body: new URLSearchParams(fields) })
  const event = { ...browser, request, params: { id: entered.fact.id }, locals: {} } as never
  await asPerson(leader, async () => actions.default?.(event)).catch((thrown: unknown) => {
    if (!isRedirect(thrown)) throw thrown
  })
  return takeNotice(browser.cookies)?.text
}

test.each([
  [
    'that the answer goes by mail where an address is known',
    'gam@vidu.vn',
    'smtp://thu.vidu.vn',
    m.privacy_told,
  ],
  ['that the mail waits where no mail server is known', 'gam@vidu.vn', '', m.privacy_told_local],
  [
    'that no mail goes where there is no address',
    '0912 345 678',
    'smtp://thu',
    m.privacy_told_nobody,
  ],
])('who decides a request is told %s', (_, contact, server, told) =>
  inRollback(async () => {
    vi.stubEnv('KC_SMTP_URL', server)
    expect(await decided(contact, 'refused')).toBe(`${m.privacy_decided_refused()} ${told()}`)
    expect(await decided(contact, 'granted')).toBe(`${m.privacy_decided()} ${told()}`)
  }),
)
