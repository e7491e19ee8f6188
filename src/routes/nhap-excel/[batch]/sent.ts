import { guardedForm } from '#platform/session/text-guard.ts'

/** A form of these pages as it was sent: texts by name, and its key. */
export async function readSent(
  request: Request,
): Promise<{ text: (name: string) => string; has: (name: string) => boolean; key: string }> {
  const { form } = guardedForm(await request.formData())
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return { text, has: (name) => form.has(name), key: text('key').slice(0, 100) }
}
