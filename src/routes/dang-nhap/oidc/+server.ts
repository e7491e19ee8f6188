import { redirect } from '@sveltejs/kit'
import { returnPath } from '#platform/sign-in/return-path.ts'
import { beginElsewhere } from '#platform/sign-in/sign-in-elsewhere.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { afterCookie } from '../after-cookie.ts'
import { signInPath } from '../sign-in-path.ts'
import type { RequestHandler } from './$types'

/** Sends the browser to the provider. A link, not a form: the content policy lets no form lead to another site. */
export const GET: RequestHandler = async (event) => {
  // Who was led here by another site has not asked to sign in: a provider that knows them would do it without a word.
  if (!isAskedHere(event.request.headers.get('sec-fetch-site'))) redirect(303, to('/dang-nhap'))
  const address = await beginElsewhere(event)
  const after = returnPath(event.url.searchParams.get('ve'))
  if (address === undefined) {
    leaveNotice(event.cookies, { tone: 'error', text: m.signin_elsewhere_unreachable() })
    redirect(303, to(signInPath(after)))
  }
  afterCookie.set(event, after)
  // The one way out of the product, and the provider of the settings says where it leads.
  redirect(303, address, { external: true })
}

// A browser that does not say where it was sent from is an old one.
const isAskedHere = (site: string | null) =>
  site === null || site === 'same-origin' || site === 'none'
