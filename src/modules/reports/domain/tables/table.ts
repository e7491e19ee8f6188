import type { Bilingual, ReportFigure } from '../../model.ts'
import { dongInUnit, numberOf } from '../measure.ts'

/** A table of a report, for pages, letters and workbooks alike. */
export type ReportTable = {
  readonly id: string
  readonly title: Bilingual
  /** `Đơn vị tính: triệu đồng` */
  readonly unitLine: Bilingual | null
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** The row of sums, where the rows add up to something. */
  readonly total: TableRow | null
}

/** A column; neighbours of the same group share a header above theirs. */
export type TableColumn = {
  readonly title: Bilingual
  readonly kind: 'text' | 'number'
  readonly group?: Bilingual
}

/** A row: as many cells as columns. */
export type TableRow = {
  readonly cells: readonly TableCell[]
  readonly href?: string
  /** Shown, so that nothing is hidden, but not in the row of sums. */
  readonly isApart?: boolean
}

/** Words in a cell, opening a page or not. */
export type WordsCell = { readonly text: Bilingual; readonly href?: string }

/** A number in a cell, with the figure that opens it. */
export type NumberCell = {
  readonly value: string
  readonly qualifier?: string
  readonly figureId?: string
  readonly note?: Bilingual
}

/** `null` is not known. */
export type TableCell = null | WordsCell | NumberCell

const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** Words in a cell. */
export const words = (text: Bilingual | string, href?: string): TableCell => ({
  text:
    typeof text === 'string'
      ? { vi: text, en: text }
      : { vi: capital(text.vi), en: capital(text.en) },
  ...(href ? { href } : {}),
})

/** A figure in a cell: money in triệu đồng, the rest as it is. */
export function numberCell(figure: ReportFigure | undefined): TableCell {
  return figure
    ? cellOf(figure, figure.amountDong === null ? figure.value : inMillions(figure))
    : null
}

/** A figure in a cell of a row that says the unit. */
export function printedCell(figure: ReportFigure | undefined): TableCell {
  return figure ? cellOf(figure, figure.value) : null
}

function cellOf(figure: ReportFigure, value: string): TableCell {
  return {
    value,
    figureId: figure.id,
    ...(figure.qualifier ? { qualifier: figure.qualifier } : {}),
    ...(figure.note ? { note: figure.note } : {}),
  }
}

const inMillions = (figure: ReportFigure) => dongInUnit(numberOf(figure), 'triệu đồng')

/** An amount of đồng in triệu đồng. */
export const millionsCell = (dong: string | null): TableCell =>
  dong === null ? null : { value: dongInUnit({ units: BigInt(dong), scale: 0 }, 'triệu đồng') }

/** The unit line above tables of money. */
export const millions: Bilingual = { vi: 'Đơn vị tính: triệu đồng', en: 'Unit: million dong' }

/** A column of words. */
export const textColumn = (vi: string, en: string): TableColumn => ({
  title: { vi, en },
  kind: 'text',
})
