import { readFileSync, writeFileSync } from 'node:fs'
import { inRepository } from '../tools/bootstrap/repository.mjs'

const file = inRepository('bench/README.md')
const begins = '<!-- measured -->'
const ends = '<!-- /measured -->'

/** Writes the figures of a run into the README, in place of the ones before. */
export function saveResult(text: string): void {
  const readme = readFileSync(file, 'utf8')
  const before = readme.slice(0, readme.indexOf(begins) + begins.length)
  const after = readme.slice(readme.indexOf(ends))
  writeFileSync(file, `${before}\n\n${text}\n\n${after}`)
}
