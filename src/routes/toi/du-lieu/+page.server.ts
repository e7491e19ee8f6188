import { fail } from '@sveltejs/kit'
import {
  agreeToPhone,
  fileOwnRequest,
  listTerms,
  ownConsents,
  ownData,
  ownRequests,
  phonesShown,
  rulesInForce,
  withdrawConsent,
  withdrawOwnRequest,
} from '#modules/privacy/api.server.ts'
import { requestKinds, type ConsentReason } from '#modules/privacy/model.ts'
import { today } from '#platform/clock.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { m } from '#text/generated/messages.js'
import { sayAt } from '#ui/page/flash.ts'
import { errorsOf } from '../../quan-tri/person-reason.ts'
import { sentId } from '../../quan-tri/sent-id.ts'
import { sentLong } from '../../quan-tri/sent-long.ts'
import { copyOrder } from './copy-of-data.ts'
import { keptFor } from './data-words.ts'
import { askReasonText, kindChoices } from './request-words.ts'
import { inFormOrder, sentRequest } from './sent-request.ts'
import { valuesShown } from './shown-values.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const shownRows = 50

export const load: PageServerLoad = async (event) => {
  const { personId } = requireSession(event)
  event.setHeaders({ 'cache-control': 'no-store' })
  const { tables, trail } = await ownData(personId, 'looked at')
  const requests = await ownRequests(personId)
  const rules = await rulesInForce()
  const consents = await ownConsents(personId)
  const day = today()
  return {
    acts: trail.acts,
    tables: copyOrder(tables).map(({ rows, ...table }) => ({
      ...table,
      keptFor: keptFor(table.table, rules),
      count: rows.length,
      rows: rows.slice(0, shownRows).map(valuesShown),
    })),
    requests: requests.map(({ id, kind, what, receivedOn, doneBy, state, answer }) => ({
      ...{ id, kind, what, receivedOn, doneBy, state, answer },
      isLate: state === 'open' && doneBy < day,
    })),
    consents,
    phone: (await phonesShown([personId])).get(personId) ?? null,
    // Who agrees to nothing has nothing to take back.
    kinds: kindChoices(
      requestKinds.filter((kind) => kind !== 'withdrawal' || consents[0]?.state === 'given'),
    ),
    terms: await listTerms(),
  }
}

export const actions: Actions = {
  gui: async (event) => {
    const { personId } = requireSession(event)
    const form = await event.request.formData()
    const sent = sentRequest(form)
    const filed = await fileOwnRequest(personId, { ...sent, key: sentLong(form)('key') })
    if (!filed.allowed) {
      const errors = errorsOf(filed.reasons, askReasonText)
      return fail(422, { sent, errors: inFormOrder(errors, Object.keys(sent)) })
    }
    return done(event, m.privacy_asked())
  },
  'dong-y': async (event) => {
    const { personId } = requireSession(event)
    const text = sentLong(await event.request.formData())
    const sent = { phone: text('phone') }
    const agreed = await agreeToPhone(personId, { ...sent, agrees: text('agrees') !== '' })
    if (!agreed.allowed)
      return fail(422, { sent, errors: errorsOf(agreed.reasons, consentReasonText) })
    return done(event, m.privacy_consent_done(), 'dong-y')
  },
  'rut-dong-y': async (event) => {
    const { personId } = requireSession(event)
    await withdrawConsent(personId)
    return done(event, m.privacy_consent_undone(), 'dong-y')
  },
  rut: async (event) => {
    const { personId } = requireSession(event)
    const id = sentLong(await event.request.formData())('id')
    await withdrawOwnRequest(personId, sentId(id))
    return done(event, m.privacy_taken_back())
  },
}

const consentReasonText = {
  'not-agreed': m.privacy_consent_not_agreed,
  'phone-missing': m.privacy_consent_no_phone,
  'phone-shape': m.privacy_phone_shape,
} as const satisfies Record<ConsentReason, () => string>

const done = ({ cookies }: RequestEvent, text: string, part = 'yeu-cau'): never =>
  sayAt(cookies, `/toi/du-lieu#${part}`, { tone: 'ok', text })
