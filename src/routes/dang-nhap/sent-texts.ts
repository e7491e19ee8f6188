const longest = 300

/** The texts of a form of sign-in, composed and cut to a sane length; nothing of them is ever sent back but the e-mail. */
export async function sentTexts(request: Request): Promise<(name: string) => string> {
  const form = await request.formData()
  return (name) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.normalize('NFC').slice(0, longest) : ''
  }
}
