import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { findRule, keepRuleNow, setRule } from '#modules/privacy/api.server.ts'
import { isRuleCode, type RuleCode } from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { errorsOf } from '../../../person-reason.ts'
import { sentLong } from '../../../sent-long.ts'
import { ruleReasonText } from '../rule-words.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

function codeOf(text: string): RuleCode {
  if (isRuleCode(text)) return text
  throw new Failure('not-found', 'no such rule')
}

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
  const rule = await findRule(codeOf(params.rule))
  if (!rule) throw new Failure('not-found', 'no such rule')
  return { rule }
}

export const actions: Actions = {
  dat: async (event) => {
    const text = sentLong(await event.request.formData())
    const sent = { count: text('count'), unit: text('unit'), source: text('source') }
    const isOn = text('isOn') !== ''
    const set = await setRule(codeOf(event.params.rule), Number(text('version')), { ...sent, isOn })
    if (!set.allowed)
      return fail(422, { sent: { ...sent, isOn }, errors: errorsOf(set.reasons, ruleReasonText) })
    return done(event, m.privacy_keep_set_done())
  },
  'thuc-hien': async (event) => {
    const count = await keepRuleNow(codeOf(event.params.rule))
    return done(event, m.privacy_keep_ran({ count }))
  },
}

function done({ cookies, params }: RequestEvent, text: string): never {
  leaveNotice(cookies, { tone: 'ok', text })
  redirect(303, to(`/quan-tri/du-lieu-ca-nhan/thoi-han/${params.rule}`))
}
