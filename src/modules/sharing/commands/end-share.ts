import { Failure } from '#core/failure.ts'
import { currentActing } from '#platform/db/acting.ts'
import { transact } from '#platform/db/transact.ts'
import { markEnded } from '../store.ts'

const longestReason = 300

/**
 * Takes a share back before its last day; the other province reads nothing of it from then on.
 * @throws {Failure} invalid, without a reason; stale, when it was ended meanwhile
 */
export async function endShare(asked: {
  readonly id: string
  readonly version: number
  readonly because: string
}): Promise<void> {
  const because = asked.because.trim().slice(0, longestReason)
  if (because === '')
    throw new Failure('invalid', 'no reason', { says: 'Hãy ghi lý do thu hồi rồi gửi lại.' })
  await transact({ act: 'share.end' }, async (tx) => {
    const { actor: by, as } = currentActing()
    if (await markEnded(tx, { ...asked, because, ended: { by, as } })) return
    throw new Failure('stale', `share ${asked.id}`, {
      says: 'Lần chia sẻ này đã được thu hồi hoặc thay đổi. Hãy tải lại trang để xem.',
    })
  })
}
