import type { Prose } from '#core/prose/run.ts'
import type { ReportFinding } from '../../model.ts'
import type { Writer } from './writer.ts'

const alarms = new Set(['error', 'conflict', 'warning'])

/** The findings that are alarms, a sentence each. */
export function findingSentences(writer: Writer): Prose[] {
  return writer.report.findings
    .filter(({ verdict }) => alarms.has(verdict))
    .map((finding) =>
      writer.sentence({ vi: '{text}', en: '{text}' }, { text: placedFinding(finding, writer) }),
    )
}

/** The finding with its place in front when that is not the report's own: the arithmetic alone does not say whose it is. */
export function placedFinding(
  finding: ReportFinding,
  { language, report }: Pick<Writer, 'language' | 'report'>,
): string {
  const said = sayFinding(finding, language)
  if (language === 'en' || normal(report.name.vi).endsWith(normal(finding.scope)))
    return capital(said)
  return `${finding.scope}, ${finding.period}: ${said}`
}

const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
const normal = (name: string) => name.toLowerCase().replace(/^(tỉnh|thành phố|khu vực) /, '')

/** A finding in the language: its own sentence in Vietnamese, its arithmetic in English. */
export function sayFinding(finding: ReportFinding, language: 'vi' | 'en'): string {
  const { scope, period, kind, computed, reported, difference, message } = finding
  if (language === 'vi') return message
  const facts = [
    computed === null ? [] : [`computed ${computed}`],
    reported === null ? [] : [`reported ${reported}`],
    difference === null ? [] : [`difference ${difference}`],
  ].flat()
  return `${scope}, ${period}, ${kind}: ${facts.join(', ') || message}`
}
