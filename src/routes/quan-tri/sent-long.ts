const longest = 4_000

/** The texts of a form that may be long, composed; the rules say what is too long. */
export const sentLong =
  (form: FormData) =>
  (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.normalize('NFC').slice(0, longest) : ''
  }
