import { isRedirect } from '@sveltejs/kit'
import { expect, test } from 'vitest'
import { asPerson, demoPersonId } from '#modules/access/testing.ts'
import { listTerms } from '#modules/privacy/api.server.ts'
import { inRollback } from '#platform/db/testing.ts'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { takeNotice } from '#ui/page/flash.ts'
import { actions } from './+page.server.ts'

const admin = demoPersonId('quan-tri')

test.each([
  ['a time within the law is said to be set', 1, 'ok'],
  ['a time later than the law is set with a warning', 365, 'warn'],
])('%s, where it was set', (_, days, tone) =>
  inRollback(async () => {
    const terms = await asPerson(admin, listTerms)
    const version = String(terms.find(({ kind }) => kind === 'access')?.version)
    const fields = {
      ...{ kind: 'access', version, source: 'QĐ 12', replyCount: '1', replyUnit: 'day' },
      ...{ doneCount: String(days), doneUnit: 'day' },
    }
    const browser = aBrowser()
    const request = new Request(browser.url, { method: 'POST', body: new URLSearchParams(fields) })
    const ledTo = await asPerson(admin, async () =>
      actions['tra-loi']?.({ ...browser, request } as never),
    ).catch((thrown: unknown) =>
      isRedirect(thrown) ? thrown.location : Promise.reject(thrown as Error),
    )
    const part = '/quan-tri/du-lieu-ca-nhan/thoi-han#tra-loi'
    expect(ledTo).toBe(part)
    expect(takeNotice(browser.cookies)).toMatchObject({ tone, at: part })
  }),
)
