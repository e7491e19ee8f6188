import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of a source that the product carries in `data/kc`, named by its note; `null` when it carries none. */
export function carriedText(note: string | null, root = process.cwd()): string | null {
  const name = /^([\w-]+\.txt) \(/.exec(note ?? '')?.[1]
  const file = name === undefined ? undefined : join(root, 'data/kc', name)
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : null
}
