import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { api } from './api.ts'

type Operation = {
  readonly operationId: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> }>
  >
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly securitySchemes: Readonly<Record<string, object>> }
}

const read = async () =>
  (await (await api(new Request('http://localhost/api/v1/openapi.json'))).json()) as Document
const operationsOf = ({ paths }: Document) =>
  Object.values(paths).flatMap((methods) =>
    Object.entries(methods).map(([method, operation]) => ({ method, ...operation })),
  )

test('the document of the API is one of OpenAPI 3.1, as the standard’s own schema says', async () => {
  const document = await read()
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true })
  // A document with a fault in it is not.
  const spoiled = structuredClone(document) as unknown as { info: { title?: string } }
  delete spoiled.info.title
  expect((await new Validator().validate(spoiled)).valid).toBe(false)
})

test('every change asks for a key by its scope, and every question may be asked with one', async () => {
  const document = await read()
  expect(document.components.securitySchemes).toMatchObject({
    apiKey: { type: 'http', scheme: 'bearer' },
  })
  for (const { method, operationId, security } of operationsOf(document)) {
    const scopes = security.map(({ apiKey }) => apiKey?.join(' ') ?? 'nobody')
    expect({ operationId, scopes }).toEqual({
      operationId,
      scopes:
        method === 'get' ? ['nobody', expect.stringMatching(/\.read$/)] : [expect.any(String)],
    })
  }
})

test('every change says what is sent and which headers it reads; every refusal is a problem', async () => {
  const operations = operationsOf(await read())
  const changes = operations.filter(({ method }) => method !== 'get')
  expect(changes.map(({ operationId }) => operationId)).toEqual(['createScheme', 'updateScheme'])
  expect(changes.flatMap(({ parameters = [] }) => parameters.map(({ name }) => name))).toEqual([
    'idempotency-key',
    'id',
    'if-match',
  ])
  for (const { requestBody } of changes)
    expect(Object.keys(requestBody?.content ?? {})).toEqual(['application/json'])
  for (const { operationId, responses } of operations)
    for (const [status, { content = {} }] of Object.entries(responses))
      if (Number(status) >= 400)
        expect([operationId, status, ...Object.keys(content)]).toEqual([
          operationId,
          status,
          'application/problem+json',
        ])
})
