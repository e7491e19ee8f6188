import { redirect } from '@sveltejs/kit'
import { returnPath } from '#platform/sign-in/return-path.ts'
import { themeCookie, themeOf } from '#ui/page/theme.ts'
import type { RequestHandler } from './$types'

const year = 365 * 24 * 60 * 60

/** Keeps the chosen theme and goes back to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData()
  const theme = themeOf(String(form.get('theme')))
  // Not `secure`: an office may serve plain http inside its own walls.
  cookies.set(themeCookie, theme, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: false,
    maxAge: year,
  })
  redirect(303, returnPath(String(form.get('back') ?? '')))
}
