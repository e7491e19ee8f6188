import { hash } from 'node:crypto'
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { problemOf } from './as-problem.ts'
import { keyScheme, keySchemeSaid, refusal, usualRefusals } from './describe.ts'
import { invalidQuestion } from './invalid.ts'
import { mountCommand } from './mount-command.ts'
import type { AnyCommand, AnyOperation } from './operation.ts'
import { problemResponse, type Problem } from './problem.ts'
import { requireRight } from './require-right.ts'

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
  operations: readonly (AnyOperation | AnyCommand)[],
): (request: Request) => Promise<Response> {
  const api = new OpenAPIHono({
    strict: false,
    defaultHook: (result) =>
      result.success ? undefined : problemResponse(invalidQuestion(result.error)),
  }).basePath(base)
  api.openAPIRegistry.registerComponent('securitySchemes', keyScheme, keySchemeSaid)
  for (const each of operations) {
    if ('method' in each) mountCommand(api, each)
    else mount(api, each)
  }
  api.doc31('/openapi.json', { openapi: '3.1.0', info, servers: [{ url: '/' }] })
  const known = knownAddresses(base, operations)
  api.notFound(({ req }) => {
    const methods = known.find(({ pattern }) => pattern.test(req.path))?.methods
    return methods
      ? problemResponse(otherMethod(methods), { allow: methods.join(', ') })
      : problemResponse(noSuchAddress(base))
  })
  api.onError((error) => problemOf(error))
  return async (request) => {
    const repeated = repeatedParameter(new URL(request.url))
    return repeated ? problemResponse(repeated) : api.fetch(request)
  }
}

function mount(api: OpenAPIHono, operation: AnyOperation): void {
  const route = createRoute({
    method: 'get',
    operationId: operation.id,
    path: operation.path,
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    // What is published is answered to anybody; a key or a session sees what its role does.
    security: [{}, { [keyScheme]: [operation.act] }],
    request: { params: operation.params, query: operation.query },
    responses: {
      200: {
        description: operation.summary,
        content: { 'application/json': { schema: operation.output } },
      },
      304: { description: 'Không thay đổi so với ETag đã gửi' },
      ...usualRefusals,
      400: refusal({ description: 'Tham số chưa đúng' }),
      422: refusal({ description: 'Tham số đúng dạng nhưng không dùng được' }),
    },
  })
  api.openapi(route, async (context) => {
    requireRight(operation.act)
    const input = { ...context.req.valid('query'), ...context.req.valid('param') }
    return answer(operation, await operation.run(input), context.req.header('if-none-match'))
  })
}

/** The answer as JSON with its tag. */
function answer(
  { taggedBy }: AnyOperation,
  output: unknown,
  knownTag: string | undefined,
): Response {
  // Made bytes once, for the tag and for the way.
  const body = Buffer.from(JSON.stringify(output))
  const etag = taggedBy ? versionTag(output) : contentTag(body)
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'authorization, cookie' }
  if (knownTag?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(body, {
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
  })
}

const contentTag = (body: Buffer) => `"${hash('sha256', body, 'base64url').slice(0, 27)}"`

function versionTag(output: unknown): string {
  if (typeof output === 'object' && output !== null && 'version' in output)
    return `"${String(output.version)}"`
  throw new Error('an answer tagged by its version has none')
}

type KnownAddress = { readonly pattern: RegExp; readonly methods: readonly string[] }

/** Every address there is, with the methods it takes. */
function knownAddresses(
  base: string,
  operations: readonly (AnyOperation | AnyCommand)[],
): readonly KnownAddress[] {
  const methods = new Map<string, string[]>([['/openapi.json', ['GET', 'HEAD']]])
  for (const each of operations) {
    const taken = 'method' in each ? [each.method.toUpperCase()] : ['GET', 'HEAD']
    methods.set(each.path, [...(methods.get(each.path) ?? []), ...taken])
  }
  return [...methods].map(([path, taken]) => ({
    pattern: new RegExp(`^${base}${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
    methods: taken,
  }))
}

const otherMethod = (methods: readonly string[]): Problem => ({
  status: 405,
  title: 'Cách gọi không dùng được ở đây',
  detail: `Địa chỉ này nhận: ${methods.join(', ')}.`,
})

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
