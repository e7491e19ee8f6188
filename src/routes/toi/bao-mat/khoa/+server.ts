import { json } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { addPasskey, asAnswer, askForNewPasskey } from '#platform/sign-in/passkeys.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { isStrong } from '#platform/sign-in/step-up.ts'
import { to } from '#ui/to.ts'
import { sentJson } from '../../../dang-nhap/sent-json.ts'
import type { RequestHandler } from './$types'

const strongMinutes = 10
const here = '/toi/bao-mat'

/** What the browser is asked for to make a passkey; whoever has not said again who they are is led to do so first. */
export const GET: RequestHandler = async (event) => {
  const session = requireSession(event)
  const answer = isStrong(session, strongMinutes)
    ? await askForNewPasskey(event)
    : { go: to(`/xac-nhan?ve=${encodeURIComponent(here)}`) }
  return json(answer, { headers: { 'cache-control': 'no-store' } })
}

/** Keeps the passkey the browser made. */
export const POST: RequestHandler = async (event) => {
  const session = requireSession(event)
  const sent = await sentJson(event.request)
  const answer = asAnswer(sent.response)
  const name = typeof sent.name === 'string' ? sent.name.normalize('NFC') : ''
  if (
    !answer ||
    !isStrong(session, strongMinutes) ||
    (await addPasskey(event, session, { answer, name })) === 'refused'
  )
    throw new Failure('forbidden', 'passkey refused')
  return json({ go: to(here) })
}
