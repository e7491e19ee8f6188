import { z } from 'zod'
import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { chance, encodedText, shuffled } from '../chance.ts'
import { hostileTexts } from '../corpora/texts.ts'
import { shown } from '../judge.ts'
import { plantServer } from '../naive.ts'
import { forEachUntil, send, type Answer, type Sent } from '../send.ts'

const documentPath = '/api/v1/openapi.json'
const atOnce = 6

/** Every answer of the API against the schemas it publishes: right, wrong and hostile questions alike. */
export const contract: Battery = {
  name: 'contract',
  says: 'every answer of the API is what its own document says, to right, wrong and hostile questions',
  share: 1,
  attack,
  teeth: () => [tellsMore(), refusesInItsOwnWay()],
}

type Json = { readonly [name: string]: Json } | readonly Json[] | string | number | boolean | null
type Operation = {
  readonly parameters?: readonly ApiParameter[]
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>
  >
}
type ApiParameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema: {
    readonly enum?: readonly string[]
    readonly example?: string
    readonly default?: string
    readonly pattern?: string
  }
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Json>> }
}

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const { body } = await send(target, { path: documentPath })
  const document = JSON.parse(body) as Document
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method === 'get')
      .map(([, operation]) => ({ path, operation })),
  )
  const cases = shuffled(
    operations.flatMap(({ path, operation }) =>
      questions(path, operation).map((sent) => ({ sent, operation })),
    ),
    chance(seed),
  )
  const tried = await forEachUntil(
    cases,
    { atOnce, until: performance.now() + forMs },
    async ({ sent, operation }) => {
      const answer = await send(target, sent)
      if (answer.broken !== undefined) return
      seen.set(String(answer.status), (seen.get(String(answer.status)) ?? 0) + 1)
      const wrong = brokenBy(answer, operation, document)
      if (wrong !== undefined)
        faults.push({
          kind: 'contract-broken',
          where: `${answer.status} ${shown(sent)}`,
          what: wrong,
        })
    },
  )
  return {
    tried,
    faults,
    figures: {
      operations: operations.length,
      ...Object.fromEntries(
        [...seen].sort().map(([status, count]) => [`answers ${status}`, count]),
      ),
    },
  }
}

/** Right questions with each value of each list, wrong ones, and hostile ones. */
function questions(path: string, { parameters = [] }: Operation): Sent[] {
  const sampleOf = ({ schema, in: where }: ApiParameter) =>
    schema.example ?? schema.enum?.[0] ?? schema.default ?? (where === 'path' ? 'F0014' : undefined)
  const build = (values: Readonly<Record<string, string | undefined>>): Sent => {
    const query = parameters.flatMap(({ name, in: where }) =>
      where === 'query' && values[name] !== undefined ? [`${name}=${values[name]}`] : [],
    )
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    return { path: filled + (query.length > 0 ? `?${query.join('&')}` : '') }
  }
  const least = Object.fromEntries(
    parameters
      .filter(({ required }) => required)
      .map((each) => [each.name, encodeURIComponent(sampleOf(each) ?? '')]),
  )
  // One of a group must be given: each optional parameter is tried with those that are required.
  return [
    build(least),
    ...parameters.flatMap((each) => {
      const words = [...(each.schema.enum ?? []), each.schema.example].filter(
        (word) => word !== undefined,
      )
      return [
        ...words.map((word) => build({ ...least, [each.name]: encodeURIComponent(word) })),
        ...hostileTexts.map((text) =>
          build({ ...least, [each.name]: encodedText(text).slice(0, 5_000) }),
        ),
      ]
    }),
    { path: `${build(least).path}${Object.keys(least).length > 0 ? '&' : '?'}la=1` },
  ]
}

/** What of an answer the document does not say. */
function brokenBy(
  { status, headers, body }: Answer,
  operation: Operation,
  document: Document,
): string | undefined {
  // Answers of the web itself: unchanged, at another address, too long, too busy.
  if ([304, 308, 431, 503].includes(status)) return undefined
  const described = operation.responses[String(status)]
  // An address that does not name the operation is answered by nobody's document, but always as a problem.
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? ''
  const content = described?.content ?? problemContent(operation)
  const schema = content?.[type]?.schema
  if (!described && status < 400) return `the document knows no ${status}`
  if (schema === undefined) return `${type} for ${status}`
  const checked = z
    .fromJSONSchema(closed(schema, document) as Parameters<typeof z.fromJSONSchema>[0])
    .safeParse(JSON.parse(body))
  return checked.success
    ? undefined
    : checked.error.issues
        .slice(0, 3)
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; ')
}

const problemContent = ({ responses }: Operation) =>
  Object.values(responses).find(({ content }) => content?.['application/problem+json'])?.content

/** The schema with its references filled in, and every object closed: a field nobody described is a fault. */
function closed(schema: Json, document: Document): Json {
  if (Array.isArray(schema)) return schema.map((each: Json) => closed(each, document))
  if (typeof schema !== 'object' || schema === null) return schema
  const table = schema as Readonly<Record<string, Json>>
  const reference = table.$ref
  if (typeof reference === 'string')
    return closed(
      document.components?.schemas?.[reference.replace('#/components/schemas/', '')] ?? {},
      document,
    )
  const entries = Object.entries(table)
    .filter(([name]) => name !== 'example')
    .map(([name, value]) => [name, closed(value, document)] as const)
  const isObject =
    table.type === 'object' &&
    table.properties !== undefined &&
    table.additionalProperties === undefined
  return Object.fromEntries([
    ...entries,
    ...(isObject ? [['additionalProperties', false] as const] : []),
  ])
}

const naiveDocument = {
  openapi: '3.1.0',
  paths: {
    '/naive': {
      get: {
        parameters: [{ name: 'q', in: 'query', schema: { type: 'string', example: 'a' } }],
        responses: {
          200: {
            content: {
              'application/json': {
                schema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
              },
            },
          },
          400: {
            content: {
              'application/problem+json': {
                schema: {
                  type: 'object',
                  properties: { title: { type: 'string' } },
                  required: ['title'],
                },
              },
            },
          },
        },
      },
    },
  },
}

const json = (status: number, body: unknown, type = 'application/json') => ({
  status,
  headers: { 'content-type': type },
  body: JSON.stringify(body),
})

const answers = (says: string, answer: () => ReturnType<typeof json>): Tooth => ({
  says,
  finds: 'contract-broken',
  plant: (target) =>
    plantServer(target, {}, ({ url }) =>
      url.pathname === documentPath ? json(200, naiveDocument) : answer(),
    ),
})

const tellsMore = () =>
  answers('an answer holds a field the document does not have', () =>
    json(200, { a: 'b', secret: 'c' }),
  )
const refusesInItsOwnWay = () =>
  answers('a refusal is no problem of RFC 9457', () => json(400, { error: 'no' }))
