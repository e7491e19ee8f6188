import { Failure } from '#core/failure.ts'
import { isRecordId } from '#core/record-id.ts'
import { transact } from '#platform/db/transact.ts'
import { endKey } from '../store.ts'

/**
 * Ends a key of one's unit, at once and for ever: what was in wrong hands is not given back.
 * @throws {Failure} not-found, when the unit has no such key that works
 */
export async function revokeKey(id: string): Promise<void> {
  await transact({ act: 'key.revoke' }, async (tx, { personId }) => {
    if (!isRecordId(id) || !(await endKey(tx, id, personId ?? '')))
      throw new Failure('not-found', 'no such key to revoke', {
        says: 'Không có khóa này, hoặc khóa đã được thu hồi. Hãy tải lại trang.',
      })
  })
}
