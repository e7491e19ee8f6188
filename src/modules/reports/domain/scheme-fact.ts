import type { PlaceKey } from '../model.ts'

/** Known sums of some schemes. */
export type SchemeSums = {
  readonly schemes: number
  readonly plannedDong: bigint
  readonly plannedKnown: number
  readonly actualDong: bigint
  readonly actualKnown: number
}

/**
 * A row of the scheme register's roll-up, at the place and year it was recorded. Sums hold known amounts only;
 * `known` counts the schemes whose amount is known.
 */
export type SchemeFact = SchemeSums & {
  readonly place: PlaceKey
  readonly year: number
  readonly fundTier: 'national' | 'local' | null
  /** `null` on the row that counts each scheme once with all its support; a money source on the rows beside it. */
  readonly source: string | null
}

/** What the register holds of one kind of activity in a year, over all places of the report. */
export type KindFact = SchemeSums & { readonly year: number; readonly activityKind: string | null }

/** A sum of known amounts with how many were known; `dong` is `null` when none was. */
export type KnownSum = { readonly dong: bigint | null; readonly known: number; readonly of: number }

/**
 * Which programme a money source belongs to: support of a source nobody knows is apart, but is support. Budgets that
 * are not khuyến công (other budgets, donors) belong to none.
 */
const tierOfSource: Readonly<Record<string, 'national' | 'local' | 'unknown' | 'counterpart'>> = {
  national: 'national',
  provincial: 'local',
  district: 'local',
  commune: 'local',
  unknown: 'unknown',
  counterpartOwn: 'counterpart',
  counterpartLoan: 'counterpart',
}

/** Whether a roll-up row adds to a programme's money; the total, all known support, is on the rows that count schemes. */
export function addsTo(tier: string, source: string | null): boolean {
  if (tier === 'total') return source === null
  return source !== null && Object.hasOwn(tierOfSource, source) && tierOfSource[source] === tier
}
