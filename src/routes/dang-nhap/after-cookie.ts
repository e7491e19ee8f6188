import type { Cookies } from '@sveltejs/kit'
import { returnPath } from '#platform/sign-in/return-path.ts'

const name = 'kc_after'
const kept = { path: '/', httpOnly: true, sameSite: 'lax', secure: false } as const

/** Where to go on after the way through another site; a path of ours, judged again when it comes back. */
export const afterCookie = {
  set: ({ cookies }: { cookies: Cookies }, path: string) =>
    cookies.set(name, path, { ...kept, maxAge: 600 }),
  take({ cookies }: { cookies: Cookies }): string {
    const path = returnPath(cookies.get(name))
    cookies.delete(name, kept)
    return path
  },
}
