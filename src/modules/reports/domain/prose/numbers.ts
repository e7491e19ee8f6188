import { qualifierIn, unitIn } from '#modules/indicators/model.ts'
import { moneyText } from '#core/prose/money.ts'
import { numberText } from '#core/prose/number.ts'
import { joinTexts, type Language, type Prose, type Run } from '#core/prose/run.ts'
import type { Bilingual, ReportFigure } from '../../model.ts'

/** `hơn`, `gần`, `khoảng` in the language, with the space after it. */
const writeQualifier = (qualifier: string | null, language: Language) =>
  qualifier === null ? '' : `${qualifierIn(qualifier, language)} `

/** The figure as prose states it, with its unit: `63,335 tỷ đồng`, `17,16%`, `hơn 5,4 tỷ đồng`. */
export function writeFigure(figure: ReportFigure, language: Language): string {
  const qualifier = writeQualifier(figure.qualifier, language)
  if (figure.unit === 'đồng') return qualifier + moneyText(language, BigInt(figure.value))
  const number = numberText(language, figure.value)
  if (figure.unit === '%') return `${qualifier}${number}%`
  return `${qualifier}${number} ${unitIn(figure.unit, language)}`
}

/** The figure with its unit, as a number that opens. */
export function full(figure: ReportFigure | undefined, language: Language): Run | undefined {
  return figure && { figureId: figure.id, text: writeFigure(figure, language) }
}

/** The bare number, where the sentence itself says the unit. */
export function bare(figure: ReportFigure | undefined, language: Language): Run | undefined {
  if (!figure) return undefined
  const text = writeQualifier(figure.qualifier, language) + numberText(language, figure.value)
  return { figureId: figure.id, text }
}

/** What fills the places of a sentence; a missing one drops the sentence. */
export type Fillings = Readonly<Record<string, Run | Prose | number | null | undefined>>

/** The sentence with its places filled, or an empty one when something it needs is not known. */
export function fill(sentence: Bilingual, language: Language, fillings: Fillings = {}): Prose {
  const runs: Run[] = []
  for (const [index, piece] of sentence[language].split(/\{(\w+)\}/).entries()) {
    const filling = index % 2 === 0 ? piece : fillings[piece]
    if (filling === null || filling === undefined) return []
    if (typeof filling === 'number') runs.push(String(filling))
    else if (Array.isArray(filling)) runs.push(...(filling as Prose))
    else runs.push(filling as Run)
  }
  return joinTexts(runs)
}
