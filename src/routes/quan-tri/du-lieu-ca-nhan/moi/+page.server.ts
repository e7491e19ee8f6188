import { fail, redirect } from '@sveltejs/kit'
import { enterRequest, listTerms } from '#modules/privacy/api.server.ts'
import { channels, type EnterReason } from '#modules/privacy/model.ts'
import { today } from '#platform/clock.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { askReasonText, channelText, kindChoices } from '../../../toi/du-lieu/request-words.ts'
import { inFormOrder, sentRequest } from '../../../toi/du-lieu/sent-request.ts'
import { errorsOf } from '../../person-reason.ts'
import { sentDay } from '../../sent-day.ts'
import { sentLong } from '../../sent-long.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async () => ({
  kinds: kindChoices(),
  channels: channels
    .filter((one) => one !== 'account')
    .map((value) => ({ value, label: channelText[value]() })),
  terms: await listTerms(),
  today: today(),
})

const reasonText = {
  ...askReasonText,
  'channel-missing': m.privacy_no_channel,
  'name-missing': m.privacy_no_name,
  'contact-long': m.privacy_contact_long,
  'received-later': m.privacy_received_later,
  'not-reached': m.privacy_not_reached,
} as const satisfies Record<EnterReason, () => string>

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const form = await request.formData()
    const text = sentLong(form)
    const sent = {
      person: text('person'),
      contact: text('contact'),
      channel: text('channel'),
      receivedOn: text('receivedOn'),
      ...sentRequest(form),
    }
    const receivedOn = sentDay(sent.receivedOn)
    if (receivedOn === null || receivedOn === 'unreadable')
      return fail(422, { sent, errors: { receivedOn: m.privacy_received_missing() } })
    const { person: name, ...rest } = sent
    const entered = await enterRequest({ ...rest, name, receivedOn, key: text('key') })
    if (!entered.allowed) {
      const { name: who, ...others } = errorsOf(entered.reasons, reasonText)
      const errors = who === undefined ? others : { ...others, person: who }
      return fail(422, { sent, errors: inFormOrder(errors, Object.keys(sent)) })
    }
    leaveNotice(cookies, { tone: 'ok', text: m.privacy_entered() })
    redirect(303, to(`/quan-tri/du-lieu-ca-nhan/${entered.fact.id}`))
  },
}
