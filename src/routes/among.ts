import { may, reachOf } from '#modules/access/api.server.ts'
import type { SchemeFilter } from '#modules/schemes/model.ts'
import { amongPublished, amongShared } from '#platform/db/acting.ts'

/** What a list of schemes is read from: the reader's own reach, what others share, or what is published everywhere. */
export type Among = {
  readonly from: 'own' | 'shared' | 'published'
  /** How far the reader's own reach goes; `published` when they have no more than everybody. */
  readonly own: string
  /** Whether other provinces can share with the reader's. */
  readonly takesShares: boolean
}

/**
 * Where a filter is read. Who reaches one province and asks for another is shown what that one has published; who has no
 * reach of their own, or asks for the published, is shown the published.
 */
export function amongOf(filter: SchemeFilter): Among {
  const { reach, provinceIds } = reachOf('scheme.read')
  const takesShares = may('shared.read')
  const among = { own: reach, takesShares }
  if (reach === 'published' || filter.published) return { ...among, from: 'published' }
  if (filter.shared && takesShares) return { ...among, from: 'shared' }
  const isElsewhere =
    filter.province?.list === 34 &&
    provinceIds.length > 0 &&
    !provinceIds.includes(filter.province.code)
  return { ...among, from: isElsewhere ? 'published' : 'own' }
}

/** Reads a filter where it is to be read. */
export function readAmong<T>({ from }: Among, work: () => T): T {
  if (from === 'own') return work()
  return from === 'shared' ? amongShared(work) : amongPublished(work)
}
