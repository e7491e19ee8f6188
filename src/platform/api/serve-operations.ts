import { createHash, randomUUID } from 'node:crypto'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Failure, type FailureKind } from '#core/failure.ts'
import { currentActing } from '#platform/db/acting.ts'
import { asFailure } from '#platform/db/as-failure.ts'
import { log } from '#platform/log/log.ts'
import type { AnyOperation } from './operation.ts'
import { problemResponse, type Problem } from './problem.ts'

/** What the document says of the whole API. */
export type ApiInfo = {
  readonly title: string
  readonly version: string
  readonly description: string
}

/** An answerer of requests below `base`, with its own description at `openapi.json`. */
export function serveOperations(
  base: string,
  info: ApiInfo,
  operations: readonly AnyOperation[],
): (request: Request) => Promise<Response> {
  const api = new OpenAPIHono({
    strict: false,
    defaultHook: (result) => (result.success ? undefined : problemResponse(invalid(result.error))),
  }).basePath(base)
  for (const operation of operations) mount(api, operation)
  api.doc31('/openapi.json', { openapi: '3.1.0', info, servers: [{ url: '/' }] })
  api.notFound(() => problemResponse(noSuchAddress(base)))
  api.onError((error) => problemResponse(problemOf(error)))
  return async (request) => {
    const repeated = repeatedParameter(new URL(request.url))
    return repeated ? problemResponse(repeated) : api.fetch(request)
  }
}

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ parameter: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

function mount(api: OpenAPIHono, operation: AnyOperation): void {
  const refusal = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: problemSchema } },
  })
  const route = createRoute({
    method: 'get',
    operationId: operation.id,
    path: operation.path,
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    request: { params: operation.params, query: operation.query },
    responses: {
      200: {
        description: operation.summary,
        content: { 'application/json': { schema: operation.output } },
      },
      304: { description: 'Không thay đổi so với ETag đã gửi' },
      400: refusal('Tham số chưa đúng'),
      401: refusal('Chưa xác thực'),
      403: refusal('Không có quyền'),
      404: refusal('Không có'),
      422: refusal('Tham số đúng dạng nhưng không dùng được'),
    },
  })
  api.openapi(route, async (context) => {
    requireRight(operation.act)
    const input = { ...context.req.valid('query'), ...context.req.valid('param') }
    return answer(await operation.run(input), context.req.header('if-none-match'))
  })
}

function requireRight(act: string): void {
  const { actor, standingFor } = currentActing()
  if (standingFor(act) !== null) return
  throw new Failure(actor === 'public' ? 'signed-out' : 'forbidden', `${actor} may not ${act}`)
}

/** The answer as JSON with a tag of its content; whole numbers of any size are written as text. */
function answer(output: unknown, knownTag: string | undefined): Response {
  const body = JSON.stringify(output, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const headers = { etag, 'cache-control': 'private, no-cache' }
  if (knownTag?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(body, {
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
  })
}

function invalid(error: z.ZodError): Problem {
  const errors = error.issues.map((issue) => ({
    parameter:
      issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''),
    message: issue.code === 'unrecognized_keys' ? 'Không có tham số này.' : issue.message,
  }))
  const detail = `Hãy sửa: ${errors.map(({ parameter, message }) => `${parameter}: ${message}`).join(' ')}`
  return { status: 400, title: 'Tham số chưa đúng', detail, errors }
}

function noSuchAddress(base: string): Problem {
  return {
    status: 404,
    title: 'Không có địa chỉ này',
    detail: `Các địa chỉ có trong ${base}/openapi.json.`,
  }
}

function repeatedParameter(url: URL): Problem | undefined {
  const names = [...url.searchParams.keys()]
  const parameter = names.find((name, index) => names.indexOf(name) !== index)
  if (parameter === undefined) return undefined
  const message = 'Chỉ được ghi một lần.'
  return {
    status: 400,
    title: 'Tham số bị lặp',
    detail: `Hãy chỉ ghi "${parameter}" một lần.`,
    errors: [{ parameter, message }],
  }
}

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

function problemOf(thrown: Error): Problem {
  const error = asFailure(thrown)
  if (error instanceof Failure) {
    const problem = failures[error.kind]
    return { ...problem, detail: error.says ?? problem.detail }
  }
  const incident = randomUUID().slice(0, 8)
  log.error({ err: error, incident, route: 'api' })
  return {
    status: 500,
    title: 'Lỗi hệ thống',
    detail: `Hãy thử lại; nếu vẫn lỗi, báo mã sự cố ${incident}.`,
  }
}
