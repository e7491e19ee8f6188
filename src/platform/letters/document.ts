import type { PlainDate } from '#core/plain-date.ts'

/** An official document, laid out by Nghị định 30/2020/NĐ-CP whatever it is about. */
export type OfficialDocument = {
  readonly language: 'vi' | 'en'
  readonly issuer: { readonly superior: string | null; readonly name: string }
  /** `12/BC-SCT`; one that starts with `/`, or `null`, leaves room for the number to be written in. */
  readonly number: string | null
  readonly place: string
  /** `null` leaves room for the day to be written in. */
  readonly day: PlainDate | null
  /** The kind of document: `BÁO CÁO`, `QUYẾT ĐỊNH`. */
  readonly title: string
  readonly abstract: string
  /** The legal bases, one a line, without the closing `;` or `.`. */
  readonly bases?: readonly string[]
  readonly blocks: readonly Block[]
  /** Without the dash and the `;`: `Như trên`, `Lưu: VT`. */
  readonly recipients?: readonly string[]
  readonly signature?: Signature
  readonly annexes: readonly Annex[]
}

/** Who signs: `KT. GIÁM ĐỐC` is the authority, `PHÓ GIÁM ĐỐC` the position. */
export type Signature = {
  readonly authority: string | null
  readonly position: string
  readonly name?: string
}

/** A part that starts on its own page, with its own page numbers. */
export type Annex = {
  /** `PHỤ LỤC I` */
  readonly title: string
  /** What the annex holds; capitals in print. */
  readonly heading?: string
  /** `(Kèm theo Báo cáo số 12/BC-SCT ngày 05 tháng 6 năm 2026 của Sở Công Thương)` */
  readonly subtitle: string
  readonly orientation: 'portrait' | 'landscape'
  readonly blocks: readonly Block[]
}

/** What stands in the body, in order. */
export type Block = Heading | Paragraph | List | Table | Notes | { readonly kind: 'pageBreak' }

/** A heading with its own number in the text: `II. KẾT QUẢ THỰC HIỆN`. */
export type Heading = { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }

/** A justified paragraph. */
export type Paragraph = { readonly kind: 'paragraph'; readonly runs: readonly TextRun[] }

/** A list with dashes, as offices write it, or with numbers. */
export type List = {
  readonly kind: 'list'
  readonly marks: 'dash' | 'number'
  readonly items: readonly (readonly TextRun[])[]
}

/** Text of one look. */
export type TextRun = {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** An `https://` address to open. */
  readonly link?: string
  /** The number of an entry of a `notes` block. */
  readonly note?: number
  /** A note printed at the foot of the same page. */
  readonly footnote?: string
}

/** A ruled table; its header is printed again on each page. */
export type Table = {
  readonly kind: 'table'
  readonly caption?: string
  /** `Đơn vị tính: triệu đồng` */
  readonly unitLine?: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** The last row, in bold: `Tổng cộng`. */
  readonly totalRow?: readonly string[]
}

/** A column of a table; neighbours with the same `group` share a header above theirs. */
export type Column = {
  readonly title: string
  readonly align: 'left' | 'center' | 'right'
  /** A share of the width of the page: only the proportion matters. */
  readonly width: number
  readonly group?: string
}

/** A row of a table: as many cells as columns. */
export type Row = { readonly cells: readonly string[]; readonly strong?: boolean }

/** Where each figure comes from, at the place of this block; runs point at the numbers. */
export type Notes = {
  readonly kind: 'notes'
  readonly title: string
  readonly entries: readonly { readonly number: number; readonly runs: readonly TextRun[] }[]
}
