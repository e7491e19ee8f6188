import { Failure } from '#core/failure.ts'

/** What a script of ours sent. A form of another site cannot send JSON without being asked first, and is refused. */
export async function sentJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
    throw new Failure('invalid', 'JSON is expected here')
  const sent: unknown = await request.json().catch(() => undefined)
  if (typeof sent !== 'object' || sent === null)
    throw new Failure('invalid', 'JSON is expected here')
  return sent as Readonly<Record<string, unknown>>
}
