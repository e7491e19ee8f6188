import { fail, redirect } from '@sveltejs/kit'
import { returnPath } from '#platform/sign-in/return-path.ts'
import {
  finishByCode,
  finishByRecoveryCode,
  isSecondStep,
  type SecondStepOutcome,
} from '#platform/sign-in/second-step.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../sent-texts.ts'
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
    return answer(event, after, await finishByRecoveryCode(event, given), wrong)
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

function beginAgain({ cookies }: Pick<RequestEvent, 'cookies'>, after: string): never {
  leaveNotice(cookies, { tone: 'warn', text: m.signin_over() })
  redirect(303, to(`/dang-nhap?ve=${encodeURIComponent(after)}`))
}
