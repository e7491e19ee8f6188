import { json } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { asAnswer, stepUpByPasskey } from '#platform/sign-in/passkeys.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { returnPath } from '#platform/sign-in/return-path.ts'
import { to } from '#ui/to.ts'
import { sentJson } from '../../dang-nhap/sent-json.ts'
import type { RequestHandler } from './$types'

/** Says again who one is by what the browser answered; says where to go on. */
export const POST: RequestHandler = async (event) => {
  const session = requireSession(event)
  const sent = await sentJson(event.request)
  const answer = asAnswer(sent.response)
  if (!answer || (await stepUpByPasskey(event, session, answer)) === 'refused')
    throw new Failure('forbidden', 'passkey refused')
  return json({ go: to(returnPath(String(sent.after ?? ''))) })
}
