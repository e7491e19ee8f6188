import { Failure } from '#core/failure.ts'
import { may } from '#modules/access/api.server.ts'
import type { Tx } from '#platform/db/transact.ts'
import { findImport } from '../queries/find-import.ts'
import { loadBatch, type StoredBatch } from '../store.ts'

/**
 * The import, locked for the rest of the transaction, when whoever acts may correct and close it. What is read of an import is
 * compared with the whole register of the province, so taking reaches far: whose import it is, is asked here.
 * @throws {Failure} forbidden, when they may only see it; not-found, when not even that
 */
export async function lockOwnImport(tx: Tx, id: string): Promise<StoredBatch> {
  const batch = await loadBatch(tx, id, 'for no key update').catch(async (error: unknown) => {
    const isHidden = error instanceof Failure && error.kind === 'not-found'
    if (!isHidden || !(await findImport(id))) throw error
    return undefined
  })
  if (batch && may('import.fix', batch)) return batch
  throw new Failure('forbidden', `import.fix of import ${id}`, {
    says: 'Bạn xem được lần nhập này, nhưng chỉ đơn vị gửi tệp hoặc Sở Công Thương của tỉnh mới được sửa, nhận hay hoàn tác.',
  })
}
