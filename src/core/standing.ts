/**
 * How far a right reaches, from what everybody may see to everything there is. `aggregates` are the sums of all provinces
 * without their records; `shared` is what other provinces let one read; `system` is the program itself.
 */
export const reaches = [
  'published',
  'aggregates',
  'shared',
  'own',
  'jury',
  'unit',
  'province',
  'region',
  'nation',
  'system',
] as const
export type Reach = (typeof reaches)[number]

/** As whom the database sees a statement: row-level security lets it see and change what this reaches, and no more. */
export type Standing = {
  readonly reach: Reach
  /** Today's provinces (codes of the 34): one for `province`, several for `region`; those of the unit otherwise. */
  readonly provinceIds: readonly string[]
  readonly unitId: string | null
  /** The establishment a person speaks for. */
  readonly establishmentId: string | null
  readonly personId: string | null
}

/** What everybody has: the published, and no more. */
export const publicStanding: Standing = {
  reach: 'published',
  provinceIds: [],
  unitId: null,
  establishmentId: null,
  personId: null,
}
