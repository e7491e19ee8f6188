import { json } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { addPasskey, asAnswer, askForNewPasskey, passkeyName } from '#platform/sign-in/passkeys.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { isStrong, strongMinutes } from '#platform/sign-in/step-up.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentJson } from '../../../dang-nhap/sent-json.ts'
import type { RequestHandler } from './$types'

const here = '/toi/bao-mat'

/**
 * What the browser is asked for to make a passkey; whoever has not said again who they are is led to do so first, and comes back to
 * the name they had typed.
 */
export const GET: RequestHandler = async (event) => {
  const session = requireSession(event)
  const answer = isStrong(session, strongMinutes)
    ? await askForNewPasskey(event)
    : { go: to(`/xac-nhan?${new URLSearchParams({ ve: backTo(event.url) })}`) }
  return json(answer, { headers: { 'cache-control': 'no-store' } })
}

const backTo = ({ searchParams }: URL) =>
  `${here}?${new URLSearchParams({ khoa: passkeyName(searchParams.get('ten') ?? '') })}#khoa`

/** Keeps the passkey the browser made. */
export const POST: RequestHandler = async (event) => {
  const session = requireSession(event)
  const sent = await sentJson(event.request)
  const answer = asAnswer(sent.response)
  const name = passkeyName(typeof sent.name === 'string' ? sent.name : '')
  if (
    !answer ||
    !isStrong(session, strongMinutes) ||
    (await addPasskey(event, session, { answer, name })) === 'refused'
  )
    throw new Failure('forbidden', 'passkey refused')
  const text = name === '' ? m.security_passkey_added() : m.security_passkey_added_named({ name })
  leaveNotice(event.cookies, { tone: 'ok', text })
  return json({ go: to(here) })
}
