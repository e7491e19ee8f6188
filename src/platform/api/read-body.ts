import { guardedText } from '#platform/session/text-guard.ts'
import type { Problem } from './problem.ts'

const mostBytes = 262_144
const deepest = 12

/** The JSON a request carries, its texts composed; or why it cannot be read. */
export async function readBody(
  request: Request,
): Promise<{ readonly json: unknown } | { readonly problem: Problem }> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return { problem: otherType }
  const bytes = await bytesOf(request)
  if (bytes === undefined) return { problem: tooLarge }
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { json: guarded(json, 0) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof Unusable)
      return { problem: unreadable }
    throw error
  }
}

class Unusable extends Error {}

// What is too much is read to its end and let go: whoever is still sending hears no answer. The server bounds how much that is.
async function bytesOf({ body }: Request): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of body ?? []) {
      length += part.byteLength
      if (length <= mostBytes) parts.push(part)
    }
  } catch (error) {
    if (isBeyondServer(error)) return undefined
    throw error
  }
  return length > mostBytes ? undefined : Buffer.concat(parts)
}

const isBeyondServer = (error: unknown) =>
  error instanceof Error && 'status' in error && error.status === 413

/** The value with every text composed; what cannot be stored, or is nested beyond sense, is refused. */
function guarded(value: unknown, depth: number): unknown {
  if (depth > deepest) throw new Unusable()
  if (typeof value === 'string') return textOf(value)
  if (Array.isArray(value)) return value.map((each: unknown) => guarded(each, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [textOf(name), guarded(each, depth + 1)]),
  )
}

function textOf(text: string): string {
  const composed = guardedText(text)
  if (composed === undefined) throw new Unusable()
  return composed
}

const otherType: Problem = {
  status: 415,
  title: 'Không phải JSON',
  detail: 'Hãy gửi với Content-Type: application/json.',
}
const tooLarge: Problem = {
  status: 413,
  title: 'Quá lớn',
  detail: `Nội dung gửi lên tối đa ${mostBytes} byte. Hãy chia thành nhiều phần nhỏ hơn.`,
}
const unreadable: Problem = {
  status: 400,
  title: 'Không đọc được JSON',
  detail:
    'Nội dung phải là JSON đúng cú pháp, mã UTF-8, không có ký tự U+0000 và không lồng quá sâu.',
}
