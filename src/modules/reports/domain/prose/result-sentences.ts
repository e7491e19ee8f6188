import { listed } from '#core/prose/phrase.ts'
import type { Prose } from '#core/prose/run.ts'
import type { ReportFigure, ReportStatus } from '../../model.ts'
import { withLevel } from '../product-level.ts'
import { groupOf, groupLabels, phraseOf, resultGroups, type ResultGroup } from './phrases.ts'
import { bare, full } from './numbers.ts'
import type { Writer } from './writer.ts'

/** What a group of activities brought in a period, as one sentence. */
export type GroupSentence = { readonly group: ResultGroup; readonly prose: Prose }

/** The reported results of the given figures, a sentence for each group of activities that has any. */
export function resultSentences(writer: Writer, figures: readonly ReportFigure[]): GroupSentence[] {
  const byGroup = Map.groupBy(figures, ({ indicator }) => groupOf(indicator))
  return resultGroups.flatMap((group) => {
    const own = byGroup.get(group) ?? []
    const phrases = own
      .filter((figure) => !completedBy(figure, own))
      .map((figure) => resultPhrase(writer, figure, own))
    if (phrases.length === 0) return []
    const prose = writer.sentence(
      { vi: '{group}: {results}', en: '{group}: {results}' },
      { group: groupLabels[group][writer.language], results: listed(writer.language, phrases) },
    )
    return [{ group, prose }]
  })
}

/** The results of the whole scope in a year, printed or computed from nothing but print. */
export function resultsOf(
  writer: Writer,
  year: number,
  statuses: readonly ReportStatus[],
): ReportFigure[] {
  return writer.report.figures.filter(
    (figure) =>
      writer.isWhole(figure) &&
      figure.origin === 'reported' &&
      figure.period.year === year &&
      statuses.includes(figure.status) &&
      groupOf(figure.indicator) !== undefined &&
      figure.indicator !== 'R03' &&
      figure.indicator !== 'R04',
  )
}

const completedBy = (figure: ReportFigure, own: readonly ReportFigure[]) => {
  const completes = phraseOf(figure.indicator)?.completes
  return completes !== undefined && own.some(({ indicator }) => indicator === completes)
}

function resultPhrase(writer: Writer, figure: ReportFigure, own: readonly ReportFigure[]): Prose {
  const { language, phrase } = writer
  const words = figure.dimension === null ? phraseOf(figure.indicator) : undefined
  const said = words
    ? phrase(withLevel(words, figure.sourceIndicator), { n: bare(figure, language) })
    : phrase(
        { vi: '{label} {value}', en: '{label} {value}' },
        { label: labelOf(writer, figure), value: full(figure, language) },
      )
  const completing = own.flatMap((other) => {
    const more = phraseOf(other.indicator)
    return more?.completes === figure.indicator
      ? [' ', ...phrase(more, { n: bare(other, language) })]
      : []
  })
  return [...said, ...completing]
}

function labelOf({ language }: Writer, { label }: ReportFigure): string {
  return label[language].replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
}
