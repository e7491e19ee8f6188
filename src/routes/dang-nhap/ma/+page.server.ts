import { fail, redirect } from '@sveltejs/kit'
import { recoveryCodesLeft } from '#platform/sign-in/authenticator.ts'
import { returnPath } from '#platform/sign-in/return-path.ts'
import {
  finishByCode,
  finishByRecoveryCode,
  isSecondStep,
  type SecondStepOutcome,
} from '#platform/sign-in/second-step.ts'
import { sessionOf } from '#platform/sign-in/session.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../sent-texts.ts'
import { signInPath } from '../sign-in-path.ts'
import { waitText } from '../wait-text.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const after = returnPath(event.url.searchParams.get('ve'))
  if (!(await isSecondStep(event))) beginAgain(event, after)
  return { after }
}

export const actions: Actions = {
  ma: async (event) => {
    const text = await sentTexts(event.request)
    const after = returnPath(text('ve'))
    if (text('code').trim() === '')
      return fail(422, { after, errors: { code: m.signin_code_missing() } })
    return answer(event, after, await finishByCode(event, text('code')), {
      code: m.signin_code_wrong(),
    })
  },
  'khoi-phuc': async (event) => {
    const text = await sentTexts(event.request)
    const after = returnPath(text('ve'))
    const given = text('recovery')
    if (given.trim() === '')
      return fail(422, { after, errors: { recovery: m.signin_code_missing() } })
    const wrong = { recovery: m.signin_recovery_wrong() }
    const tried = await finishByRecoveryCode(event, given)
    if (tried.outcome === 'signed-in') await sayCodesLeft(event)
    return answer(event, after, tried, wrong)
  },
}

function answer(
  event: RequestEvent,
  after: string,
  tried: SecondStepOutcome,
  wrong: Readonly<Record<string, string>>,
) {
  switch (tried.outcome) {
    case 'wrong':
      return fail(422, { after, errors: wrong })
    case 'wait':
      return fail(429, { after, errors: { _: waitText(tried.waitSeconds) } })
    case 'over':
      return beginAgain(event, after)
    case 'signed-in':
      redirect(303, to(after))
  }
}

const few = 3

async function sayCodesLeft(event: RequestEvent): Promise<void> {
  const session = await sessionOf(event)
  if (!session) return
  const count = await recoveryCodesLeft(session)
  const text = m.signin_recovery_left({ count })
  leaveNotice(event.cookies, { tone: count <= few ? 'warn' : 'ok', text })
}

function beginAgain({ cookies }: Pick<RequestEvent, 'cookies'>, after: string): never {
  leaveNotice(cookies, { tone: 'warn', text: m.signin_over() })
  redirect(303, to(signInPath(after)))
}
