import { periodInEnglish } from '#modules/indicators/model.ts'
import { enumerated } from '#core/prose/phrase.ts'
import type { Prose } from '#core/prose/run.ts'
import { statusLabels, tierLabels, type ReportFigure } from '../../model.ts'
import { full } from './numbers.ts'
import type { Writer } from './writer.ts'

/** Figures of the whole scope that are not of one calendar year: months of the year, and spans that hold it. */
export function periodParagraphs(writer: Writer): Prose[][] {
  const others = writer.report.figures.filter(
    (figure) =>
      writer.isWhole(figure) && figure.origin === 'reported' && figure.period.year === null,
  )
  return [...Map.groupBy(others, ({ period }) => period.label)].map(([label, figures]) => [
    writer.sentence(
      { vi: 'Kỳ {label}: {figures}', en: 'Period {label}: {figures}' },
      {
        label: writer.language === 'vi' ? label : periodInEnglish(label),
        figures: enumerated(figures.map((figure) => statement(writer, figure))),
      },
    ),
  ])
}

/** A figure said by its label: `kinh phí thực hiện (thực hiện) 47,017 tỷ đồng`. */
export function statement(writer: Writer, figure: ReportFigure): Prose {
  const { language } = writer
  const tier =
    figure.tier && figure.tier !== 'total' ? `, ${tierLabels[figure.tier][language]}` : ''
  const label = figure.label[language].replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
  // "Kinh phí thực hiện" need not say its status again.
  const said = statusLabels[figure.status][language]
  const status = label.includes(said) || figure.status === 'actual' ? '' : ` (${said})`
  return writer.phrase(
    { vi: '{label}{status} {value}', en: '{label}{status} {value}' },
    { label: `${label}${tier}`, status, value: full(figure, language) },
  )
}
