import { fail, redirect } from '@sveltejs/kit'
import { returnPath } from '#platform/sign-in/return-path.ts'
import { signInByPassword } from '#platform/sign-in/sign-in.ts'
import { m } from '#text/generated/messages.js'
import { to } from '#ui/to.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ after: returnPath(url.searchParams.get('ve')) })

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 300)
    const after = returnPath(text('ve'))
    const email = text('email').normalize('NFC')
    const password = text('password')
    const errors = {
      ...(email.trim() === '' ? { email: m.signin_email_missing() } : {}),
      ...(password === '' ? { password: m.signin_password_missing() } : {}),
    }
    if (Object.keys(errors).length > 0) return fail(422, { email, after, errors })
    const { outcome } = await signInByPassword(event, { email, password })
    if (outcome === 'wrong') return fail(422, { email, after, errors: { _: m.signin_wrong() } })
    redirect(
      303,
      to(outcome === 'signed-in' ? after : `/dang-nhap/ma?ve=${encodeURIComponent(after)}`),
    )
  },
}
