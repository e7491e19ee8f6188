import { Failure } from '#core/failure.ts'
import type { Block, TextRun } from './document.ts'

const mostCells = 200_000

/** Refuses what is too large to be a letter. */
export function checkSize(...parts: readonly (readonly Block[])[]): void {
  const cells = parts
    .flat()
    .reduce(
      (sum, each) => sum + (each.kind === 'table' ? each.rows.length * each.columns.length : 1),
      0,
    )
  if (cells <= mostCells) return
  throw new Failure('too-large', `A document of ${cells} cells`, {
    says: 'Văn bản quá dài để xuất ra Word hoặc PDF; hãy thu hẹp phạm vi hoặc xuất ra Excel.',
  })
}

/** A note that is not there, or an address that opens nothing outside this office, would be a dead link. */
export function checkReferences(blocks: readonly Block[]): void {
  const entries = blocks.flatMap((block) => (block.kind === 'notes' ? block.entries : []))
  const numbers = new Set(entries.map((entry) => entry.number))
  if (numbers.size !== entries.length) throw new Error('Two notes have the same number')
  for (const { note, link } of blocks.flatMap(runsOf)) {
    if (link !== undefined && !/^https?:\/\//.test(link))
      throw new Error(`Not a web address: ${link}`)
    if (note !== undefined && !numbers.has(note)) throw new Error(`No note ${note} in the document`)
  }
}

function runsOf(block: Block): readonly TextRun[] {
  if (block.kind === 'paragraph') return block.runs
  if (block.kind === 'list') return block.items.flat()
  return block.kind === 'notes' ? block.entries.flatMap((entry) => entry.runs) : []
}
