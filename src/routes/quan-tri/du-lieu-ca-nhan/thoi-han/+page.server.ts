import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { listRules, listTerms, setTerm } from '#modules/privacy/api.server.ts'
import { isRequestKind, type TermReason } from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { errorsOf } from '../../person-reason.ts'
import { sentLong } from '../../sent-long.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
  return { rules: await listRules(), terms: await listTerms() }
}

const termReasonText = {
  'count-unreadable': m.privacy_terms_bad_count,
  'unit-missing': m.privacy_terms_bad_unit,
  'source-missing': m.privacy_keep_no_source,
  'source-long': m.privacy_too_long,
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
    leaveNotice(cookies, { tone: 'ok', text: m.privacy_keep_set_done() })
    redirect(303, to('/quan-tri/du-lieu-ca-nhan/thoi-han#tra-loi'))
  },
}
