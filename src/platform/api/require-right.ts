import { Failure } from '#core/failure.ts'
import { currentActing } from '#platform/db/acting.ts'

/**
 * Goes on for who may do this at all; a machine's key must be made for it as well.
 * @throws {Failure} signed-out, for nobody; forbidden, naming the scope that is missing
 */
export function requireRight(act: string): void {
  const { actor, scopes, standingFor } = currentActing()
  if (scopes && !scopes.has(act))
    throw new Failure('forbidden', `${actor} was not made for ${act}`, {
      says: `Khóa này không có phạm vi "${act}". Hãy tạo khóa có phạm vi ấy ở trang Khóa API.`,
      detail: { scope: act },
    })
  if (standingFor(act) !== null) return
  throw new Failure(actor === 'public' ? 'signed-out' : 'forbidden', `${actor} may not ${act}`)
}

/**
 * Goes on for machines alone: a browser sends its cookies along with requests that another site made it send.
 * @throws {Failure} signed-out, for anybody without a key
 */
export function requireKey(): void {
  const { actor } = currentActing()
  if (actor.startsWith('key:')) return
  throw new Failure('signed-out', `${actor} writes without a key`, {
    says:
      actor === 'public'
        ? 'Ghi qua API cần khóa. Hãy gửi kèm: Authorization: Bearer kc_…'
        : 'Phiên đăng nhập trên trình duyệt không dùng để ghi qua API. Hãy gửi kèm khóa: Authorization: Bearer kc_…',
  })
}
