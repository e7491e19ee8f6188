import { parseFormData } from 'parse-nested-form-data'
import { Failure } from '#core/failure.ts'

const unreadable = 'Biểu mẫu gửi lên không đọc được. Hãy tải lại trang rồi gửi lại.'

/**
 * Makes a body that is no form, or a broken one, a failure of the request wherever its form is asked for; without it
 * whoever sends one would be told that the fault is ours.
 */
export function refuseUnreadableForms(request: Request): void {
  const read = request.formData.bind(request)
  request.formData = async () => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      throw new Failure('invalid', error.message, { says: unreadable })
    }
  }
}

const mostFields = 10_000
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
    throw new Failure('invalid', 'too many, too long or too far numbered fields', {
      says: unreadable,
    })
  try {
    return parseFormData(form) as Record<string, unknown>
  } catch (error) {
    throw new Failure('invalid', String(error), { says: unreadable })
  }
}
