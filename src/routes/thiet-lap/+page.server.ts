import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import {
  isFirstAdministratorToken,
  makeFirstAdministrator,
  type FirstAdministratorReason,
} from '#modules/access/api.server.ts'
import { openSession } from '#platform/sign-in/session.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../dang-nhap/sent-texts.ts'
import { personReasonText } from '../quan-tri/person-reason.ts'
import { passwordReasonText } from '../toi/bao-mat/password-reason.ts'
import type { Actions, PageServerLoad } from './$types'

const reasonText = {
  ...personReasonText,
  ...passwordReasonText,
  over: m.people_first_over,
} as const satisfies Record<FirstAdministratorReason, () => string>

export const load: PageServerLoad = async ({ url, request, setHeaders }) => {
  // The address carries what opens the office: nobody keeps it. That it goes nowhere else is said on every page
  // (`same-origin`); a stricter word here would send this form without its origin, and it would be refused.
  setHeaders({ 'cache-control': 'no-store' })
  const token = url.searchParams.get('ma') ?? ''
  if (request.method === 'GET') await requireAwaited(token)
  return { token }
}

export const actions: Actions = {
  default: async (event) => {
    const text = await sentTexts(event.request)
    const sent = { name: text('name'), email: text('email') }
    const token = text('ma')
    await requireAwaited(token)
    const made = await makeFirstAdministrator({ ...sent, token, password: text('password') })
    if (!made.allowed) {
      const errors = Object.fromEntries(
        made.reasons.map(({ code, field }) => [field ?? '_', reasonText[code]()]),
      )
      return fail(422, { ...sent, token, errors })
    }
    await openSession(event, made.fact.personId, 'password')
    leaveNotice(event.cookies, { tone: 'ok', text: m.people_first_done() })
    redirect(303, to('/toi/bao-mat'))
  },
}

// Why it does not open is not told apart: whoever has no link learns nothing of the office.
async function requireAwaited(token: string): Promise<void> {
  if (await isFirstAdministratorToken(token)) return
  throw new Failure('not-found', 'no first administrator is awaited', {
    says: m.people_first_over(),
  })
}
