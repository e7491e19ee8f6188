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

// The arithmetic alone does not say whose it is when it is not the report's own scope.
function placedFinding(finding: ReportFinding, { language, report }: Writer): string {
  const said = sayFinding(finding, language)
  if (language === 'en' || normal(report.name.vi).endsWith(normal(finding.scope))) return said
  return `${finding.scope}, ${finding.period}: ${said}`
}

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
