const longestUrl = 8_000

/** Characters no text of ours may hold: U+0000, which PostgreSQL refuses, and halves of surrogate pairs. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/** Text as it is kept: composed (NFC), line ends as `\n`; `undefined` when it cannot be stored. */
export function guardedText(text: string): string | undefined {
  return isStorable(text) ? text.normalize('NFC').replace(/\r\n?/g, '\n') : undefined
}

const longestName = 255

/** The name a file came with, without what cannot be stored; a person gave it to the file, not to us. */
export function storableName(name: string): string {
  return name.replaceAll('\u0000', '').toWellFormed().normalize('NFC').slice(0, longestName)
}

/** Composes a request's address in place; says why when it cannot be used. */
export function guardedUrl(url: URL): { refused: string } | { ok: true } {
  if (url.href.length > longestUrl) return { refused: 'Địa chỉ quá dài. Hãy bớt điều kiện lọc.' }
  if (/%(00|ed%[ab])/i.test(url.href)) {
    return { refused: 'Địa chỉ có ký tự không dùng được. Hãy gõ lại.' }
  }
  for (const [name, value] of [...url.searchParams]) {
    const text = guardedText(value)
    if (text === undefined) return { refused: 'Địa chỉ có ký tự không dùng được. Hãy gõ lại.' }
    if (text !== value && url.searchParams.getAll(name).length === 1)
      url.searchParams.set(name, text)
  }
  return { ok: true }
}

/**
 * The fields of a form, guarded: strings composed, files as they are.
 * @throws {TypeError} never; a field that cannot be stored is returned in `refused`
 */
export function guardedForm(form: FormData): { form: FormData; refused: string[] } {
  const kept = new FormData()
  const refused: string[] = []
  for (const [name, value] of form) {
    const text = typeof value === 'string' ? guardedText(value) : value
    if (text === undefined) refused.push(name)
    else kept.append(name, text)
  }
  return { form: kept, refused }
}
