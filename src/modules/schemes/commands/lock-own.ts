import { Failure } from '#core/failure.ts'
import { may } from '#modules/access/api.server.ts'
import type { ActName } from '#modules/access/model.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { StoredScheme } from '../model.ts'
import { findScheme } from '../queries/find-scheme.ts'
import { lockScheme } from '../store/load-schemes.ts'

/**
 * The scheme, locked for the rest of the transaction, when whoever acts may do this to it.
 * @throws {Failure} forbidden, when they may only see it; not-found, when not even that
 */
export async function lockOwn(tx: Tx, act: ActName, id: string): Promise<StoredScheme> {
  const stored = await lockScheme(tx, id)
  if (stored && may(act, stored)) return stored
  if (!(await findScheme(id))) throw new Failure('not-found', `No scheme ${id}`)
  throw new Failure('forbidden', `${act} of scheme ${id}`, {
    says: 'Bạn xem được đề án này, nhưng chỉ đơn vị ghi nó hoặc Sở Công Thương của tỉnh mới được sửa, xóa.',
  })
}
