import { fail, redirect } from '@sveltejs/kit'
import { returnPath } from '#platform/sign-in/return-path.ts'
import { signInByPassword } from '#platform/sign-in/sign-in.ts'
import { m } from '#text/generated/messages.js'
import { to } from '#ui/to.ts'
import { sentTexts } from './sent-texts.ts'
import { waitText } from './wait-text.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ after: returnPath(url.searchParams.get('ve')) })

export const actions: Actions = {
  default: async (event) => {
    const text = await sentTexts(event.request)
    const [email, password, after] = [text('email'), text('password'), returnPath(text('ve'))]
    const errors = {
      ...(email.trim() === '' ? { email: m.signin_email_missing() } : {}),
      ...(password === '' ? { password: m.signin_password_missing() } : {}),
    }
    if (Object.keys(errors).length > 0) return fail(422, { email, after, errors })
    const tried = await signInByPassword(event, { email, password })
    switch (tried.outcome) {
      case 'wrong':
        return fail(422, { email, after, errors: { _: m.signin_wrong() } })
      case 'wait':
        return fail(429, { email, after, errors: { _: waitText(tried.waitSeconds) } })
      case 'second-step':
        redirect(303, to(`/dang-nhap/ma?ve=${encodeURIComponent(after)}`))
    }
    redirect(303, to(after))
  },
}
