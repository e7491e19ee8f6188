import { isRedirect } from '@sveltejs/kit'
import { expect, test } from 'vitest'
import { addDays } from '#core/plain-date.ts'
import { giveRole, holdingsOf } from '#modules/access/api.server.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from '#modules/access/testing.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { takeNotice } from '#ui/page/flash.ts'
import { load as loadInvitation } from '../moi/+page.server.ts'
import { actions, load } from './+page.server.ts'

const admin = demoPersonId('quan-tri')
const leader = demoPersonId('lanh-dao-so')

/** Sends a form of the page; says where it leads and what is said there. */
async function sent(by: string, id: string, action: 'end' | 'resume', fields: object) {
  const browser = aBrowser()
  const url = new URL(`http://localhost:3000/quan-tri/nguoi-dung/${id}`)
  const body = new URLSearchParams(fields as Record<string, string>)
  const request = new Request(url, { method: 'POST', body })
  const event = { ...browser, url, request, params: { id } } as never
  const thrown: unknown = await asPerson(by, async () => actions[action]?.(event)).catch(
    (error: unknown) => error,
  )
  if (!isRedirect(thrown)) throw thrown
  return { path: thrown.location, notice: takeNotice(browser.cookies) }
}

const given = async (personId: string, validFrom = today(), validTo: string | null = null) => {
  const gift = { personId, role: 'doitOfficer', unitId: unitNamed('department/66'), because: '12' }
  const days = { validFrom, validTo: validTo as typeof validFrom | null, key: `form-${newId()}` }
  const outcome = await asPerson(admin, () => giveRole({ ...gift, ...days }))
  if (!outcome.allowed) throw new Error(JSON.stringify(outcome.reasons))
  return outcome.fact.id
}

const end = { version: '1', when: 'now', validTo: '', because: 'Đổi ý' }

test('the end of a role is undone by what the notice offers, and the role lasts as long as it did before', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'centreStaff', unit: 'centre/66' })
    const before = addDays(today(), 30)
    const id = await given(person, today(), before)
    const { path, notice } = await sent(admin, person, 'end', { ...end, id, before })
    expect(path).toBe(`/quan-tri/nguoi-dung/${person}`)
    expect(notice?.undo?.action).toBe(`/quan-tri/nguoi-dung/${person}?/resume`)
    await sent(admin, person, 'resume', notice?.undo?.fields ?? {})
    const held = await asSystem(() => holdingsOf(person, before))
    expect(held.map((one) => one.id)).toContain(id)
    const after = await asSystem(() => holdingsOf(person, addDays(before, 1)))
    expect(after.map((one) => one.id)).not.toContain(id)
  }))

test('who called off the only role somebody had here is led to the list: there is no page of them any more', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'centreStaff', unit: 'centre/66' })
    const id = await given(person, addDays(today(), 10))
    const { path, notice } = await sent(leader, person, 'end', { ...end, id, before: '' })
    expect(path).toBe('/quan-tri/nguoi-dung')
    expect(notice?.text).toBe('Đã hủy vai trò trước ngày bắt đầu.')
  }))

type Offer = { readonly roles: readonly { readonly value: string }[] }
const valuesOf = ({ roles }: Offer) => roles.map(({ value }) => value)

test('who gives a role or invites is offered those they may give somewhere, and no others', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const offered = (by: string) =>
      asPerson(by, async () => {
        const event = { params: { id: person }, locals: {} } as unknown
        const page = (await load(event as Parameters<typeof load>[0])) as unknown as Offer
        const invitation = await loadInvitation({ url: new URL('http://localhost/') } as Parameters<
          typeof loadInvitation
        >[0])
        expect(valuesOf(invitation as unknown as Offer)).toEqual(valuesOf(page))
        return valuesOf(page)
      })
    const byLeader = await offered(leader)
    expect(byLeader).toEqual(expect.arrayContaining(['doitOfficer', 'doitLeader']))
    for (const role of ['centreStaff', 'agencyOfficer', 'inspector'])
      expect(byLeader).not.toContain(role)
    expect(await offered(admin)).toEqual(
      expect.arrayContaining(['admin', 'centreStaff', 'agencyOfficer', 'inspector']),
    )
  }))
