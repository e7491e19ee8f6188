import { fail, redirect } from '@sveltejs/kit'
import {
  delegationsOf,
  may,
  nameDeputy,
  possibleDeputies,
  restoreDeputy,
  revokeDeputy,
  type DelegationLine,
} from '#modules/access/api.server.ts'
import { actNames, delegableChanges, type DeputyReason } from '#modules/access/model.ts'
import { phonesShown } from '#modules/privacy/api.server.ts'
import { today } from '#platform/clock.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts, textsIn } from '../../dang-nhap/sent-texts.ts'
import { roleName } from '../../quan-tri/choices.ts'
import { errorsOf } from '../../quan-tri/person-reason.ts'
import { sentDay } from '../../quan-tri/sent-day.ts'
import { sentId } from '../../quan-tri/sent-id.ts'
import { deputyReasonText } from './deputy-reason.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { personId } = requireSession(event)
  const all = await delegationsOf(personId)
  const phones = await phonesShown(all.flatMap((one) => [one.personId, one.deputyId]))
  const { holding = null } = event.locals.present ?? {}
  const mayName = holding !== null && may('deputy.name')
  return {
    given: all
      .filter((one) => one.personId === personId)
      .map((one) => told(one, phones.get(one.deputyId))),
    received: all
      .filter((one) => one.deputyId === personId)
      .map((one) => told(one, phones.get(one.personId))),
    // The role a deputy is named for is the one acted in: another is chosen in the menu above.
    holding: mayName
      ? { id: holding.id, role: roleName(holding.role), unit: holding.unit.name }
      : null,
    deputies: mayName
      ? (await possibleDeputies(personId))
          .filter(({ unit }) => unit === holding.unit.name)
          .map(({ id, name }) => ({ value: id, label: name }))
      : [],
    acts: mayName
      ? delegableChanges(holding.role).map((value) => ({ value, label: nameOfAct(value) }))
      : [],
    today: today(),
  }
}

const nameOfAct = (act: string) =>
  Object.entries(actNames).find(([name]) => name === act)?.[1][getLocale()] ?? act

const told = (one: DelegationLine, phone: string | undefined) => ({
  ...one,
  phone: phone ?? null,
  role: roleName(one.role),
  acts: one.acts?.map(nameOfAct) ?? null,
  state:
    one.revokedAt !== null
      ? ('revoked' as const)
      : one.validTo < today()
        ? ('over' as const)
        : one.validFrom > today()
          ? ('coming' as const)
          : ('current' as const),
})

const refused = (reasons: Parameters<typeof errorsOf<DeputyReason>>[0]) =>
  errorsOf(reasons, deputyReasonText)

export const actions: Actions = {
  name: async (event) => {
    requireSession(event)
    const form = await event.request.formData()
    const text = textsIn(form)
    const chosen = form.getAll('acts').map(String).slice(0, 200)
    const sent = {
      deputy: text('deputy'),
      which: text('which'),
      acts: chosen,
      validFrom: text('validFrom'),
      validTo: text('validTo'),
      because: text('because'),
    }
    const [validFrom, validTo] = [sentDay(sent.validFrom), sentDay(sent.validTo)]
    const isFromGiven = validFrom !== null && validFrom !== 'unreadable'
    const isToGiven = validTo !== null && validTo !== 'unreadable'
    // All that is wrong at once, in the order of the form. Who ticked some acts does not mean all of them.
    const missing = {
      ...(sent.deputy === '' ? { deputy: m.people_deputy_missing() } : {}),
      ...(isFromGiven ? {} : { validFrom: m.people_deputy_first_day_missing() }),
      ...(isToGiven ? {} : { validTo: m.people_deputy_last_day_missing() }),
      ...(sent.which !== 'some' && chosen.length > 0
        ? { acts: m.people_deputy_all_or_some() }
        : {}),
      ...(sent.because.trim() === '' ? { because: m.people_because_missing() } : {}),
    }
    if (!isFromGiven || !isToGiven || Object.keys(missing).length > 0)
      return fail(422, { sent, errors: missing })
    const named = await nameDeputy({
      holdingId: sentId(text('holding')),
      deputyId: sentId(sent.deputy),
      acts: sent.which === 'some' ? chosen : null,
      because: sent.because,
      key: text('key'),
      validFrom,
      validTo,
    })
    if (!named.allowed) return fail(422, { sent, errors: refused(named.reasons) })
    leaveNotice(event.cookies, {
      tone: 'ok',
      text: m.people_deputy_named(),
      undo: undo('revoke', named.fact.id),
    })
    return back()
  },
  revoke: async (event) => {
    const id = await idSent(event)
    await revokeDeputy(id)
    leaveNotice(event.cookies, {
      tone: 'ok',
      text: m.people_deputy_revoked(),
      undo: undo('restore', id),
    })
    return back()
  },
  restore: async (event) => {
    const restored = await restoreDeputy(await idSent(event))
    if (!restored.allowed) return fail(422, { errors: refused(restored.reasons) })
    leaveNotice(event.cookies, { tone: 'ok', text: m.people_deputy_named() })
    return back()
  },
}

const back = () => redirect(303, to('/toi/uy-quyen'))
const undo = (action: string, id: string) => ({
  action: to(`/toi/uy-quyen?/${action}`),
  fields: { id },
})
const idSent = async ({ request }: RequestEvent) => sentId((await sentTexts(request))('id'))
