import { parseFormData } from 'parse-nested-form-data'
import { Failure } from '#core/failure.ts'

const unreadable = 'Biểu mẫu gửi lên không đọc được. Hãy tải lại trang rồi gửi lại.'

const mostFields = 10_000

/**
 * Makes a body that is no form, or a broken one, a failure of the request wherever its form is asked for; without it
 * whoever sends one would be told that the fault is ours. Fields are counted before any is read: the platform takes time by
 * the square of their number, and a body of nothing but `a&a&a` would hold the process for minutes. A form is read once, however
 * many ask for it.
 */
export function refuseUnreadableForms(request: Request): void {
  let read: Promise<FormData> | undefined
  request.formData = () => (read ??= readableForm(request))
}

async function readableForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await request.arrayBuffer())
  if (hasMoreThan(mostFields, bytes, separatorOf(type))) throw tooMany()
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Failure('invalid', error.message, { says: unreadable })
  }
}

// What stands between two fields; of a form whose parts have no boundary nothing is read.
function separatorOf(type: string): string {
  if (!/^\s*multipart\//i.test(type)) return '&'
  return /;\s*boundary="?([^";]+)/i.exec(type)?.[1]?.trim() ?? '--'
}

function hasMoreThan(most: number, bytes: Buffer, separator: string): boolean {
  let at = bytes.indexOf(separator)
  for (let found = 0; at >= 0; at = bytes.indexOf(separator, at + separator.length))
    if ((found += 1) > most) return true
  return false
}

const tooMany = () =>
  new Failure('invalid', 'too many, too long or too far numbered fields', { says: unreadable })

const longestName = 200
// A list is made as long as its greatest index says, so an index of ten digits would hold the process for hours.
const hugeIndex = /\[\d{5,}/

/**
 * The fields of a form by their nested names, `rows[0].unit`.
 * @throws {Failure} invalid, when names contradict each other or ask for more than a form may hold
 */
export function nestedForm(form: FormData): Record<string, unknown> {
  const names = [...form.keys()]
  if (
    names.length > mostFields ||
    names.some((name) => name.length > longestName || hugeIndex.test(name))
  )
    throw tooMany()
  try {
    return parseFormData(form) as Record<string, unknown>
  } catch (error) {
    throw new Failure('invalid', String(error), { says: unreadable })
  }
}
