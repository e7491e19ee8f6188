import {
  Document,
  type IParagraphStyleOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageOrientation,
  Paragraph,
  SectionType,
} from 'docx'
import { type Arranged, arrange, paper } from './arrange.ts'
import type { OfficialDocument } from './document.ts'
import { bodyParagraph, docxBlock } from './docx-blocks.ts'
import { annexLines, closing, letterhead, pageNumbers, titleLines } from './docx-frame.ts'
import { font, type Footnotes, indentTwips, twips } from './docx-text.ts'

/** The document as a Word file, laid out by Nghị định 30/2020. */
export async function asDocx(source: OfficialDocument): Promise<Uint8Array> {
  const document = arrange(source)
  const { footnotes, texts } = footnoteCollector()
  const sections = [
    letter(document, footnotes),
    ...document.annexes.map((each) => annex(each, footnotes)),
  ]
  const file = new Document({
    title: `${document.title} ${document.abstract}`,
    creator: document.issuer.name,
    lastModifiedBy: document.issuer.name,
    description: document.numberLine,
    styles: stylesIn(document.language),
    footnotes: footnoteParagraphs(texts),
    sections,
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

function letter(document: Arranged, footnotes: Footnotes): ISectionOptions {
  return {
    ...sectionOf('portrait'),
    children: [
      letterhead(document),
      ...titleLines(document),
      ...document.bases.map((text) => bodyParagraph([{ text, italic: true }], footnotes)),
      ...document.blocks.flatMap((block) => docxBlock(block, footnotes)),
      new Paragraph({ spacing: { before: 120 }, children: [], keepNext: true }),
      closing(document),
      lastOfPart(),
    ],
  }
}

// A part of a Word file ends in a paragraph: a full line of it below a signature at the foot of a page would be a page of its own.
function lastOfPart(): Paragraph {
  const none = { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT }
  return new Paragraph({ spacing: none, run: { size: 2 }, children: [] })
}

function annex(part: Arranged['annexes'][number], footnotes: Footnotes): ISectionOptions {
  return {
    ...sectionOf(part.orientation),
    children: [...annexLines(part), ...part.blocks.flatMap((block) => docxBlock(block, footnotes))],
  }
}

/** A4 with the margins of the decree; each part starts a page and counts its own. */
function sectionOf(orientation: 'portrait' | 'landscape'): Omit<ISectionOptions, 'children'> {
  const left = orientation === 'portrait' ? paper.left : paper.right
  return {
    headers: pageNumbers(),
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: twips.ofMillimetres(paper.width),
          height: twips.ofMillimetres(paper.height),
          orientation: PageOrientation[orientation === 'portrait' ? 'PORTRAIT' : 'LANDSCAPE'],
        },
        margin: {
          top: twips.ofMillimetres(paper.top),
          bottom: twips.ofMillimetres(paper.bottom),
          left: twips.ofMillimetres(left),
          right: twips.ofMillimetres(paper.right),
          header: twips.ofMillimetres(10),
          footer: twips.ofMillimetres(10),
        },
        pageNumbers: { start: 1 },
      },
    },
  }
}

function footnoteCollector(): { readonly footnotes: Footnotes; readonly texts: string[] } {
  const texts: string[] = []
  return { texts, footnotes: { add: (text) => texts.push(text) } }
}

function footnoteParagraphs(texts: readonly string[]) {
  return Object.fromEntries(
    texts.map((text, at) => [at + 1, { children: [new Paragraph({ style: 'note', text })] }]),
  )
}

function stylesIn(language: 'vi' | 'en') {
  const value = language === 'vi' ? 'vi-VN' : 'en-GB'
  const heading = { bold: true, size: 28, color: '000000', font }
  const paragraph = {
    keepNext: true,
    spacing: { before: 180, after: 120 },
    indent: { left: indentTwips },
  }
  const note: IParagraphStyleOptions = {
    id: 'note',
    name: 'Note',
    basedOn: 'Normal',
    run: { size: 22 },
    paragraph: { spacing: { before: 60, after: 60 } },
  }
  return {
    default: {
      document: { run: { font, size: 28, language: { value } } },
      heading1: { run: heading, paragraph },
      heading2: { run: heading, paragraph },
      heading3: { run: { ...heading, italics: true }, paragraph },
    },
    paragraphStyles: [note],
  }
}
