import {
  AlignmentType,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { TextRun as Run } from './document.ts'

/** The type every letter is set in; Word keeps it on every machine an office has. */
export const font = 'Times New Roman'

/** Twentieths of a point, which Word measures in. */
export const twips = {
  ofMillimetres: (mm: number) => Math.round((mm / 25.4) * 1440),
  ofPoints: (points: number) => Math.round(points * 20),
}

/** First line of a body paragraph, 1,27 cm. */
export const indentTwips = 720

/** Collects what is printed at the foot of pages, since Word keeps it apart from the text. */
export type Footnotes = { readonly add: (text: string) => number }

/** A line set apart from the body: no indent, no stretching. */
export function line(
  text: string,
  points: number,
  {
    bold = false,
    italics = false,
    ...options
  }: { bold?: boolean; italics?: boolean } & IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    run: { size: points * 2 },
    ...options,
    children: [new TextRun({ text, size: points * 2, bold, italics })],
  })
}

/** A short rule under a line, so many millimetres wide in a column so many millimetres wide. */
export function rule(millimetres: number, columnMillimetres: number): Paragraph {
  const side = twips.ofMillimetres(Math.max(0, (columnMillimetres - millimetres) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 20, after: 120, line: 40, lineRule: 'exact' },
    border: { top: { style: 'single', size: 5, space: 1, color: 'auto' } },
    children: [],
  })
}

/** The runs of a paragraph, with their links, note marks and footnotes. */
export function runsOf(runs: readonly Run[], footnotes: Footnotes): ParagraphChild[] {
  return runs.flatMap((run) => {
    const { text, bold = false, italic: italics = false, link, note, footnote } = run
    const words = new TextRun({ text, bold, italics })
    const mark = (label: string) => new TextRun({ text: label, superScript: true })
    return [
      link === undefined ? words : new ExternalHyperlink({ link, children: [words] }),
      ...(note === undefined
        ? []
        : [new InternalHyperlink({ anchor: noteAnchor(note), children: [mark(`[${note}]`)] })]),
      ...(footnote === undefined ? [] : [new FootnoteReferenceRun(footnotes.add(footnote))]),
    ]
  })
}

/** The name of the place a note mark jumps to. */
export const noteAnchor = (number: number) => `note-${number}`
