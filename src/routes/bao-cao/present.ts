import type { Language, Prose } from '#core/prose/run.ts'
import {
  cellText,
  type ReportProse,
  type ReportTable,
  type TableCell,
  type YearReport,
} from '#modules/reports/api.server.ts'
import type { FigureOrigin, ReportFigure } from '#modules/reports/model.ts'

/** A piece of text on a page; a number has where it opens and where it comes from. */
export type ShownRun = {
  readonly text: string
  readonly href?: string
  readonly origin?: FigureOrigin
}

/** A cell on a page. */
export type ShownCell = ShownRun & { readonly number: boolean; readonly note?: string }

/** A table on a page. */
export type ShownTable = {
  readonly id: string
  readonly title: string
  readonly unitLine: string | null
  readonly columns: readonly {
    readonly title: string
    readonly number: boolean
    readonly group: string | null
  }[]
  readonly rows: readonly (readonly ShownCell[])[]
  readonly total: readonly ShownCell[] | null
}

/** Finds the figure of an identifier among those of a report. */
export type FigureLookup = (id: string) => ReportFigure | undefined

/** Where a figure opens: its schemes, its own page, or the page of a made figure. */
export function openHref(figure: ReportFigure): string {
  if (figure.origin === 'reported') return `/so-lieu/${figure.id}`
  const records = figure.links.find(({ rel }) => rel === 'records')
  return records?.href ?? `/bao-cao/so/${figure.id}`
}

/** A lookup over a report's figures. */
export function lookupOf(report: YearReport): FigureLookup {
  const byId = new Map(report.figures.map((figure) => [figure.id, figure]))
  return (id) => byId.get(id)
}

/** Prose with each number opened. */
export function showRuns(runs: Prose, find: FigureLookup): ShownRun[] {
  return runs.map((run) => {
    if (typeof run === 'string') return { text: run }
    const figure = find(run.figureId)
    return figure
      ? { text: run.text, href: openHref(figure), origin: figure.origin }
      : { text: run.text }
  })
}

/** The sections of a report as a page shows them. */
export function showProse(prose: ReportProse, find: FigureLookup) {
  return prose.sections.map(({ number, heading, parts }) => ({
    number,
    heading,
    parts: parts.map((part) => ({
      heading: part.heading,
      paragraphs: part.paragraphs.map(({ runs, findings }) => ({
        runs: showRuns(runs, find),
        findings,
      })),
    })),
  }))
}

/** A table in the language, its numbers opened. */
export function showTable(table: ReportTable, language: Language, find: FigureLookup): ShownTable {
  const cells = (row: { readonly cells: readonly TableCell[] }) =>
    row.cells.map((cell, index) =>
      showCell(cell, table.columns[index]?.kind === 'number', language, find),
    )
  return {
    id: table.id,
    title: table.title[language],
    unitLine: table.unitLine && table.unitLine[language],
    columns: table.columns.map(({ title, kind, group }) => ({
      title: title[language],
      number: kind === 'number',
      group: group?.[language] ?? null,
    })),
    rows: table.rows.map(cells),
    total: table.total && cells(table.total),
  }
}

function showCell(
  cell: TableCell,
  number: boolean,
  language: Language,
  find: FigureLookup,
): ShownCell {
  const text = cell === null ? '' : cellText(cell, language)
  if (cell === null || 'text' in cell)
    return { text, number, ...(cell?.href ? { href: cell.href } : {}) }
  const figure = cell.figureId === undefined ? undefined : find(cell.figureId)
  return {
    text,
    number,
    ...(figure ? { href: openHref(figure), origin: figure.origin } : {}),
    ...(cell.note ? { note: cell.note[language] } : {}),
  }
}
