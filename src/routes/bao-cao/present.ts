import type { Language, Prose } from '#core/prose/run.ts'
import { findingKinds } from '#modules/indicators/model.ts'
import {
  cellText,
  findingRuns,
  type Part,
  type ReportProse,
  type ReportTable,
  type TableCell,
  type YearReport,
} from '#modules/reports/api.server.ts'
import {
  partialText,
  type FigureOrigin,
  type ReportFigure,
  type Verdict,
} from '#modules/reports/model.ts'

/** A piece of text on a page; a number has where it opens and where it comes from. */
export type ShownRun = {
  readonly text: string
  readonly href?: string
  readonly origin?: FigureOrigin
}

/** A cell on a page. */
export type ShownCell = ShownRun & {
  readonly number: boolean
  readonly note?: string
  /** Known of a part of the province of the row only. */
  readonly isPartial?: true
}

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

/** A finding on a page: its words, and the figures that the words do not open. */
export type ShownFinding = {
  /** Its place among the findings of the report; the name of its spot on the page. */
  readonly index: number
  readonly verdict: Verdict
  readonly kind: string
  readonly runs: readonly ShownRun[]
  readonly ids: readonly string[]
}

/** The findings of a report as a page shows them. */
export function showFindings(report: YearReport, language: Language): ShownFinding[] {
  const find = lookupOf(report)
  return report.findings.map((finding, index) => {
    const runs = findingRuns(finding, { report, language })
    const opened = new Set(runs.flatMap((run) => (typeof run === 'string' ? [] : run.figureId)))
    return {
      index,
      verdict: finding.verdict,
      kind: findingKinds[finding.kind][language],
      runs: showRuns(runs, find),
      ids: finding.ids.filter((id) => !opened.has(id)),
    }
  })
}

/** The sections of a report as a page shows them: each finding is said once, beside its number where it has one. */
export function showProse(
  prose: ReportProse,
  find: FigureLookup,
  findings: readonly ShownFinding[],
) {
  const sectionOf = new Map<number, string>()
  const beside = (index: number, section: string): ShownFinding[] => {
    const finding = findings[index]
    if (!finding || sectionOf.has(index)) return []
    sectionOf.set(index, section)
    return [finding]
  }
  const sections = prose.sections.map(({ number, heading, parts }) => ({
    number,
    heading,
    parts: parts.map((part) => ({
      heading: part.heading,
      tells: part.tells ?? null,
      paragraphs: part.paragraphs.map(({ runs, findings: found }) => ({
        runs: showRuns(runs, find),
        findings: part.tells ? [] : found.flatMap((index) => beside(index, number)),
      })),
    })),
  }))
  const told = prose.sections.flatMap(({ parts }) => parts.flatMap(findingsTold))
  return {
    sections,
    /** What the part on findings tells: in full, or in which section it stands beside its number. */
    told: told.flatMap((index) => {
      const finding = findings[index]
      return finding ? [{ ...finding, section: sectionOf.get(index) ?? null }] : []
    }),
    /** What the prose does not tell. */
    untold: findings.filter(({ index }) => !sectionOf.has(index) && !told.includes(index)),
  }
}

const findingsTold = ({ tells, paragraphs }: Part): readonly number[] =>
  tells ? paragraphs.flatMap(({ findings }) => findings) : []

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
    ...(figure && partialText(figure) ? { isPartial: true as const } : {}),
  }
}
