import type { Fault } from './battery.ts'
import { harmingInjections, runningInjections } from './corpora/sql.ts'
import { hostileTexts } from './corpora/texts.ts'
import type { Answer, Sent } from './send.ts'

/** What only somebody inside should see; none of it is in any text of ours. */
const inside: readonly (readonly [string, RegExp])[] = [
  ['a stack', /\n\s+at (?:async )?[\w.$<> []+\(?(?:file:|node:|\/|[A-Z]:\\)/],
  ['a place in the code', /[\w-]+\.(?:ts|js|mjs|svelte):\d+:\d+/],
  ['a path', /(?<![\w.:/-])\/(?:home|root|work|srv|opt|tmp|var|usr)\/[\w.-]+[\w./-]*/],
  ['a library', /node_modules|kysely|undici|@sveltejs|better-auth|hucre|parse-nested/i],
  [
    'an error of the language',
    /\b(?:Type|Range|Reference|Syntax|URI|Zod|Database|Aggregate)Error\b/,
  ],
  [
    'an error of the database',
    /syntax error at or near|violates [\w-]+ constraint|relation "[^"]+" does not|invalid input syntax|duplicate key value|invalid byte sequence|out of range for type|permission denied for/,
  ],
  [
    'a statement',
    /\b(?:select|insert into|update|delete from)\s[^<>]{0,200}\b(?:from|values|set|where)\s+[a-z_]+/i,
  ],
  ['an address of the database', /postgres(?:ql)?:\/\/|KC_DATABASE|\.s\.PGSQL/],
]

/** What an answer shows of the inside, leaving out what it only repeats of the question. */
export function internalsIn(body: string, asked: string): string | undefined {
  for (const [what, pattern] of inside) {
    const found = pattern.exec(body)
    if (found && !isRepeated(found[0], asked)) return `${what}: ${found[0].slice(0, 120).trim()}`
  }
  return undefined
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
}

// What an earlier request stored is shown later: it is ours all the same.
const sentBefore = [...runningInjections, ...harmingInjections, ...hostileTexts].map(
  ({ text }) => text,
)

function isRepeated(found: string, asked: string): boolean {
  const plain = found.replace(
    /&(amp|lt|gt|quot|#39|#x27);/g,
    (_, name: string) => entities[name] ?? '',
  )
  const said = [asked, decoded(asked), ...sentBefore].map((text) => text.replace(/\s+/g, ' '))
  return [found, plain, plain.replaceAll('\\"', '"')]
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .some((text) => said.some((each) => each.includes(text)))
}

function decoded(text: string): string {
  return text.replace(/\+/g, ' ').replace(/(?:%[\da-f]{2})+/gi, (escape) => {
    try {
      return decodeURIComponent(escape)
    } catch {
      return escape
    }
  })
}

/** A request in one line, short enough for a report and long enough to send again. */
export function shown({ method = 'GET', path, headers = {}, body }: Sent): string {
  const type = headers['content-type'] ? ` (${headers['content-type'].slice(0, 60)})` : ''
  const text = body === undefined ? '' : ` ${JSON.stringify(body.toString('latin1')).slice(0, 300)}`
  return `${method} ${path.slice(0, 300)}${type}${text}`
}

/** Whatever is asked, the answer is no fault of ours, shows nothing of the inside, and comes. */
export function faultsOf(sent: Sent, answer: Answer): Fault[] {
  const where = shown(sent)
  if (answer.broken !== undefined) return [{ kind: 'no-answer', where, what: answer.broken }]
  const faults: Fault[] = []
  // 503 is the guard against overload; it is counted, not judged.
  if (answer.status >= 500 && answer.status !== 503)
    faults.push({
      kind: 'server-error',
      where,
      what: `${answer.status} ${answer.body.slice(0, 200)}`,
    })
  if (isText(answer)) {
    const internals = internalsIn(answer.body, `${sent.path} ${sent.body?.toString('utf8') ?? ''}`)
    if (internals !== undefined) faults.push({ kind: 'internals-shown', where, what: internals })
  }
  return faults
}

function isText({ headers }: Answer): boolean {
  const type = headers['content-type']
  return (
    typeof type !== 'string' || /^(?:text\/|application\/(?:json|problem\+json|xml))/.test(type)
  )
}
