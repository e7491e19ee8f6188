import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { keyScheme, refusal, usualRefusals } from './describe.ts'
import { invalidChange, sayInVietnamese } from './invalid.ts'
import type { AnyCommand } from './operation.ts'
import { problemResponse } from './problem.ts'
import { readBody } from './read-body.ts'
import { requireKey, requireRight } from './require-right.ts'

/** Puts a change into the API: described in the document, checked whole before it runs, for machines' keys alone. */
export function mountCommand(api: OpenAPIHono, command: AnyCommand): void {
  const route = describe(command)
  api.openAPIRegistry.registerPath(route)
  api.on(command.method, route.getRoutingPath(), async (context) => {
    requireKey()
    requireRight(command.act)
    const read = await readBody(context.req.raw)
    if ('problem' in read) return problemResponse(read.problem)
    const said = { error: sayInVietnamese }
    const params = command.params.safeParse(context.req.param(), said)
    const headers = command.headers.safeParse(context.req.header(), said)
    const body = command.body.safeParse(read.json, said)
    if (!params.success || !headers.success || !body.success)
      return problemResponse(
        invalidChange({
          params: params.error?.issues ?? [],
          headers: headers.error?.issues ?? [],
          body: body.error?.issues ?? [],
        }),
      )
    const ran = await command.run({ params: params.data, headers: headers.data, body: body.data })
    return 'problem' in ran ? problemResponse(ran.problem) : done(command.status, ran)
  })
}

function done(
  status: number,
  { output, headers = {} }: { output: unknown; headers?: Readonly<Record<string, string>> },
): Response {
  return new Response(JSON.stringify(output), {
    status,
    headers: {
      ...headers,
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
    },
  })
}

function describe(command: AnyCommand) {
  const own = Object.entries(command.refusals).map(
    ([status, said]) => [status, refusal(said)] as const,
  )
  return createRoute({
    method: command.method,
    operationId: command.id,
    path: command.path,
    summary: command.summary,
    ...(command.description ? { description: command.description } : {}),
    security: [{ [keyScheme]: [command.act] }],
    request: {
      params: command.params,
      headers: command.headers,
      body: { required: true, content: { 'application/json': { schema: command.body } } },
    },
    responses: {
      [command.status]: {
        description: command.summary,
        content: { 'application/json': { schema: command.output } },
      },
      ...usualRefusals,
      400: refusal({ description: 'JSON, tham số hoặc tiêu đề chưa đúng' }),
      413: refusal({ description: 'Nội dung quá lớn' }),
      415: refusal({ description: 'Nội dung không phải JSON' }),
      422: refusal({ description: 'Nội dung chưa đúng: mọi lý do, theo tên trường, ở errors' }),
      ...Object.fromEntries(own),
    },
  })
}
