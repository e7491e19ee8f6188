import { fail } from '@sveltejs/kit'
import { isMailSent } from '#platform/mail/send.ts'
import { askForPasswordLink } from '#platform/sign-in/password-link.ts'
import { m } from '#text/generated/messages.js'
import { sentTexts } from '../sent-texts.ts'
import { waitText } from '../wait-text.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => ({ isMailSent: isMailSent() })

export const actions: Actions = {
  default: async (event) => {
    const text = await sentTexts(event.request)
    const email = text('email')
    if (email.trim() === '')
      return fail(422, { email, errors: { email: m.signin_email_missing() } })
    const { waitSeconds } = await askForPasswordLink(event, email, {
      subject: m.signin_mail_subject(),
      body: m.signin_mail_body({ link: '{link}' }),
    })
    if (waitSeconds > 0) return fail(429, { email, errors: { _: waitText(waitSeconds) } })
    // The same for an address that is known and one that is not.
    return { email, errors: {}, isAsked: true }
  },
}
