import { actingOf, demoPeople, holdingsOf } from '#modules/access/api.server.ts'
import type { Role } from '#modules/access/model.ts'
import { makeKey } from '#modules/keys/api.server.ts'
import { today } from '#platform/clock.ts'
import { actingAs, asSystem, type Acting } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Asked } from './answer.ts'

/** Somebody of the demo world, in the role they hold. */
export async function personIn(role: Role, provinceId?: string) {
  const people = await asSystem(() => demoPeople())
  const person = people.find(
    (one) => one.role === role && (provinceId === undefined || one.provinceId === provinceId),
  )
  const [holding] = await asSystem(() => holdingsOf(person?.id ?? '', today()))
  if (!person || !holding) throw new Error(`nobody is ${role}`)
  const acting: Acting = actingOf({ personId: person.id, holding, origin: null })
  return { ...person, holding, acting }
}

/** A key somebody makes for a machine: its text, and its identifier. */
export async function keyOf(
  { acting, holding }: Awaited<ReturnType<typeof personIn>>,
  scopes: readonly string[],
): Promise<{ readonly id: string; readonly text: string }> {
  const form = { name: 'Phần mềm kế toán', scopes, days: '30' }
  const made = await actingAs(acting, () => makeKey({ form, holding, key: `form-${newId()}` }))
  if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
  return { id: made.id, text: made.text }
}

/** What a machine sends. */
export type Sending = {
  readonly method?: string
  readonly key?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly address?: string
}

/** Sends something to the API as the web does, and reads its answer. */
export async function sendTo(
  answer: (asked: Asked) => Promise<Response>,
  path: string,
  { method = 'GET', key, body, headers = {}, address = '203.0.113.9' }: Sending = {},
) {
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await answer({ request, getClientAddress: () => address })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
  }
}
