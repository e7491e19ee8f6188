import { findingInEnglish, periodInEnglish, scopeInEnglish } from '#modules/indicators/model.ts'
import { numberText } from '#core/prose/number.ts'
import { figure, joinTexts, sentence, type Prose, type Run } from '#core/prose/run.ts'
import type { ReportFinding } from '../../model.ts'
import type { YearReport } from '../year-report.ts'
import type { Writer } from './writer.ts'

const alarms = new Set(['error', 'conflict', 'warning'])

type Writing = Pick<Writer, 'language' | 'report'>

/** The findings that are alarms, a sentence each, with the index of each among all findings. */
export function findingSentences(
  writing: Writing,
): { readonly runs: Prose; readonly index: number }[] {
  return writing.report.findings.flatMap((finding, index) =>
    alarms.has(finding.verdict) ? [{ runs: sentence(findingRuns(finding, writing)), index }] : [],
  )
}

/** The finding in words, each number in it that is a figure of the report naming that figure. */
export function findingRuns(finding: ReportFinding, { report, language }: Writing): Prose {
  const said = placedFinding(finding, { report, language })
  const byText = new Map(
    figuresIn(report, finding.ids).map(({ id, value }) => [numberText(language, value), id]),
  )
  const pieces = said.split(language === 'vi' ? vietnameseNumber : englishNumber)
  return joinTexts(
    pieces.map((piece, at): Run => {
      const id = at % 2 === 1 ? byText.get(piece) : undefined
      return id === undefined ? piece : figure(id, piece)
    }),
  )
}

// A full stop or comma after a number is no part of it.
const vietnameseNumber = /(\d(?:[\d.]*\d)?(?:,\d+)?)/
const englishNumber = /(\d(?:[\d,]*\d)?(?:\.\d+)?)/

/** The figures a finding is about, and what was computed of nothing but them. */
function figuresIn({ figures }: YearReport, ids: readonly string[]) {
  const computed = figures.filter(
    ({ parts = [] }) => parts.length > 0 && parts.every((part) => ids.includes(part)),
  )
  return [...computed, ...figures.filter(({ id }) => ids.includes(id))]
}

/** The finding with its place in front when that is not the report's own: the arithmetic alone does not say whose it is. */
export function placedFinding(finding: ReportFinding, { language, report }: Writing): string {
  const said = sentenceOf(finding, language)
  return normal(report.name.vi).endsWith(normal(finding.scope))
    ? capital(said)
    : `${placeOf(finding, language)}: ${said}`
}

/** A finding in words alone, as the reconciler says it. */
export function wordsOfFinding(finding: ReportFinding, language: 'vi' | 'en'): string {
  return capital(sentenceOf(finding, language))
}

/** The same with its place and period for an English reader; the Vietnamese sentence stands under its heading. */
export function sayFinding(finding: ReportFinding, language: 'vi' | 'en'): string {
  const said = sentenceOf(finding, language)
  return language === 'vi' ? said : `${placeOf(finding, language)}: ${said}`
}

const sentenceOf = (finding: ReportFinding, language: 'vi' | 'en') =>
  language === 'vi' ? finding.message : findingInEnglish(finding)

const placeOf = ({ scope, period }: ReportFinding, language: 'vi' | 'en') =>
  language === 'vi' ? `${scope}, ${period}` : `${scopeInEnglish(scope)}, ${periodInEnglish(period)}`

const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
const normal = (name: string) => name.toLowerCase().replace(/^(tỉnh|thành phố|khu vực) /, '')
