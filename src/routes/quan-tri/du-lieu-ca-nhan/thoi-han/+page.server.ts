import { fail } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { listRules, listTerms, setTerm } from '#modules/privacy/api.server.ts'
import { isRequestKind, mostDays, type TermReason } from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'
import { sayAt } from '#ui/page/flash.ts'
import { errorsOf } from '../../person-reason.ts'
import { sentLong } from '../../sent-long.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
  return { rules: await listRules(), terms: await listTerms() }
}

const termReasonText = {
  'count-unreadable': () => m.privacy_terms_bad_count({ most: mostDays }),
  'unit-missing': m.privacy_terms_bad_unit,
  'source-missing': m.privacy_keep_no_source,
  'source-long': m.privacy_too_long,
  'reply-after-answer': m.privacy_terms_reply_after,
  'reply-later-than-law': m.privacy_terms_reply_longer,
  'done-later-than-law': m.privacy_terms_done_longer,
} as const satisfies Record<TermReason, () => string>

const names = ['replyCount', 'replyUnit', 'doneCount', 'doneUnit', 'source'] as const

export const actions: Actions = {
  'tra-loi': async ({ request, cookies }) => {
    const text = sentLong(await request.formData())
    const kind = text('kind')
    if (!isRequestKind(kind)) throw new Failure('not-found', 'no such kind of request')
    const change = Object.fromEntries(names.map((name) => [name, text(name)])) as Record<
      (typeof names)[number],
      string
    >
    const set = await setTerm(kind, Number(text('version')), change)
    if (!set.allowed)
      return fail(422, { kind, sent: change, errors: errorsOf(set.reasons, termReasonText) })
    const said = [m.privacy_keep_set_done, ...set.warnings.map(({ code }) => termReasonText[code])]
    sayAt(cookies, '/quan-tri/du-lieu-ca-nhan/thoi-han#tra-loi', {
      tone: set.warnings.length > 0 ? 'warn' : 'ok',
      text: said.map((sentence) => sentence()).join(' '),
    })
  },
}
