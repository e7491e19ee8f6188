import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { isFirstAdministratorAwaited } from '#modules/access/api.server.ts'
import { roles } from '#modules/access/model.ts'
import { providerOf } from '#platform/sign-in/provider.ts'
import { returnPath } from '#platform/sign-in/return-path.ts'
import { openSession } from '#platform/sign-in/session.ts'
import { signInByPassword } from '#platform/sign-in/sign-in.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { peopleToTry } from './demo.ts'
import { sentTexts } from './sent-texts.ts'
import { waitText } from './wait-text.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => ({
  after: returnPath(url.searchParams.get('ve')),
  toTry: await peopleToTry(),
  provider: providerOf()?.name ?? null,
  isAwaited: await isFirstAdministratorAwaited(),
})

export const actions: Actions = {
  demo: async (event) => {
    const form = await event.request.formData()
    const person = (await peopleToTry()).find(({ id }) => id === form.get('person'))
    if (!person) throw new Failure('not-found', 'no such person of the demo')
    await openSession(event, person.id, 'demo')
    leaveNotice(event.cookies, {
      tone: 'ok',
      text: m.signin_demo_done({ name: person.name, role: roles[person.role][getLocale()] }),
    })
    redirect(303, to(returnPath(String(form.get('ve') ?? ''))))
  },
  password: async (event) => {
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
