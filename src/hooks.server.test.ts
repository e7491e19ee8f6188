import { expect, test } from 'vitest'
import { Failure, failureKinds } from '#core/failure.ts'
import { log } from '#platform/log/log.ts'
import { getLocale, overwriteGetLocale } from '#text/generated/runtime.js'
import { handleError } from './hooks.server.ts'

log.level = 'silent'

/** The page an error becomes. */
async function pageOf(error: unknown, kind = 'unknown', locals: object = {}) {
  const url = new URL('http://localhost/de-an')
  const event = { route: { id: '/de-an' }, url, params: {}, request: { method: 'GET' }, locals }
  const given = { kind, error, event, status: 500, message: 'Internal Error' }
  const page = await handleError(given as unknown as Parameters<typeof handleError>[0])
  return page as { status: number; message: string } | undefined
}

test('each kind of failure is a page with its own status and a sentence that says what to do', async () => {
  const statuses = await Promise.all(
    failureKinds.map(async (kind) => [kind, (await pageOf(new Failure(kind, 'why')))?.status]),
  )
  expect(Object.fromEntries(statuses)).toEqual({
    'not-found': 404,
    'signed-out': 401,
    forbidden: 403,
    invalid: 400,
    stale: 409,
    conflict: 409,
    'too-large': 413,
    busy: 503,
  })
  for (const kind of failureKinds)
    expect((await pageOf(new Failure(kind, 'why')))?.message).toMatch(/^\p{Lu}.*\.$/u)
})

test('a failure speaks the language of the page', async () => {
  const before = getLocale
  overwriteGetLocale(() => 'en')
  const said = await pageOf(new Failure('forbidden', 'why'))
  overwriteGetLocale(before)
  expect(said?.message).toBe('Your role may not do this.')
})

test('a deputy is told whether the delegation leaves an act out, or nobody may delegate it', async () => {
  const onBehalf = { personId: 'p', name: 'Hoàng Văn Đức', acts: ['report.freeze'] }
  const locals = { present: { holding: { role: 'doitLeader', onBehalf } } }
  const said = async (act: string, who: object = locals) =>
    (await pageOf(new Failure('forbidden', 'why', { detail: { act } }), 'unknown', who))?.message
  expect(await said('share.give')).toContain('ủy quyền ấy không gồm việc này')
  expect(await said('role.give')).toBe(
    'Bạn đang làm thay Hoàng Văn Đức. Việc này không ủy quyền được: Hoàng Văn Đức phải tự làm.',
  )
  // What the role may not do either is no matter of the delegation.
  expect(await said('unit.make')).toBe('Vai trò của bạn không được làm việc này.')
  const own = { present: { holding: { role: 'doitLeader' } } }
  expect(await said('share.give', own)).toBe('Vai trò của bạn không được làm việc này.')
})

test('a deputy is told of the delegation only where a right is lacking, and never in place of what a failure says itself', async () => {
  const onBehalf = { personId: 'p', name: 'Hoàng Văn Đức', acts: ['report.freeze'] }
  const deputy = { present: { holding: { role: 'doitLeader', onBehalf } } }
  const detail = { act: 'share.give' }
  for (const kind of failureKinds.filter((one) => one !== 'forbidden')) {
    const said = await pageOf(new Failure(kind, 'why', { detail }), 'unknown', deputy)
    expect(said?.message).toBe((await pageOf(new Failure(kind, 'why')))?.message)
  }
  const own = new Failure('forbidden', 'why', { says: 'Báo cáo đã chốt.', detail })
  expect(await pageOf(own, 'unknown', deputy)).toMatchObject({ message: 'Báo cáo đã chốt.' })
})

test('only a page whose form can be sent in the role chosen again offers that', async () => {
  const page = (canChooseRole: boolean) =>
    pageOf(new Failure('conflict', 'why', { detail: { canChooseRole } }))
  expect(await page(true)).toMatchObject({ canChooseRole: true })
  expect(await page(false)).toMatchObject({ canChooseRole: false })
})

test('a failure that has its own sentence says it', async () => {
  expect(
    await pageOf(new Failure('conflict', 'why', { says: 'Đề án vừa được sửa.' })),
  ).toMatchObject({ message: 'Đề án vừa được sửa.' })
})

test('a database that is gone or too busy is “try again”, not our fault', async () => {
  for (const error of [
    Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
    new Error('Connection terminated unexpectedly'),
  ])
    expect(await pageOf(error)).toEqual({
      status: 503,
      kind: 'busy',
      message: 'Hệ thống đang bận. Hãy thử lại sau ít phút.',
      canChooseRole: false,
    })
})

test('our own fault has an incident number, and tells nothing of what broke', async () => {
  const page = await pageOf(new Error('relation "scheme" does not exist'))
  expect(page?.status).toBe(500)
  expect(page?.message).toMatch(/Mã sự cố: [\da-f]{8}\.$/)
  expect(page?.message).not.toContain('scheme')
})

test('an address that leads nowhere is no incident', async () => {
  expect(await pageOf(new Error('Not found: /x'), 'not-found')).toBeUndefined()
})
