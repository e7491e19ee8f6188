import { AlignmentType, Header, PageNumber, Paragraph, type Table, TextRun } from 'docx'
import type { Arranged } from './arrange.ts'
import { sideBySide } from './docx-table.ts'
import { line, rule, twips } from './docx-text.ts'

const columns = { left: 64, right: 96 } as const

/** Issuer and number on the left, the nation, place and day on the right. */
export function letterhead(document: Arranged): Table {
  const { issuer, nation } = document
  const superior =
    issuer.superior === null ? [] : [line(issuer.superior.toLocaleUpperCase('vi'), 12)]
  return sideBySide([
    {
      millimetres: columns.left,
      children: [
        ...superior,
        line(issuer.name.toLocaleUpperCase('vi'), 12, { bold: true }),
        rule(22, columns.left),
        line(document.numberLine, 13),
      ],
    },
    {
      millimetres: columns.right,
      children: [
        line(nation.name, 12, { bold: true }),
        line(nation.motto, 13, { bold: true }),
        rule(document.language === 'vi' ? 57 : 72, columns.right),
        line(document.placeLine, 14, { italics: true }),
      ],
    },
  ])
}

/** The kind of the document, what it is about, and a short rule. */
export function titleLines(document: Arranged): Paragraph[] {
  return [
    line(document.title.toLocaleUpperCase('vi'), 14, {
      bold: true,
      spacing: { before: 360, after: 0 },
    }),
    line(document.abstract, 14, { bold: true, indent: { left: 450, right: 450 } }),
    rule(30, columns.left + columns.right),
  ]
}

/** Recipients on the left, the signature on the right, never on two pages. */
export function closing({ recipients, recipientsTitle, signature }: Arranged): Table {
  const left = { alignment: AlignmentType.LEFT }
  return sideBySide([
    {
      millimetres: 80,
      children:
        recipients.length === 0
          ? []
          : [
              line(recipientsTitle, 12, { bold: true, italics: true, ...left }),
              ...recipients.map((text) => line(text, 11, left)),
            ],
    },
    { millimetres: 80, children: signature === null ? [] : signatureLines(signature) },
  ])
}

function signatureLines({
  authority,
  position,
  name,
}: NonNullable<Arranged['signature']>): Paragraph[] {
  const caps = (text: string) =>
    line(text.toLocaleUpperCase('vi'), 14, { bold: true, keepNext: true })
  const room = { before: twips.ofMillimetres(26) }
  return [
    ...(authority === null ? [] : [caps(authority)]),
    caps(position),
    line(name ?? '', 14, { bold: true, spacing: room }),
  ]
}

/** The title lines of an annex. */
export function annexLines({ title, heading, subtitle }: Arranged['annexes'][number]): Paragraph[] {
  return [
    line(title, 14, { bold: true, heading: 'Heading1', indent: { left: 0 } }),
    ...(heading === undefined ? [] : [line(heading.toLocaleUpperCase('vi'), 14, { bold: true })]),
    line(subtitle, 14, { italics: true, spacing: { before: 0, after: 240 } }),
  ]
}

/** The page number in the middle of the top margin; the first page of each part has a header of its own, with nothing. */
export function pageNumbers(): { readonly default: Header } {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: 26 })
  return {
    default: new Header({
      children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
    }),
  }
}
