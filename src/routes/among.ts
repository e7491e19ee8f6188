import { reachOf } from '#modules/access/api.server.ts'
import type { SchemeFilter } from '#modules/schemes/model.ts'
import { amongPublished } from '#platform/db/acting.ts'

/** What a list of schemes is read from: the reader's own reach, or what is published everywhere. */
export type Among = {
  readonly from: 'own' | 'published'
  /** How far the reader's own reach goes; `published` when they have no more than everybody. */
  readonly own: string
}

/**
 * Where a filter is read. Who reaches one province and asks for another is shown what that one has published; who has no
 * reach of their own, or asks for the published, is shown the published.
 */
export function amongOf(filter: SchemeFilter): Among {
  const { reach, provinceIds } = reachOf('scheme.read')
  if (reach === 'published' || filter.published) return { from: 'published', own: reach }
  const isElsewhere =
    filter.province?.list === 34 &&
    provinceIds.length > 0 &&
    !provinceIds.includes(filter.province.code)
  return { from: isElsewhere ? 'published' : 'own', own: reach }
}

/** Reads a filter where it is to be read. */
export function readAmong<T>({ from }: Among, work: () => T): T {
  return from === 'published' ? amongPublished(work) : work()
}
