/** What a column holds; decides its format. */
export const columnKinds = ['text', 'money', 'number', 'decimal', 'date', 'year'] as const
export type ColumnKind = (typeof columnKinds)[number]

/** Positions in `cellXfs` below; the marked ones are in the order error, warning. */
export const styleOf = {
  plain: 0,
  header: 1,
  title: 2,
  text: 3,
  money: 4,
  decimal: 5,
  date: 6,
  guarded: 7,
  note: 8,
} as const
export type StyleName = keyof typeof styleOf

/** Fills that point a person to a cell. */
export const cellMarks = ['error', 'warning'] as const
export type CellMark = (typeof cellMarks)[number]

const markable = [
  'text',
  'money',
  'decimal',
  'date',
  'guarded',
] as const satisfies readonly StyleName[]
const firstMarked = 9

/** The position of a style with a mark. */
export function markedStyle(style: StyleName, mark: CellMark | undefined): number {
  if (mark === undefined) return styleOf[style]
  const kind = markable.findIndex((name) => name === style)
  return firstMarked + cellMarks.indexOf(mark) * markable.length + Math.max(0, kind)
}

/** The style of a cell of each kind of column. */
export const styleOfKind = {
  text: 'text',
  money: 'money',
  number: 'money',
  decimal: 'decimal',
  date: 'date',
  year: 'text',
} as const satisfies Record<ColumnKind, StyleName>

/** How high the letters of a list are. */
export const letterPoints = 11

const font = (extra: string, size = letterPoints) =>
  `<font>${extra}<sz val="${size}"/><name val="Times New Roman"/><family val="1"/></font>`
const border =
  '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>'
const wrapped = '<alignment vertical="top" wrapText="1"/>'

const fills = { none: 0, heading: 2, error: 3, warning: 4 } as const
const fill = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/></patternFill></fill>`

type Xf = {
  readonly numFmt?: number
  readonly font?: number
  readonly fill?: keyof typeof fills
  readonly framed?: boolean
  readonly attributes?: string
  readonly inside?: string
}

function xf({
  numFmt = 0,
  font: fontId = 0,
  fill: fillName = 'none',
  framed = true,
  attributes = '',
  inside = '',
}: Xf): string {
  return `<xf numFmtId="${numFmt}" fontId="${fontId}" fillId="${fills[fillName]}" borderId="${framed ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${attributes}>${inside}</xf>`
}

const top = '<alignment vertical="top"/>'
const body = {
  text: { inside: wrapped },
  money: { numFmt: 3, inside: top },
  decimal: { numFmt: 165, inside: top },
  date: { numFmt: 164, inside: top },
  guarded: { attributes: ' quotePrefix="1"', inside: wrapped },
} as const satisfies Record<(typeof markable)[number], Xf>

const xfs = [
  xf({ framed: false }),
  xf({
    font: 1,
    fill: 'heading',
    inside: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  }),
  xf({ font: 2, framed: false }),
  ...markable.map((name) => xf(body[name])),
  xf({ font: 3, framed: false }),
  ...cellMarks.flatMap((mark) => markable.map((name) => xf({ ...body[name], fill: mark }))),
]

/** The styles part of every streamed workbook. `guarded` is text that Excel must never take for a formula. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="#,##0.###"/></numFmts><fonts count="4">${font('')}${font('<b/>')}${font('<b/>', 14)}${font('<i/>')}</fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('E4ECE7')}${fill('FFD9D4')}${fill('FFF1C9')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${border}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`
