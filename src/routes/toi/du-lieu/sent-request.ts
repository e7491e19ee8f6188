import { sentLong } from '../../quan-tri/sent-long.ts'

// In the order in which the form asks.
const names = ['kind', 'newName', 'newEmail', 'newPhone', 'what', 'why'] as const

/** A request as a form sends it. */
export function sentRequest(form: FormData) {
  const text = sentLong(form)
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<
    (typeof names)[number],
    string
  >
}

/** What is wrong with a form, in the order in which its fields stand; what is wrong with all of it comes first. */
export function inFormOrder(
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Readonly<Record<string, string>> {
  const place = ([field]: readonly [string, string]) => fields.indexOf(field)
  return Object.fromEntries(Object.entries(errors).toSorted((a, b) => place(a) - place(b)))
}
