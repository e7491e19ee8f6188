import { randomUUID } from 'node:crypto'
import { Failure, type FailureKind } from '#core/failure.ts'
import { asFailure } from '#platform/db/as-failure.ts'
import { log } from '#platform/log/log.ts'
import { problemResponse, type Problem } from './problem.ts'

const again = 'Hãy xem lại bản hiện nay rồi làm lại.'
const address = 'Hãy kiểm tra lại địa chỉ.'
// What to do, when the failure itself does not say.
const failures = {
  'not-found': { status: 404, title: 'Không có', detail: address },
  'signed-out': {
    status: 401,
    title: 'Chưa xác thực',
    detail: 'Hãy gửi kèm khóa API: Authorization: Bearer …',
  },
  forbidden: { status: 403, title: 'Không có quyền', detail: 'Khóa này không được làm việc này.' },
  invalid: { status: 422, title: 'Không dùng được', detail: address },
  stale: { status: 409, title: 'Đã bị sửa', detail: again },
  conflict: { status: 409, title: 'Mâu thuẫn', detail: again },
  'too-large': { status: 413, title: 'Quá lớn', detail: 'Hãy chia thành nhiều phần nhỏ hơn.' },
  busy: { status: 503, title: 'Đang bận', detail: 'Hãy thử lại sau ít phút.' },
} as const satisfies Record<FailureKind, Problem>

/** What a machine is told of something thrown: what to do, or that it is our fault and its number. */
export function problemOf(thrown: unknown): Response {
  const error = asFailure(thrown)
  if (error instanceof Failure) {
    const problem = failures[error.kind]
    const { scope } = error.detail
    return refuseAs({
      ...problem,
      detail: error.says ?? problem.detail,
      ...(scope === undefined ? {} : { more: { scope } }),
    })
  }
  const incident = randomUUID().slice(0, 8)
  log.error({ err: error, incident, route: 'api' })
  return problemResponse({
    status: 500,
    title: 'Lỗi hệ thống',
    detail: `Hãy thử lại; nếu vẫn lỗi, báo mã sự cố ${incident}.`,
  })
}

/** The problem as an answer that says how to be let in, where that is what is missing (RFC 6750). */
export function refuseAs(problem: Problem, because?: 'invalid_token'): Response {
  const scope = problem.more?.scope
  if (problem.status === 401)
    return problemResponse(problem, {
      'www-authenticate': `Bearer realm="khuyen-cong"${because ? `, error="${because}"` : ''}`,
    })
  if (problem.status === 403 && typeof scope === 'string')
    return problemResponse(problem, {
      'www-authenticate': `Bearer realm="khuyen-cong", error="insufficient_scope", scope="${scope}"`,
    })
  return problemResponse(problem)
}
