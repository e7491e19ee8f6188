/** A form of a page, as a browser without JavaScript would send it. */
export type Form = { readonly action: string; readonly fields: ReadonlyMap<string, string> }

/** The form of a page that has all these fields, and whose address ends so. */
export function formOf(
  html: string,
  { fields, action = '' }: { readonly fields: readonly string[]; readonly action?: string },
): Form | undefined {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .map(([, attributes = '', inside = '']) => ({
      action: attributeOf(attributes, 'action') ?? '',
      fields: fieldsOf(inside),
    }))
    .find((form) => form.action.endsWith(action) && fields.every((name) => form.fields.has(name)))
}

// An attribute may hold a `>`, as JSON in a hidden field does.
const opening = String.raw`((?:"[^"]*"|[^">])*)`
const field = new RegExp(
  String.raw`<(input)\b${opening}>|<(textarea|select)\b${opening}>([\s\S]*?)</\3>`,
  'g',
)

function fieldsOf(html: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [, input, ofInput, kind, ofKind, inside = ''] of html.matchAll(field)) {
    const attributes = (input === undefined ? ofKind : ofInput) ?? ''
    const name = attributeOf(attributes, 'name')
    if (name === undefined || isUnchecked(attributes)) continue
    if (kind === 'textarea') fields.set(name, plain(inside).replace(/^\n/, ''))
    else
      fields.set(
        name,
        kind === 'select' ? chosenOf(inside) : (attributeOf(attributes, 'value') ?? ''),
      )
  }
  return fields
}

const isUnchecked = (attributes: string) =>
  /type="(checkbox|radio)"/.test(attributes) && !/\bchecked\b/.test(attributes)

function chosenOf(html: string): string {
  const options = [...html.matchAll(/<option\b([^>]*)>/g)].map(([, attributes = '']) => attributes)
  const chosen = options.find((attributes) => /\bselected\b/.test(attributes)) ?? options[0] ?? ''
  return attributeOf(chosen, 'value') ?? ''
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : plain(found)
}

const signs: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const plain = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign)
