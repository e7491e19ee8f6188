const longest = 300

/** The texts of a form of sign-in, composed and cut to a sane length; nothing of them is ever sent back but the e-mail. */
export async function sentTexts(request: Request): Promise<(name: string) => string> {
  return textsIn(await request.formData())
}

/** The same of a form in hand, which has more in it than texts. */
export function textsIn(form: FormData): (name: string) => string {
  return (name) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.normalize('NFC').slice(0, longest) : ''
  }
}
