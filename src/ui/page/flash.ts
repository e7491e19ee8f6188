import { redirect, type Cookies } from '@sveltejs/kit'
import { to } from '#ui/to.ts'

/** What the next page says once, and the form that takes the act back, if it can be taken back. */
export type FlashNotice = {
  readonly tone: 'ok' | 'info' | 'warn' | 'error'
  readonly text: string
  readonly undo?: {
    /** Where the form posts, `/de-an/0190…?/restore`. */
    readonly action: string
    readonly label?: string
    readonly fields?: Readonly<Record<string, string>>
  }
  /** The part of a page it is said at, where it is not said at the top; a `Part` of the page says it. */
  readonly at?: PartOfPage
}

/** A page and a part of it: `/toi/du-lieu#yeu-cau`. */
export type PartOfPage = `/${string}#${string}`

const cookie = 'kc_notice'

// Not `secure`: an office may serve plain http inside its own walls, and the words are on the page anyway.
const kept = { path: '/', httpOnly: true, sameSite: 'lax', secure: false } as const

/** Leaves a notice for the page the person is sent to next; call it just before `redirect`. */
export function leaveNotice(cookies: Cookies, notice: FlashNotice): void {
  cookies.set(cookie, JSON.stringify(notice), { ...kept, maxAge: 60 })
}

/** Goes to a part of a page and says there what came of an act: at the top of the page it would be out of sight. */
export function sayAt(cookies: Cookies, at: PartOfPage, notice: FlashNotice): never {
  leaveNotice(cookies, { ...notice, at })
  redirect(303, to(at))
}

/** Whether a notice is said at a part of a page; on any other page it is said at the top, so that it is said at all. */
export const isSaidIn = ({ at }: FlashNotice, path: string): boolean => at?.split('#')[0] === path

/** Takes the notice left by the last act; it is shown once. */
export function takeNotice(cookies: Cookies): FlashNotice | null {
  const left = cookies.get(cookie)
  if (!left) return null
  cookies.delete(cookie, kept)
  try {
    const notice = JSON.parse(left) as Partial<FlashNotice>
    return typeof notice.text === 'string' ? (notice as FlashNotice) : null
  } catch {
    return null
  }
}
