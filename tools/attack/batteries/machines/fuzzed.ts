import { encodedText, type Chance } from '../../chance.ts'
import { oddBodies, oddHeaders, oddJson } from '../../corpora/bodies.ts'
import { hostileTexts, hugeText } from '../../corpora/texts.ts'
import type { Sent } from '../../send.ts'
import { asked, knownChanges, withKey, type Operation } from './changes.ts'

type Make = () => Sent

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  [],
  {},
  [null],
  [[[[[]]]]],
  { __proto__: null, constructor: { prototype: 1 } },
  'x'.repeat(300_000),
  Array.from({ length: 5_000 }, () => 'x'),
]

/** Every part of a change replaced by what it is not: fields, headers, the identifier, the type, the whole body. */
export function fuzzedCases(changes: readonly Operation[], record: string, key: string): Make[] {
  return changes.flatMap((change) => {
    const right = () => asked(change, record)
    const body = () => knownChanges[change.id]?.body() ?? {}
    const with_ =
      (more: Partial<Sent>): Make =>
      () => {
        const sent = right()
        return withKey(key, { ...sent, ...more, headers: { ...sent.headers, ...more.headers } })
      }
    return [
      ...placesIn(body()).flatMap((place) =>
        [...hostileTexts.map(({ text }) => text), hugeText.text, ...odd].map(
          (value): Make =>
            () =>
              withKey(key, { ...right(), body: JSON.stringify(replaced(body(), place, value)) }),
        ),
      ),
      ...hostileTexts.map(({ text }) =>
        with_({ body: JSON.stringify({ ...body(), [text]: text }) }),
      ),
      ...oddJson.map((text) => with_({ body: text })),
      ...oddBodies.map(({ type, body: text }) =>
        with_({ body: text, headers: { 'content-type': type ?? '' } }),
      ),
      ...oddHeaders
        .filter((headers) => !('authorization' in headers || 'content-length' in headers))
        .map((headers) => with_({ headers })),
      ...Object.keys(right().headers ?? {}).flatMap((name) =>
        [
          '',
          ' ',
          '"',
          '"1"',
          'W/"1"',
          '*',
          '"99999999999"',
          'x'.repeat(5_000),
          'ü',
          '"1", "2"',
        ].map((value) => with_({ headers: { [name]: value } })),
      ),
      ...(change.path.includes('{id}')
        ? hostileTexts.map((text) =>
            with_({ path: change.path.replace('{id}', encodedText(text).slice(0, 5_000)) }),
          )
        : []),
      ...['PUT', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'].map((method) => with_({ method })),
    ]
  })
}

/** One case more: some places of the body replaced at once. */
export function bredCase(
  changes: readonly Operation[],
  { record, key, random }: { record: string; key: string; random: Chance },
): Sent {
  const change = random.oneOf(changes)
  let body: unknown = knownChanges[change.id]?.body() ?? {}
  for (const place of placesIn(body))
    if (random.next() < 0.2)
      body = replaced(
        body,
        place,
        random.next() < 0.5 ? random.oneOf(odd) : random.oneOf(hostileTexts).text,
      )
  return withKey(key, { ...asked(change, record), body: JSON.stringify(body) })
}

type Place = readonly (string | number)[]

/** Every place of a value: each field, each element, and what stands in them. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return at.length > 0 ? [at] : []
  const below = Object.keys(value).flatMap((name) =>
    placesIn((value as Readonly<Record<string, unknown>>)[name], [...at, name]),
  )
  return at.length > 0 ? [at, ...below] : below
}

function replaced(value: unknown, [name, ...rest]: Place, by: unknown): unknown {
  if (name === undefined) return by
  if (typeof value !== 'object' || value === null) return value
  const inside = (value as Readonly<Record<string, unknown>>)[name]
  if (Array.isArray(value)) {
    const list = [...(value as unknown[])]
    list[Number(name)] = replaced(inside, rest, by)
    return list
  }
  return { ...value, [name]: replaced(inside, rest, by) }
}
