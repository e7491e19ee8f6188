import { enumerated } from '#core/prose/phrase.ts'
import type { Prose } from '#core/prose/run.ts'
import { statusLabels, tierLabels, type ReportFigure } from '../../model.ts'
import { full } from './numbers.ts'
import type { Writer } from './writer.ts'

/** Figures of the whole scope that are not of one calendar year: months of the year, and spans that hold it. */
export function periodParagraphs(writer: Writer): Prose[][] {
  const others = writer.report.figures.filter(
    (figure) => writer.isWhole(figure) && figure.origin === 'reported' && figure.period.year === null,
  )
  return [...Map.groupBy(others, ({ period }) => period.label)].map(([label, figures]) => [
    writer.sentence(
      { vi: 'Kỳ {label}: {figures}', en: 'Period {label}: {figures}' },
      { label, figures: enumerated(figures.map((figure) => statement(writer, figure))) },
    ),
  ])
}

function statement(writer: Writer, figure: ReportFigure): Prose {
  const { language } = writer
  const tier = figure.tier && figure.tier !== 'total' ? `, ${tierLabels[figure.tier][language]}` : ''
  const dimension = figure.dimension ? `, ${figure.dimension}` : ''
  const label = figure.label[language].replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
  return writer.phrase(
    { vi: '{label} ({status}) {value}', en: '{label} ({status}) {value}' },
    { label: `${label}${tier}${dimension}`, status: statusLabels[figure.status][language], value: full(figure, language) },
  )
}
