import { sentLong } from '../../quan-tri/sent-long.ts'

const names = ['kind', 'what', 'why', 'newName', 'newEmail', 'newPhone'] as const

/** A request as a form sends it. */
export function sentRequest(form: FormData) {
  const text = sentLong(form)
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<
    (typeof names)[number],
    string
  >
}
