import { checkReferences, checkSize } from './check-document.ts'
import { cleanDeep } from './clean-text.ts'
import type {
  Annex,
  Block,
  Heading,
  List,
  Notes,
  OfficialDocument,
  Paragraph,
  Signature,
  Table,
} from './document.ts'
import { fitColumns } from './fit-columns.ts'
import { closed, roomForNumber, wordsOf } from './wording.ts'

/** The document with every line worded and every width decided, so that DOCX and PDF cannot differ. */
export type Arranged = Omit<OfficialDocument, 'blocks' | 'annexes' | 'signature'> & {
  readonly nation: { readonly name: string; readonly motto: string }
  readonly numberLine: string
  readonly placeLine: string
  readonly bases: readonly string[]
  readonly blocks: readonly ArrangedBlock[]
  readonly recipientsTitle: string
  readonly recipients: readonly string[]
  readonly signature: Signature | null
  readonly annexes: readonly (Omit<Annex, 'blocks'> & {
    readonly blocks: readonly ArrangedBlock[]
  })[]
}

/** A block with its widths decided. */
export type ArrangedBlock =
  Heading | Paragraph | List | ArrangedTable | Notes | { readonly kind: 'pageBreak' }

/** A table with its header as rows of cells and its total as the last row. */
export type ArrangedTable = {
  readonly kind: 'table'
  readonly caption: string | null
  readonly unitLine: string | null
  readonly fontPoints: number
  readonly columns: readonly {
    readonly align: 'left' | 'center' | 'right'
    readonly widthPoints: number
  }[]
  readonly header: readonly (readonly HeaderCell[])[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly strong: boolean }[]
}

/** A cell of a header, over so many columns and rows. */
export type HeaderCell = { readonly text: string; readonly columns: number; readonly rows: number }

/** Paper and margins of Nghị định 30/2020, in millimetres. */
export const paper = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 20 } as const

const pointsOf = (millimetres: number) => (millimetres / 25.4) * 72
const portraitPoints = pointsOf(paper.width - paper.left - paper.right)
const landscapePoints = pointsOf(paper.height - 2 * paper.right)

/**
 * Words and measures a document.
 * @throws {Failure} when it is too large to be a letter
 */
export function arrange(source: OfficialDocument): Arranged {
  const document = cleanDeep(source)
  const words = wordsOf[document.language]
  checkSize(document.blocks, ...document.annexes.map((annex) => annex.blocks))
  checkReferences([...document.blocks, ...document.annexes.flatMap((annex) => annex.blocks)])
  return {
    ...document,
    nation: words.nation,
    numberLine: `${words.number} ${roomForNumber(document.number)}`,
    placeLine: `${document.place}, ${words.day(document.day)}`,
    bases: closed((document.bases ?? []).map((base) => base.replace(/[;.\s]+$/, ''))),
    recipientsTitle: words.recipients,
    recipients: closed(
      (document.recipients ?? []).map((name) => `- ${name.replace(/[;.\s]+$/, '')}`),
    ),
    signature: document.signature ?? null,
    blocks: document.blocks.map((block) => arrangeBlock(block, portraitPoints)),
    annexes: document.annexes.map((annex) => {
      const points = annex.orientation === 'landscape' ? landscapePoints : portraitPoints
      return { ...annex, blocks: annex.blocks.map((block) => arrangeBlock(block, points)) }
    }),
  }
}

function arrangeBlock(block: Block, pagePoints: number): ArrangedBlock {
  return block.kind === 'table' ? arrangeTable(block, pagePoints) : block
}

function arrangeTable(table: Table, pagePoints: number): ArrangedTable {
  const { columns } = table
  const rows = table.rows.map(({ cells, strong = false }) => ({ cells, strong }))
  if (table.totalRow) rows.push({ cells: table.totalRow, strong: true })
  const uneven = rows.find((row) => row.cells.length !== columns.length)
  if (columns.length === 0 || uneven) {
    throw new Error(
      `A row of ${uneven?.cells.length} cells in a table of ${columns.length} columns`,
    )
  }
  const fitted = fitColumns(
    columns,
    rows.map((row) => row.cells),
    pagePoints,
  )
  return {
    kind: 'table',
    caption: table.caption ?? null,
    unitLine: table.unitLine ?? null,
    fontPoints: fitted.fontPoints,
    columns: columns.map(({ align }, at) => ({ align, widthPoints: fitted.widths[at] ?? 0 })),
    header: headerOf(table),
    rows,
  }
}

/** One row of titles, or two when some columns stand under a group. */
function headerOf({ columns }: Table): readonly (readonly HeaderCell[])[] {
  if (columns.every((column) => column.group === undefined)) {
    return [columns.map(({ title }) => ({ text: title, columns: 1, rows: 1 }))]
  }
  const upper: HeaderCell[] = []
  columns.forEach(({ title, group }, at) => {
    const last = upper.at(-1)
    if (group === undefined) upper.push({ text: title, columns: 1, rows: 2 })
    else if (last && columns[at - 1]?.group === group)
      upper[upper.length - 1] = { ...last, columns: last.columns + 1 }
    else upper.push({ text: group, columns: 1, rows: 1 })
  })
  const lower = columns.filter((column) => column.group !== undefined)
  return [upper, lower.map(({ title }) => ({ text: title, columns: 1, rows: 1 }))]
}
