import type { Prose } from '#core/prose/run.ts'
import type { ReportFinding } from '../../model.ts'
import type { Writer } from './writer.ts'

const alarms = new Set(['error', 'conflict', 'warning'])

/** The findings that are alarms, a sentence each. */
export function findingSentences(writer: Writer): Prose[] {
  return writer.report.findings
    .filter(({ verdict }) => alarms.has(verdict))
    .map((finding) =>
      writer.sentence(
        { vi: '{text}', en: '{text}' },
        { text: sayFinding(finding, writer.language) },
      ),
    )
}

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
