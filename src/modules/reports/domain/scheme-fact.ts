import type { PlaceKey } from '../model.ts'

/** A row of the scheme register's roll-up, at the place and year it was recorded. Sums hold known amounts only. */
export type SchemeFact = {
  readonly place: PlaceKey
  readonly year: number
  readonly activityKind: string | null
  readonly fundTier: 'national' | 'local' | null
  /** `null` on the row that counts schemes; a money source on the rows that add money. */
  readonly source: string | null
  readonly schemes: number
  readonly plannedDong: bigint
  readonly plannedKnown: number
  readonly actualDong: bigint
  readonly actualKnown: number
}

/** A sum of known amounts with how many were known; `dong` is `null` when none was. */
export type KnownSum = { readonly dong: bigint | null; readonly known: number; readonly of: number }

/** Which programme a money source belongs to; counterpart and donor money is not khuyến công money. */
export const tierOfSource = {
  national: 'national',
  provincial: 'local',
  district: 'local',
  commune: 'local',
  otherBudget: 'local',
  counterpartOwn: 'counterpart',
  counterpartLoan: 'counterpart',
  donor: null,
} as const satisfies Record<string, 'national' | 'local' | 'counterpart' | null>

/** The programme of a money source, or `null` when it belongs to none. */
export function programmeOf(source: string | null): 'national' | 'local' | 'counterpart' | null {
  return source !== null && Object.hasOwn(tierOfSource, source)
    ? tierOfSource[source as keyof typeof tierOfSource]
    : null
}
