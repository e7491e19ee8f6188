import { redirect } from '@sveltejs/kit'
import { finishElsewhere } from '#platform/sign-in/sign-in-elsewhere.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice, type FlashNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { afterCookie } from '../../after-cookie.ts'
import { signInPath } from '../../sign-in-path.ts'
import type { RequestHandler } from './$types'

/** The browser comes back from the provider. */
export const GET: RequestHandler = async (event) => {
  const after = afterCookie.take(event)
  const outcome = await finishElsewhere(event)
  if (outcome === 'signed-in') redirect(303, to(after))
  if (outcome === 'second-step') redirect(303, to(`/dang-nhap/ma?ve=${encodeURIComponent(after)}`))
  leaveNotice(event.cookies, whyNot(event.url))
  redirect(303, to(signInPath(after)))
}

// Who turned back at the provider was not refused by anybody here.
const whyNot = ({ searchParams }: URL): FlashNotice =>
  searchParams.get('error') === 'access_denied'
    ? { tone: 'info', text: m.signin_elsewhere_cancelled() }
    : { tone: 'error', text: m.signin_elsewhere_refused() }
