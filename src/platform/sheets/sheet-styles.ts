/** What a column holds; decides its format. */
export const columnKinds = ['text', 'money', 'number', 'decimal', 'date', 'year'] as const
export type ColumnKind = (typeof columnKinds)[number]

/** Positions in `cellXfs` below. */
export const styleOf = {
  plain: 0,
  header: 1,
  title: 2,
  text: 3,
  money: 4,
  decimal: 5,
  date: 6,
  guarded: 7,
  total: 8,
  note: 9,
} as const
export type StyleName = keyof typeof styleOf

/** The style of a cell of each kind of column. */
export const styleOfKind = {
  text: 'text',
  money: 'money',
  number: 'money',
  decimal: 'decimal',
  date: 'date',
  year: 'text',
} as const satisfies Record<ColumnKind, StyleName>

const font = (extra: string, size = 11) =>
  `<font>${extra}<sz val="${size}"/><name val="Times New Roman"/><family val="1"/></font>`
const border =
  '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>'
const wrapped = '<alignment vertical="top" wrapText="1"/>'

function format(numFmt: number, fontId: number, extra = '', inside = '', framed = true): string {
  const fill = extra.includes('header') ? 2 : 0
  const attributes = extra.replace('header', '')
  return `<xf numFmtId="${numFmt}" fontId="${fontId}" fillId="${fill}" borderId="${framed ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${attributes}>${inside}</xf>`
}

/** The styles part of every streamed workbook. `guarded` is text that Excel must never take for a formula. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="#,##0.###"/></numFmts><fonts count="4">${font('')}${font('<b/>')}${font('<b/>', 14)}${font('<i/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4ECE7"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${border}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="10">${[
  format(0, 0, '', '', false),
  format(0, 1, 'header', '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
  format(0, 2, '', '', false),
  format(0, 0, '', wrapped),
  format(3, 0, '', '<alignment vertical="top"/>'),
  format(165, 0, '', '<alignment vertical="top"/>'),
  format(164, 0, '', '<alignment vertical="top"/>'),
  format(0, 0, ' quotePrefix="1"', wrapped),
  format(3, 1, 'header', '<alignment vertical="top"/>'),
  format(0, 3, '', '', false),
].join('')}</cellXfs></styleSheet>`
