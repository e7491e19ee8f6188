import type { Standing } from '#core/standing.ts'

/** What rights look at in a record: whose it is. */
export type Owned = {
  /** Today's province (34 list) of the record. */
  readonly provinceId: string | null
  /** The unit that wrote it. */
  readonly ownerUnitId: string | null
  /** The establishments it is about. */
  readonly establishmentIds?: readonly string[]
  readonly isPublished?: boolean
  /** The provinces it is shared with today. */
  readonly sharedWith?: readonly string[]
}

/** Whether a record in hand lies within a standing; twin of the policies of row-level security. */
export function covers(standing: Standing, record: Owned): boolean {
  return covered[standing.reach](standing, record)
}

const isOfTheirProvinces = ({ provinceIds }: Standing, { provinceId }: Owned) =>
  provinceId !== null && provinceIds.includes(provinceId)

const covered = {
  system: () => true,
  nation: () => true,
  region: isOfTheirProvinces,
  province: isOfTheirProvinces,
  unit: ({ unitId }, { ownerUnitId }) => unitId !== null && ownerUnitId === unitId,
  own: ({ establishmentId }, { establishmentIds = [] }) =>
    establishmentId !== null && establishmentIds.includes(establishmentId),
  shared: ({ provinceIds }, { sharedWith = [] }) =>
    provinceIds.some((id) => sharedWith.includes(id)),
  // Score sheets will be the only records of a jury; nothing of the register is.
  jury: () => false,
  // Sums are open, records are not.
  aggregates: () => false,
  published: (_, { isPublished = false }) => isPublished,
} as const satisfies Readonly<
  Record<Standing['reach'], (standing: Standing, record: Owned) => boolean>
>
