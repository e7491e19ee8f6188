import { isRedirect } from '@sveltejs/kit'
import { expect, test } from 'vitest'
import { asPerson, demoPersonId } from '#modules/access/testing.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { takeNotice } from '#ui/page/flash.ts'
import { actions, load } from './+page.server.ts'

const officer = demoPersonId('chuyen-vien-so')
const locals = { session: { personId: officer } }

async function kindsOffered() {
  const event = { ...aBrowser(), locals, setHeaders: () => {} } as never
  const { kinds } = (await asPerson(officer, async () => load(event))) as {
    readonly kinds: readonly { readonly value: string }[]
  }
  return kinds.map(({ value }) => value)
}

/** Sends a form of the page: where it leads, and what is said there; or what is wrong with it. */
async function send(action: keyof typeof actions, fields: Record<string, string>) {
  const browser = aBrowser()
  const request = new Request(browser.url, { method: 'POST', body: new URLSearchParams(fields) })
  const event = { ...browser, request, locals } as never
  try {
    return await asPerson(officer, async () => actions[action]?.(event))
  } catch (thrown) {
    if (!isRedirect(thrown)) throw thrown
    return { leadsTo: thrown.location, says: takeNotice(browser.cookies) }
  }
}

test('who agrees to nothing is not offered to take it back; who agreed is, until they did', () =>
  inRollback(async () => {
    const without = await kindsOffered()
    expect(without).not.toContain('withdrawal')
    await send('dong-y', { phone: '0912 345 678', agrees: 'on' })
    expect(await kindsOffered()).toHaveLength(without.length + 1)
    await send('rut-dong-y', {})
    expect(await kindsOffered()).toEqual(without)
  }))

test('what came of an act is said at the part of the page that it was done in', () =>
  inRollback(async () => {
    const requests = '/toi/du-lieu#yeu-cau'
    const consents = '/toi/du-lieu#dong-y'
    const at = (part: string) => ({ leadsTo: part, says: { tone: 'ok', at: part } })
    const asked = { kind: 'access', what: 'Muốn xem', key: `form-${newId()}` }
    expect(await send('gui', asked)).toMatchObject(at(requests))
    expect(await send('dong-y', { phone: '0912345678', agrees: 'on' })).toMatchObject(at(consents))
    expect(await send('rut-dong-y', {})).toMatchObject(at(consents))
  }))

test('what is wrong with a request is said from the top of the form to its end', () =>
  inRollback(async () => {
    const long = 'x'.repeat(2001)
    const sent = { kind: 'correction', newEmail: 'không phải thư', newPhone: '12', why: long }
    const refused = (await send('gui', { ...sent, key: `form-${newId()}` })) as {
      readonly data: { readonly errors: Record<string, string> }
    }
    expect(Object.keys(refused.data.errors)).toEqual(['newEmail', 'newPhone', 'what', 'why'])
  }))
