import { isRecordId } from '#core/record-id.ts'
/** What the log keeps of an error. */
export type LoggedError = Readonly<Record<string, unknown>>

// Of a database error these name a place in the program or the schema; the others repeat values: what was typed, or a whole row.
const places = ['code', 'schema', 'table', 'column', 'constraint', 'routine', 'severity'] as const
const mostCauses = 3

/**
 * An error as it may stand in the log: where it happened and what kind it was, without the values it speaks of. Between the
 * first and the last quotation mark of a message stands what somebody typed; `detail` and `where` of PostgreSQL hold rows.
 */
export function withoutValues(error: unknown, causes = mostCauses): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error }
  const known = Object.fromEntries(
    places.flatMap((name) => {
      const value: unknown = Reflect.get(error, name)
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
  return {
    type: error.name,
    message: unquoted(error.message),
    ...known,
    stack: framesOf(error.stack),
    ...(error.cause !== undefined && causes > 0
      ? { cause: withoutValues(error.cause, causes - 1) }
      : {}),
  }
}

const unquoted = (message: string) => message.replace(/".*"/su, '"…"')

const framesOf = (stack = '') =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')

/** A sentence about a request without what its address carried: parts of a path can be typed by hand. */
export function withoutPathValues(
  sentence: string,
  params: Readonly<Record<string, string | undefined>>,
): string {
  let text = sentence
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== '' && !isIdentifier(value))
      text = text.replaceAll(value, `[${name}]`)
  return text
}

// Identifiers, codes and years of ours.
const isIdentifier = (text: string) => isRecordId(text) || /^\w{1,8}$/.test(text)
