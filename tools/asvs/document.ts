import type { Answer, State } from './answer.ts'
import { answers } from './answers.ts'
import { chapters, idsUpTo } from './standard.ts'
import { placeWords } from '../../src/platform/sign-in/password-rules.ts'

const level = 2

const words = {
  met: 'met',
  partly: 'partly',
  unmet: '**not met**',
  absent: 'not applicable',
} as const satisfies Record<State, string>

const states = ['met', 'partly', 'unmet', 'absent'] as const satisfies readonly State[]
const columns = { met: 'Met', partly: 'Partly', unmet: 'Not met', absent: 'Not applicable' }

// By the name of their place.
const madeParts = {
  summary: () => [...summary(), ...openOnes('unmet'), ...openOnes('partly')],
  words: () => [
    `A password of which little but these and digits is left is refused: the name and the address of the person, their office, and ${placeWords.map((word) => `\`${word}\``).join(', ')}.`,
  ],
  requirements: () => Object.entries(chapters).flatMap(([id, name]) => chapter(id, name)),
} as const satisfies Record<string, () => readonly string[]>

/** `docs/security.md` with its made parts as the answers say, the rest as it stands. */
export function withMadeParts(document: string): string {
  let text = document
  for (const [name, lines] of Object.entries(madeParts)) {
    const [begin, end] = [`<!-- made: ${name} -->`, `<!-- end: ${name} -->`]
    const [from, to] = [text.indexOf(begin), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`docs/security.md has no place for ${name}`)
    text = `${text.slice(0, from)}${begin}\n\n<!-- prettier-ignore-start -->\n\n${lines().join('\n')}\n\n<!-- prettier-ignore-end -->\n\n${text.slice(to)}`
  }
  return text
}

/** How many of some answers are of a state. */
export const countOf = (some: readonly Answer[], state: State): number =>
  some.filter((answer) => answer.state === state).length

/** Whether a test shows it, and not a document or a piece of code alone. */
export const isTested = ({ shown }: Answer): boolean =>
  shown.some((proof) => proof.includes(' › ') || proof.startsWith('battery '))

const chapterOf = (id: string) => id.slice(0, id.indexOf('.'))
const ofChapter = (id: string) => answers.filter((answer) => chapterOf(answer.id) === id)

function summary(): readonly string[] {
  const row = (name: string, some: readonly Answer[]) =>
    `| ${[name, some.length, ...states.map((state) => countOf(some, state))].join(' | ')} |`
  const done = answers.filter(({ state }) => state === 'met')
  const tested = done.filter(isTested).length
  return [
    `${answers.length} requirements of level ${level} (${idsUpTo(1).length} of them of level 1). Of the ${done.length} that are met, ${tested} are shown by a test that runs`,
    `with \`npm test\`; the other ${done.length - tested} by a document, a setting or the code that is named.`,
    '',
    `| Chapter | All | ${states.map((state) => columns[state]).join(' | ')} |`,
    '|---|---:|---:|---:|---:|---:|',
    ...Object.entries(chapters).map(([id, name]) => row(`${id} ${name}`, ofChapter(id))),
    row('**All**', answers),
    row(
      'of them level 1',
      answers.filter(({ id }) => idsUpTo(1).includes(id)),
    ),
  ]
}

function openOnes(state: 'unmet' | 'partly'): readonly string[] {
  const some = answers.filter((answer) => answer.state === state)
  return [
    '',
    state === 'unmet' ? '### Not met, and why' : '### Met in part, and what is missing',
    '',
    ...some.map(({ id, says, lacks }) => `- **${id}** ${lacks}.${says ? ` (${says}.)` : ''}`),
  ]
}

function chapter(id: string, name: string): readonly string[] {
  return [
    `### ${id} ${name}`,
    '',
    '| Requirement | State | What the product does | Shown by |',
    '|---|---|---|---|',
    ...ofChapter(id).map(
      (answer) =>
        `| ${[answer.id, words[answer.state], sentenceOf(answer), answer.shown.map(shownAs).join('; ') || '–'].map(cell).join(' | ')} |`,
    ),
    '',
  ]
}

const sentenceOf = ({ says, lacks }: Answer) =>
  [says, lacks ? `missing: ${lacks}` : ''].filter(Boolean).join('; ')

function shownAs(proof: string): string {
  const [file = '', title] = proof.split(' › ')
  if (title !== undefined) return `\`${file}\`: “${title}”`
  if (proof.startsWith('battery ')) return `attack \`${proof.slice('battery '.length)}\``
  return `[${proof}](${linkTo(proof)})`
}

const linkTo = (path: string) =>
  path.startsWith('docs/')
    ? path.replace(/^docs\/(?:security\.md(?=#))?/, '')
    : `../${path.replaceAll('[', '%5B').replaceAll(']', '%5D')}`

const cell = (text: string) => text.replaceAll('|', '\\|')
