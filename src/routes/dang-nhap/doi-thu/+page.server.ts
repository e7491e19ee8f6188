import { fail, redirect } from '@sveltejs/kit'
import { changeEmailByLink, emailChangeOf } from '#platform/sign-in/change-email.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../sent-texts.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url, setHeaders }) => {
  // The address carries what changes an account: nobody keeps it.
  setHeaders({ 'cache-control': 'no-store' })
  const token = url.searchParams.get('ma') ?? ''
  const change = await emailChangeOf(token)
  return { token, change: change && { name: change.name, from: change.from, to: change.to } }
}

export const actions: Actions = {
  // A form, not the link itself: programs that look into mails open links, and would change the address.
  default: async (event) => {
    const text = await sentTexts(event.request)
    const outcome = await changeEmailByLink(event, text('ma'), ({ to: email }) => ({
      subject: m.security_email_done_subject(),
      body: m.security_email_done_body({ email }),
    }))
    if (outcome === 'over') return fail(410, { errors: { _: m.security_email_over() } })
    if (outcome === 'taken') return fail(409, { errors: { _: m.security_email_taken() } })
    leaveNotice(event.cookies, { tone: 'ok', text: m.security_email_done() })
    redirect(303, to(event.locals.session ? '/toi/bao-mat' : '/dang-nhap'))
  },
}
