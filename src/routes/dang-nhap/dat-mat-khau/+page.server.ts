import { fail, redirect } from '@sveltejs/kit'
import { personOfLink, setPasswordByLink } from '#platform/sign-in/password-link.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { passwordReasonText } from '../../toi/bao-mat/password-reason.ts'
import { sentTexts } from '../sent-texts.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url, setHeaders }) => {
  // The address carries what opens the door: nobody keeps it. Every page is told to other pages of ours only.
  setHeaders({ 'cache-control': 'no-store' })
  const token = url.searchParams.get('ma') ?? ''
  const person = await personOfLink(token)
  return { token, email: person?.email ?? null }
}

export const actions: Actions = {
  default: async (event) => {
    const text = await sentTexts(event.request)
    const next = text('next')
    if (next === '') return fail(422, { errors: { next: m.security_next_missing() } })
    const answer = await setPasswordByLink(event, text('ma'), next)
    if (answer.outcome === 'refused')
      return fail(422, { errors: { next: passwordReasonText[answer.reason]() } })
    if (answer.outcome === 'over') return fail(410, { errors: { _: m.signin_set_over() } })
    leaveNotice(event.cookies, { tone: 'ok', text: m.signin_set_done() })
    redirect(303, to('/dang-nhap'))
  },
}
