import { Failure } from '#core/failure.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import type { Standing } from '#core/standing.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import { transact } from '#platform/db/transact.ts'
import { saveFigures, sourceIdOf, type ReceivedFigure } from '../store.ts'
import { receive } from './receive.ts'

/** A paper an office received: where it is from, and the figures it prints. */
export type EnteredPaper = {
  readonly key: string
  readonly source: {
    readonly url: string | null
    readonly note: string
    readonly published: string | null
  }
  /** In the shape of `data/kc/reported-figures.json`, without identifiers and source. */
  readonly records: readonly Readonly<Record<string, unknown>>[]
}

const mostRecords = 2_000

/**
 * Keeps the figures of a paper, all or none; sending the same form again changes nothing.
 * @returns the identifiers given to the figures, and that of their source
 * @throws {Failure} invalid, naming the record that cannot be read; forbidden, naming the places that are another's
 */
export async function enterFigures({
  key,
  source,
  records,
}: EnteredPaper): Promise<{ ids: string[]; sourceId: string }> {
  if (records.length === 0 || records.length > mostRecords) {
    throw new Failure('invalid', `${records.length} records`, {
      says: `Một văn bản cần từ 1 đến ${mostRecords} số liệu; văn bản này có ${records.length}.`,
    })
  }
  return transact({ act: 'figures.enter' }, (tx, standing) =>
    once(tx, { key, request: { source, records } }, async () => {
      const stamped = records.map((record) => ({
        ...record,
        id: `N${newId().slice(-12)}`,
        sourceUrl: source.url,
        sourceNote: source.note,
        published: source.published,
      }))
      const received = receive(stamped)
      requireOwnPlaces(received, standing)
      // The paper stands in the central chain, which acts on schemes come to last.
      await holdChains(tx, ['central', ...received.flatMap(({ provinceId }) => provinceId ?? [])])
      await saveFigures(tx, received)
      return { ids: stamped.map((record) => record.id), sourceId: sourceIdOf(source) }
    }),
  )
}

// A unit of a province enters figures of that province.
function requireOwnPlaces(received: readonly ReceivedFigure[], { provinceIds }: Standing): void {
  if (provinceIds.length === 0) return
  const elsewhere = received.filter(
    ({ provinceId }) => provinceId === null || !provinceIds.includes(provinceId),
  )
  if (elsewhere.length === 0) return
  const names = [...new Set(elsewhere.map(({ figure }) => figure.scope.name))]
  throw new Failure('forbidden', `figures of ${names.join(', ')}`, {
    says: `Đơn vị của bạn chỉ nhập số liệu của tỉnh mình. Văn bản này có số của: ${names.join(', ')}.`,
  })
}
