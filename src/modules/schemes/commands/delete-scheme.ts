import { Failure } from '#core/failure.ts'
import { reviveOfScheme } from '#modules/establishments/api.server.ts'
import { transact } from '#platform/db/transact.ts'
import { markDeleted, unmarkDeleted } from '../store/update-scheme.ts'
import { lockOwn } from './lock-own.ts'

/**
 * Puts a scheme away; it leaves every list and sum, and can be brought back. Sent twice, it is put away once.
 * @throws {Failure} not-found, forbidden; stale, when it was changed or deleted meanwhile
 */
export async function deleteScheme({
  id,
  version,
}: {
  readonly id: string
  readonly version: number
}): Promise<void> {
  await transact({ act: 'scheme.delete' }, async (tx) => {
    const before = await lockOwn(tx, 'scheme.delete', id)
    if (await markDeleted(tx, id, version)) return
    // Whoever lost the answer to the first sending is told what it did.
    if (before.deletedAt && before.version === version + 1) return
    throw new Failure('stale', `Scheme ${id} is not at version ${version}`, {
      says: 'Đề án đã được sửa hoặc xóa trong lúc bạn xem. Hãy mở lại đề án.',
    })
  })
}

/**
 * Brings back a scheme that was put away. Doing it twice changes nothing.
 * @throws {Failure} not-found, forbidden
 */
export async function undoDelete(id: string): Promise<void> {
  await transact({ act: 'scheme.undelete' }, async (tx) => {
    await lockOwn(tx, 'scheme.undelete', id)
    if (await unmarkDeleted(tx, id)) await reviveOfScheme(tx, id)
  })
}
