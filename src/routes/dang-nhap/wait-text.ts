import { m } from '#text/generated/messages.js'

/** How long to wait before the next try, in words. */
export function waitText(seconds: number): string {
  const wait =
    seconds < 60
      ? m.signin_seconds({ count: seconds })
      : m.signin_minutes({ count: Math.ceil(seconds / 60) })
  return m.signin_wait({ wait })
}
