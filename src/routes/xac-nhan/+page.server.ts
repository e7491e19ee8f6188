import { fail, redirect } from '@sveltejs/kit'
import { listPasskeys } from '#platform/sign-in/passkeys.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { returnPath } from '#platform/sign-in/return-path.ts'
import {
  hasAuthenticator,
  isStrong,
  stepUp,
  strongMinutes,
  takeKeptForm,
  type Shown,
} from '#platform/sign-in/step-up.ts'
import { m } from '#text/generated/messages.js'
import { to } from '#ui/to.ts'
import { sentTexts } from '../dang-nhap/sent-texts.ts'
import { peopleToTry } from '../dang-nhap/demo.ts'
import { waitText } from '../dang-nhap/wait-text.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = requireSession(event)
  const kept = event.url.searchParams.get('giu') ?? ''
  // Who said it with a passkey comes back here, and is given what was being sent like anybody else.
  const isConfirmed = kept !== '' && isStrong(session, strongMinutes)
  return {
    after: returnPath(event.url.searchParams.get('ve')),
    kept,
    confirmed: isConfirmed ? { go: await takeKeptForm(session, kept) } : null,
    byCode: await hasAuthenticator(session),
    isDemo: await isOfDemo(session),
    hasPasskey: (await listPasskeys(session)).length > 0,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = requireSession(event)
    const text = await sentTexts(event.request)
    const [after, kept] = [returnPath(text('ve')), text('giu')]
    const shown: Shown =
      text('by') === 'demo' && (await isOfDemo(session)) ? { by: 'demo' } : shownBy(text)
    const missing = missingText(text)
    if (missing) return fail(422, { after, kept, errors: missing })
    const tried = await stepUp(event, session, shown)
    if (tried.outcome === 'wait')
      return fail(429, { after, kept, errors: { _: waitText(tried.waitSeconds) } })
    if (tried.outcome === 'wrong') return fail(422, { after, kept, errors: wrongText(text) })
    if (kept === '') redirect(303, to(after))
    return { after, kept, errors: {}, go: await takeKeptForm(session, kept), isConfirmed: true }
  },
}

// Whom anybody may sign in as, anybody may confirm to be.
const isOfDemo = async ({ personId }: { readonly personId: string }) =>
  (await peopleToTry()).some(({ id }) => id === personId)

type Sent = (name: string) => string

function shownBy(text: Sent): Shown {
  if (text('recovery') !== '') return { by: 'recovery', code: text('recovery') }
  if (text('code') !== '') return { by: 'code', code: text('code') }
  return { by: 'password', password: text('password') }
}

function missingText(text: Sent): Readonly<Record<string, string>> | undefined {
  if (text('by') === 'demo' || text('recovery') !== '') return undefined
  if (text('by') === 'code')
    return text('code') === '' ? { code: m.signin_code_missing() } : undefined
  return text('password') === '' ? { password: m.signin_password_missing() } : undefined
}

function wrongText(text: Sent): Readonly<Record<string, string>> {
  if (text('recovery') !== '') return { recovery: m.signin_recovery_wrong() }
  if (text('by') === 'code') return { code: m.signin_code_wrong() }
  return { password: m.signin_password_wrong() }
}
