import type { PlainDate } from '#core/plain-date.ts'

/** Whether a share lasts, was taken back, or is over because its last day has passed; as the view `shared_scheme` has it. */
export type ShareState = 'lasts' | 'ended' | 'over'

/** How a share stands on a day. */
export function shareState(
  { endedAt, endsOn }: { readonly endedAt: Date | null; readonly endsOn: PlainDate },
  on: PlainDate,
): ShareState {
  if (endedAt) return 'ended'
  return endsOn < on ? 'over' : 'lasts'
}
