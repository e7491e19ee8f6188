import { arrange } from './arrange.ts'
import { breakable } from './clean-text.ts'
import type { OfficialDocument } from './document.ts'
import { typeset } from './typesetter.ts'

/** The document as tagged PDF/A-2a, laid out by Nghị định 30/2020. */
export async function asPdf(document: OfficialDocument): Promise<Uint8Array> {
  const data = JSON.stringify(arrange(document), (key, value: unknown) =>
    typeof value === 'string' && key !== 'link' ? breakable(value) : value,
  )
  return await typeset(data)
}
