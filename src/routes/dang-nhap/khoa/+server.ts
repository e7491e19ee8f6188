import { json } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { asAnswer, askForPasskey, signInByPasskey } from '#platform/sign-in/passkeys.ts'
import { returnPath } from '#platform/sign-in/return-path.ts'
import { to } from '#ui/to.ts'
import { sentJson } from '../sent-json.ts'
import type { RequestHandler } from './$types'

/** What the browser is asked for. */
export const GET: RequestHandler = async (event) =>
  json(await askForPasskey(event), { headers: { 'cache-control': 'no-store' } })

/** Signs in by what the browser answered; says where to go on. */
export const POST: RequestHandler = async (event) => {
  const sent = await sentJson(event.request)
  const answer = asAnswer(sent.response)
  if (!answer || (await signInByPasskey(event, answer)) === 'refused')
    throw new Failure('forbidden', 'passkey refused')
  return json({ go: to(returnPath(String(sent.after ?? ''))) })
}
