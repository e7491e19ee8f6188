import { Failure } from '#core/failure.ts'

// What an authenticator answers is some kilobytes; ten megabytes of brackets would hold everybody up for seconds.
const longest = 100_000

/** What a script of ours sent. A form of another site cannot send JSON without being asked first, and is refused. */
export async function sentJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
    throw new Failure('invalid', 'JSON is expected here')
  const text = await request.text()
  if (text.length > longest) throw new Failure('too-large', 'more JSON than an authenticator says')
  const sent = parsed(text)
  if (typeof sent !== 'object' || sent === null)
    throw new Failure('invalid', 'JSON is expected here')
  return sent as Readonly<Record<string, unknown>>
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
