import { redirect } from '@sveltejs/kit'
import type { SignedIn } from './session.ts'

/** Whoever is signed in; anybody else is led to the sign-in page and from there back here. */
export function requireSession({
  url,
  locals,
}: {
  url: URL
  locals: { readonly session: SignedIn | null }
}): SignedIn {
  if (locals.session) return locals.session
  redirect(303, besides(url, `/dang-nhap?ve=${encodeURIComponent(url.pathname + url.search)}`))
}

/** A page of ours in the language of the page one is on. */
export const besides = (url: URL, path: string) =>
  /^\/en(\/|$)/.test(url.pathname) ? `/en${path}` : path
