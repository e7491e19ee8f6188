import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { Failure, failureKinds, type FailureKind } from '#core/failure.ts'
import { actingAs, asSystem, type Acting } from '#platform/db/acting.ts'
import { log } from '#platform/log/log.ts'
import { operation } from './operation.ts'
import { serveOperations } from './serve-operations.ts'

log.level = 'silent'

/** An API of one question that answers, or fails as its parameter says. */
const api = serveOperations('/api/v1', { title: 'Thử', version: '1', description: '' }, [
  operation({
    id: 'try',
    path: '/try/{what}',
    act: 'try.read',
    summary: 'Thử',
    params: z.object({ what: z.string() }),
    query: z.strictObject({
      year: z
        .string()
        .regex(/^\d{4}$/, 'Năm là bốn chữ số.')
        .optional(),
    }),
    output: z.object({}),
    run: async ({ what, year }) => {
      if (failureKinds.includes(what as FailureKind))
        throw new Failure(what as FailureKind, 'why', { says: `Câu của ${what}.` })
      if (what.startsWith('code-'))
        throw Object.assign(new Error('relation "scheme"'), { code: what.slice(5) })
      return { what, year, amount: '63335000000' }
    },
  }),
])

async function ask(path: string, headers: Record<string, string> = {}, by?: Acting) {
  const send = () => api(new Request(`http://localhost/api/v1${path}`, { headers }))
  const response = await (by ? actingAs(by, send) : asSystem(send))
  const text = await response.text()
  const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>
  return { status: response.status, headers: response.headers, body }
}

/** What a refusal says, when it is the problem the API promises. */
async function refusalOf(path: string, by?: Acting) {
  const { status, headers, body } = await ask(path, {}, by)
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toMatchObject({
    type: 'about:blank',
    status,
    title: expect.any(String),
    detail: expect.any(String),
  })
  return body
}

test.each([
  ['not-found', 404],
  ['signed-out', 401],
  ['forbidden', 403],
  ['invalid', 422],
  ['stale', 409],
  ['conflict', 409],
  ['too-large', 413],
  ['busy', 503],
] as const satisfies readonly (readonly [FailureKind, number])[])(
  'a request that fails as %s is refused with %i and its own sentence',
  async (kind, status) => {
    expect(await refusalOf(`/try/${kind}`)).toMatchObject({ status, detail: `Câu của ${kind}.` })
  },
)

test('a database that is gone or too busy is 503, a value it cannot take is 422', async () => {
  for (const code of ['53300', '57P01', 'ECONNREFUSED'])
    expect(await refusalOf(`/try/code-${code}`)).toMatchObject({
      status: 503,
      title: 'Đang bận',
      detail: 'Hãy thử lại sau ít phút.',
    })
  expect(await refusalOf('/try/code-22P02')).toMatchObject({ status: 422 })
})

test('our own fault is 500 with an incident number, and tells nothing of what broke', async () => {
  const { status, detail } = await refusalOf('/try/code-42P01')
  expect(status).toBe(500)
  expect(detail).toMatch(/mã sự cố [\da-f]{8}\.$/)
})

test('each wrong parameter is named with what to do about it', async () => {
  expect(await refusalOf('/try/x?year=20l4&khac=1&nua=2')).toEqual({
    type: 'about:blank',
    status: 400,
    title: 'Tham số chưa đúng',
    detail: 'Hãy sửa: year: Năm là bốn chữ số. khac, nua: Không có tham số này.',
    errors: [
      { parameter: 'year', message: 'Năm là bốn chữ số.' },
      { parameter: 'khac, nua', message: 'Không có tham số này.' },
    ],
  })
})

test('a parameter given twice is refused, not half taken', async () => {
  expect(await refusalOf('/try/x?year=2014&year=2015')).toMatchObject({
    status: 400,
    detail: 'Hãy chỉ ghi "year" một lần.',
    errors: [{ parameter: 'year', message: 'Chỉ được ghi một lần.' }],
  })
})

test('an address that is not there is refused as a problem that says where the addresses are', async () => {
  expect(await refusalOf('/khong-co')).toMatchObject({
    status: 404,
    detail: 'Các địa chỉ có trong /api/v1/openapi.json.',
  })
})

test('whole numbers are written as text, to the last đồng', async () => {
  expect((await ask('/try/x')).body).toEqual({ what: 'x', amount: '63335000000' })
})

test('what has not changed is not sent again, what has is', async () => {
  const tag = (await ask('/try/x')).headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\w-]{27}"$/)
  for (const known of [tag, `W/${tag}`, `"khac", ${tag}`])
    expect((await ask('/try/x', { 'if-none-match': known })).status).toBe(304)
  for (const known of ['"khac"', tag.slice(0, -2)])
    expect((await ask('/try/x', { 'if-none-match': known })).status).toBe(200)
  expect((await ask('/try/y', { 'if-none-match': tag })).status).toBe(200)
})

test('who has no right to an operation is told so: to sign in, or that the right is missing', async () => {
  const acting = (actor: string) => ({ actor, as: null, from: null, standingFor: () => null })
  const refused = (actor: string) => refusalOf('/try/x', acting(actor))
  expect(await refused('public')).toMatchObject({ status: 401 })
  expect(await refused('somebody')).toMatchObject({ status: 403 })
})
