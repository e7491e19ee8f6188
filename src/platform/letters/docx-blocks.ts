import {
  AlignmentType,
  Bookmark,
  HeadingLevel,
  PageBreak,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import type { ArrangedBlock } from './arrange.ts'
import type { List, Notes, TextRun as Run } from './document.ts'
import { docxTable } from './docx-table.ts'
import { type Footnotes, indentTwips, noteAnchor, runsOf } from './docx-text.ts'

const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

/** The paragraphs and tables of a block. */
export function docxBlock(block: ArrangedBlock, footnotes: Footnotes): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], text: block.text })]
    case 'paragraph':
      return [bodyParagraph(block.runs, footnotes)]
    case 'list':
      return listParagraphs(block, footnotes)
    case 'table':
      return docxTable(block)
    case 'notes':
      return noteParagraphs(block, footnotes)
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

/** A justified paragraph with its first line indented. */
export function bodyParagraph(runs: readonly Run[], footnotes: Footnotes): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: indentTwips },
    spacing: { before: 120, after: 120, line: 276, lineRule: 'auto' },
    children: runsOf(runs, footnotes),
  })
}

function listParagraphs({ items, marks }: List, footnotes: Footnotes): Paragraph[] {
  return items.map((runs, at) => {
    const mark = marks === 'dash' ? '-\u00a0' : `${at + 1}.\u00a0`
    return bodyParagraph([{ text: mark }, ...runs], footnotes)
  })
}

function noteParagraphs({ title, entries }: Notes, footnotes: Footnotes): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: title }),
    ...entries.map(
      ({ number, runs }) =>
        new Paragraph({
          style: 'note',
          children: [
            new Bookmark({ id: noteAnchor(number), children: [new TextRun(`[${number}]\u00a0`)] }),
            ...runsOf(runs, footnotes),
          ],
        }),
    ),
  ]
}
