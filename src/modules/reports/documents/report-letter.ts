import { numberText } from '#core/prose/number.ts'
import type { Language, Prose } from '#core/prose/run.ts'
import type { Annex, Block, OfficialDocument, Table, TextRun } from '#platform/letters/document.ts'
import { sayFinding } from '../domain/prose/finding-sentences.ts'
import type { ReportProse, Section } from '../domain/prose/prose.ts'
import { writeProse } from '../domain/prose/write-prose.ts'
import { reportTables } from '../domain/tables/report-tables.ts'
import type { ReportTable, TableCell, TableRow } from '../domain/tables/table.ts'
import type { SchemeRow, YearReport } from '../domain/year-report.ts'
import { letterNotes, type LetterNotes } from './letter-notes.ts'

/**
 * The report as an official document: its prose with a note for each number, and its tables as annexes.
 * A frozen report brings its prose along, in the words of its day.
 */
export function reportLetter(
  report: YearReport,
  schemes: readonly SchemeRow[],
  language: Language,
  prose: ReportProse = writeProse(report, language),
): OfficialDocument {
  const notes = letterNotes(report, prose, language)
  return {
    language,
    issuer: issuerOf(report, language),
    number: '/BC-SCT',
    place: '…',
    day: null,
    title: prose.title,
    abstract: prose.abstract,
    bases: bases[language],
    blocks: [
      ...prose.sections.flatMap((section) => sectionBlocks(section, notes.numberOf)),
      ...findingBlocks(report, language),
      ...notes.blocks,
    ],
    recipients: { vi: ['Như trên', 'Lưu: VT'], en: ['As above', 'File'] }[language],
    signature: {
      authority: null,
      position: { vi: 'Thủ trưởng đơn vị', en: 'Head of the office' }[language],
    },
    // The notes say where each stated figure comes from; the list of all figures is in the workbook.
    annexes: reportTables(report, schemes)
      .filter(({ id }) => id !== 'so-lieu')
      .map((table, index) => annexOf(table, index, language)),
  }
}

const bases = {
  vi: [
    'Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công',
    'Căn cứ Thông tư số 46/2012/TT-BCT ngày 28 tháng 12 năm 2012 của Bộ Công Thương',
  ],
  en: [
    'Decree 45/2012/NĐ-CP of 21 May 2012 of the Government on industrial promotion',
    'Circular 46/2012/TT-BCT of 28 December 2012 of the Ministry of Industry and Trade',
  ],
} as const

function issuerOf({ scope, name }: YearReport, language: Language) {
  const ministry = { vi: 'Bộ Công Thương', en: 'Ministry of Industry and Trade' }[language]
  if (scope.kind === 'nation' || scope.kind === 'region') {
    return {
      superior: ministry,
      name: { vi: 'Cơ quan tổng hợp', en: 'Compiling office' }[language],
    }
  }
  const department = { vi: 'Sở Công Thương', en: 'Department of Industry and Trade' }[language]
  return {
    superior: { vi: `UBND ${name.vi}`, en: `People’s Committee of ${name.en}` }[language],
    name: department,
  }
}

function sectionBlocks(
  { number, heading, parts }: Section,
  numberOf: LetterNotes['numberOf'],
): Block[] {
  return [
    { kind: 'heading', level: 1, text: `${number}. ${heading}` },
    ...parts.flatMap((part): Block[] => [
      ...(part.heading
        ? [{ kind: 'heading' as const, level: 2 as const, text: part.heading }]
        : []),
      ...part.paragraphs.map(({ runs }): Block => ({
        kind: 'paragraph',
        runs: textRuns(runs, numberOf),
      })),
    ]),
  ]
}

function textRuns(runs: Prose, numberOf: LetterNotes['numberOf']): TextRun[] {
  return runs.map((run) => {
    if (typeof run === 'string') return { text: run }
    const note = numberOf(run.figureId)
    return { text: run.text, ...(note === undefined ? {} : { note }) }
  })
}

function findingBlocks(report: YearReport, language: Language): Block[] {
  const rounding = report.findings.filter(({ verdict }) => verdict === 'rounding')
  if (rounding.length === 0) return []
  const heading = { vi: 'Chênh lệch do làm tròn', en: 'Differences by rounding' }[language]
  const items = rounding.map((finding) => [{ text: sayFinding(finding, language) }])
  return [
    { kind: 'heading', level: 2, text: heading },
    { kind: 'list', marks: 'dash', items },
  ]
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'] as const

function annexOf(table: ReportTable, index: number, language: Language): Annex {
  const roman = romans[index] ?? String(index + 1)
  return {
    title: { vi: `PHỤ LỤC ${roman}`, en: `ANNEX ${roman}` }[language],
    heading: table.title[language],
    subtitle: { vi: '(Kèm theo Báo cáo)', en: '(Attached to the report)' }[language],
    orientation: table.columns.length > 6 ? 'landscape' : 'portrait',
    blocks: annexBlocks(table, language),
  }
}

/** Provinces nothing is known of are named below their table: in print a row of dashes costs a line and says no more. */
function annexBlocks(table: ReportTable, language: Language): Block[] {
  const isSilent = ({ cells }: TableRow) => cells.slice(1).every((cell) => cell === null)
  const silent = table.id === 'theo-tinh' ? table.rows.filter(isSilent) : []
  if (silent.length === 0) return [letterTable(table, language)]
  const known = table.rows.filter((row) => !silent.includes(row))
  const names = silent.map(({ cells: [head] }) => cellText(head ?? null, language)).join(', ')
  const count = silent.length
  const text = {
    vi: `Chưa có số liệu của ${count} tỉnh, thành phố: ${names}.`,
    en: `Nothing is known of ${count} provinces: ${names}.`,
  }[language]
  return [letterTable({ ...table, rows: known }, language), { kind: 'paragraph', runs: [{ text }] }]
}

function letterTable(table: ReportTable, language: Language): Table {
  return {
    kind: 'table',
    ...(table.unitLine ? { unitLine: table.unitLine[language] } : {}),
    columns: table.columns.map(({ title, kind, group }) => ({
      title: title[language],
      align: kind === 'number' ? 'right' : 'left',
      width: kind === 'number' ? 2 : 4,
      ...(group ? { group: group[language] } : {}),
    })),
    rows: table.rows.map(({ cells }) => ({ cells: cells.map((cell) => cellText(cell, language)) })),
    ...(table.total ? { totalRow: table.total.cells.map((cell) => cellText(cell, language)) } : {}),
  }
}

/** A cell in words: unknown is an em dash in print, explained by the coverage beside sums. */
export function cellText(cell: TableCell, language: Language): string {
  if (cell === null) return '—'
  if ('text' in cell) return cell.text[language]
  return `${cell.qualifier ? `${cell.qualifier} ` : ''}${numberText(language, cell.value)}`
}
