import { sql, type RawBuilder } from 'kysely'
import { sessionLimits } from './settings.ts'

/** The condition that a session, `sign_in_session s`, is still good: not over, not too old, not rested too long. */
export function isGoodSession(): RawBuilder<boolean> {
  const { idleSeconds, longestSeconds } = sessionLimits()
  return sql`(s.expires_at > now() and s.created_at > now() - make_interval(secs => ${longestSeconds})
    and s.seen_at > now() - make_interval(secs => ${idleSeconds}))`
}
