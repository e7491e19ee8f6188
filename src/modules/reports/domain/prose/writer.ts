import { sentence, type Language, type Prose } from '#core/prose/run.ts'
import type { Bilingual, ReportFigure, ReportTier } from '../../model.ts'
import { isWholeOf } from '../whole.ts'
import { ask, type Asked } from '../measure.ts'
import type { YearReport } from '../year-report.ts'
import { fill, type Fillings } from './numbers.ts'

/** What a section writes with: the report, the language, and the figures of the whole scope. */
export type Writer = {
  readonly report: YearReport
  readonly language: Language
  /** The first figure of the whole scope that answers. */
  readonly find: (asked: Asked) => ReportFigure | undefined
  readonly findAll: (asked: Asked) => ReportFigure[]
  readonly isWhole: (figure: ReportFigure) => boolean
  /** A phrase with its places filled, empty when something is missing. */
  readonly phrase: (text: Bilingual, fillings?: Fillings) => Prose
  /** The same as a sentence. */
  readonly sentence: (text: Bilingual, fillings?: Fillings) => Prose
}

/** A writer for a report in a language. */
export function writerOf(report: YearReport, language: Language): Writer {
  const whole = report.figures.filter((figure) => isWholeOf(report.scope, figure))
  const phrase = (text: Bilingual, fillings?: Fillings) => fill(text, language, fillings)
  return {
    report,
    language,
    find: (asked) => ask(whole, asked)[0],
    findAll: (asked) => ask(whole, asked),
    isWhole: (figure) => isWholeOf(report.scope, figure),
    phrase,
    sentence: (text, fillings) => sentence(phrase(text, fillings)),
  }
}

/** The statuses that tell what was planned, the firmest first. */
export const planned = ['plan', 'approved', 'expected'] as const
/** The statuses that tell what was carried out, the firmest first. */
export const carriedOut = ['actual', 'accepted', 'estimate'] as const

/** Money and schemes of one programme in one year, as reported. */
export function programme(
  writer: Writer,
  tier: ReportTier,
  status: typeof planned | typeof carriedOut,
  year: number,
) {
  const asked = { tier, status, year, origin: 'reported' as const }
  return {
    money: writer.find({ measure: 'money', ...asked }),
    schemes: writer.find({ measure: 'schemes', ...asked }),
  }
}

/** The provinces of the scope as a sentence names them. */
export function provincesOf({ report }: Writer): Bilingual {
  if (report.scope.kind === 'region') {
    return { vi: `các tỉnh, thành phố ${report.name.vi}`, en: `the provinces of ${report.name.en}` }
  }
  if (report.scope.kind === 'nation') return { vi: 'cả nước', en: 'the whole country' }
  return { vi: report.name.vi, en: report.name.en }
}
