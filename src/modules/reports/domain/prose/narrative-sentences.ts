import { listed } from '#core/prose/phrase.ts'
import type { Prose } from '#core/prose/run.ts'
import type { NarrativeFact, NarrativeSection } from '../../model.ts'
import type { Writer } from './writer.ts'

/** What sources tell in words for a section, each with the provinces it names. */
export function narrativeSentences(
  writer: Writer,
  section: NarrativeSection,
  years: readonly number[],
): Prose[] {
  return writer.report.narrative
    .filter((fact) => fact.section === section && years.includes(fact.year))
    .map((fact) => narrativeSentence(writer, fact))
}

function narrativeSentence(writer: Writer, { text, places }: NarrativeFact): Prose {
  const named = text[writer.language].replace(/[.…\s]+$/, '')
  const unnamed = places.filter(({ name }) => !named.includes(name))
  if (unnamed.length === 0) return writer.sentence({ vi: '{text}', en: '{text}' }, { text: named })
  return writer.sentence(
    { vi: '{text} ({places})', en: '{text} ({places})' },
    {
      text: named,
      places: listed(
        writer.language,
        unnamed.map(({ name }) => [name]),
      ),
    },
  )
}
