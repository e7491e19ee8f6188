import { redirect } from '@sveltejs/kit'
import { signOut } from '#platform/sign-in/session.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import type { RequestHandler } from './$types'

/** Ends the session; only a form of ours can ask for it. */
export const POST: RequestHandler = async (event) => {
  await signOut(event)
  leaveNotice(event.cookies, { tone: 'ok', text: m.signin_done_out() })
  redirect(303, to('/dang-nhap'))
}
