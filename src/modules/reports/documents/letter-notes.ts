import type { Language } from '#core/prose/run.ts'
import type { Block, TextRun } from '#platform/letters/document.ts'
import { originLabels, type FigureSource, type ReportFigure } from '../model.ts'
import type { ReportProse } from '../domain/prose/prose.ts'
import type { YearReport } from '../domain/year-report.ts'

/** The notes of a letter: the number of each stated figure, and the blocks that say where they come from. */
export type LetterNotes = {
  readonly numberOf: (figureId: string) => number | undefined
  readonly blocks: readonly Block[]
}

/**
 * A note for each figure the prose states, numbered as they come. A source is named once, in a list below; notes give
 * its place in that list.
 */
export function letterNotes(
  report: YearReport,
  prose: ReportProse,
  language: Language,
): LetterNotes {
  const figures = statedFigures(report, prose)
  const numbers = new Map(figures.map(({ id }, index) => [id, index + 1]))
  const sources = sourcesOf(figures)
  const places = new Map(sources.map((source, index) => [pageOf(source), index + 1]))
  const entries = figures.map((figure, index) => ({
    number: index + 1,
    runs: [{ text: `${whence(figure, { numbers, places, language })}.` }],
  }))
  return {
    numberOf: (id) => numbers.get(id),
    blocks: [
      {
        kind: 'notes',
        title: { vi: 'Xuất xứ số liệu', en: 'Where the figures come from' }[language],
        entries,
      },
      ...sourceBlocks(sources, language),
    ],
  }
}

function statedFigures(report: YearReport, prose: ReportProse): readonly ReportFigure[] {
  const stated = prose.sections.flatMap(({ parts }) =>
    parts.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ runs }) =>
        runs.flatMap((run) => (typeof run === 'string' ? [] : run.figureId)),
      ),
    ),
  )
  const byId = new Map(report.figures.map((figure) => [figure.id, figure]))
  return [...new Set(stated)].flatMap((id) => byId.get(id) ?? [])
}

/** Each text once, in the order they are first needed. */
function sourcesOf(figures: readonly ReportFigure[]): readonly FigureSource[] {
  const byPage = new Map<string, FigureSource>()
  for (const source of figures.flatMap(({ sources }) => sources)) {
    if (!byPage.has(pageOf(source))) byPage.set(pageOf(source), source)
  }
  return [...byPage.values()]
}

const pageOf = ({ href, title }: FigureSource) => href ?? title

function sourceBlocks(sources: readonly FigureSource[], language: Language): Block[] {
  if (sources.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: { vi: 'Danh mục nguồn', en: 'Sources' }[language] },
    { kind: 'list', marks: 'number', items: sources.map((source) => [sourceRun(source)]) },
  ]
}

const sourceRun = ({ title, href }: FigureSource): TextRun => ({
  text: title,
  ...(href && /^https?:\/\//.test(href) ? { link: href } : {}),
})

type Known = {
  readonly numbers: ReadonlyMap<string, number>
  readonly places: ReadonlyMap<string, number>
  readonly language: Language
}

/** `F0014: số báo cáo, nguồn 1`; a made figure says how, with the notes of its parts; its identifier says nothing. */
function whence(figure: ReportFigure, { numbers, places, language }: Known): string {
  const origin = originLabels[figure.origin][language]
  if (figure.origin === 'reported') {
    const listed = [
      ...new Set(figure.sources.flatMap((source) => places.get(pageOf(source)) ?? [])),
    ]
    const named = { vi: 'nguồn', en: 'source' }[language]
    return `${figure.id}: ${origin}, ${named} ${listed.join(', ')}`
  }
  const parts = (figure.parts ?? []).map((id) => {
    const number = numbers.get(id)
    return number === undefined ? id : `[${String(number)}]`
  })
  const shown = parts.filter((part) => !/^(tinh|de-an)\./.test(part)).slice(0, mostParts)
  const from = shown.length > 0 ? ` ${{ vi: 'từ', en: 'from' }[language]} ${shown.join(', ')}` : ''
  const more = parts.length > shown.length && shown.length > 0 ? ', …' : ''
  const how = figure.note ? `: ${figure.note[language].replace(/\.$/, '')}` : ''
  return `${capital(origin)}${from}${more}${how}`
}

/** The parts a note names at most; a sum of many is described by its words. */
const mostParts = 6

const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
