import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { batteries, slowOnes } from '../../tools/attack/batteries.ts'
import { met, partly, unmet, type Answer } from '../../tools/asvs/answer.ts'
import { answers } from '../../tools/asvs/answers.ts'
import { countOf, isTested, withMadeParts } from '../../tools/asvs/document.ts'
import { idsUpTo, levels } from '../../tools/asvs/standard.ts'

const levelTwo = idsUpTo(2)

/** What is wrong with a set of answers: each requirement has one, and says what it must. */
function faultsOf(some: readonly Answer[]): readonly string[] {
  const ids = some.map(({ id }) => id)
  return [
    ...levelTwo.filter((id) => !ids.includes(id)).map((id) => `${id} has no answer`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} has two`),
    ...ids.filter((id) => !levelTwo.includes(id)).map((id) => `${id} is none of levels 1 and 2`),
    ...some.flatMap(({ id, state, says, lacks, shown }) => [
      ...(says === '' && state !== 'unmet' ? [`${id} says nothing`] : []),
      ...((state === 'partly' || state === 'unmet') !== (lacks !== undefined)
        ? [`${id} must say what is missing, and only then`]
        : []),
      ...(state === 'met' && shown.length === 0 ? [`${id} is met and shown by nothing`] : []),
      ...shown.flatMap((proof) => proofFaults(proof).map((fault) => `${id}: ${fault}`)),
    ]),
  ]
}

function proofFaults(proof: string): readonly string[] {
  const [place = '', title] = proof.split(' › ')
  if (place.startsWith('battery ')) return batteryFaults(place.slice('battery '.length))
  const [file = '', heading] = place.split('#')
  if (!existsSync(file)) return [`${file} is not there`]
  const text = readFileSync(file, 'utf8')
  if (title !== undefined) return titleFaults(file, text, title)
  return heading === undefined || headingsOf(text).includes(heading)
    ? []
    : [`${file} has no #${heading}`]
}

// The others are tried by hand: nothing here may rest on them.
const batteryFaults = (name: string) =>
  batteries.some((battery) => battery.name === name && !slowOnes.includes(name))
    ? []
    : [`no battery “${name}” runs with the tests`]

function titleFaults(file: string, text: string, title: string): readonly string[] {
  if (!/\.(?:test|spec)\.ts$/.test(file)) return [`${file} is no test`]
  const quoted = title.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const calls = text.matchAll(new RegExp(String.raw`(\S*)\(\s*(['"\`])${quoted}\2\s*,`, 'g'))
  // `test('…',` or the second half of `test.each(…)('…',`; a skipped one shows nothing.
  return [...calls].some(([, by = '']) => /(?:^test|\))$/.test(by) && !/\bskip/.test(by))
    ? []
    : [`${file} has no test “${title}” that runs`]
}

const headingsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

test('the list of requirements is that of the standard: 345, of which 70 are of level 1 and 253 of levels 1 and 2', () => {
  expect(Object.values(levels).join('')).toMatch(/^[123]{345}$/)
  expect(idsUpTo(1)).toHaveLength(70)
  expect(levelTwo).toHaveLength(253)
})

test('each requirement of levels 1 and 2 has one answer, and each test and document it names is there', () => {
  expect(faultsOf(answers)).toEqual([])
})

test('docs/security.md says what the answers say', () => {
  const document = readFileSync('docs/security.md', 'utf8')
  expect(withMadeParts(document)).toBe(document)
})

test('what is counted as met is counted from the answers', () => {
  const few = [met('a', 'A', 'x › y'), met('b', 'B', 'x'), unmet('c', 'C'), partly('d', 'D', 'E')]
  expect(countOf(few, 'met')).toBe(2)
  expect(few.filter(isTested)).toHaveLength(1)
})

const here = 'tests/security/asvs.test.ts'
test.each<[string, readonly Answer[], string]>([
  ['a requirement left out', answers.slice(1), 'V1.1.1 has no answer'],
  ['one answered twice', [...answers, met('V1.1.1', 'A', here)], 'V1.1.1 has two'],
  ['one that is none', [...answers, met('V1.1.9', 'A', here)], 'V1.1.9 is none'],
  ['one of level 3', [...answers, met('V3.1.1', 'A', here)], 'V3.1.1 is none'],
  ['one met and not shown', [...answers, met('V1.1.1', 'A')], 'shown by nothing'],
  [
    'one in part without what is missing',
    [{ ...met('V1.1.1', 'A', here), state: 'partly' }],
    'say',
  ],
  ['a file that is not there', [met('V1.1.1', 'A', 'tests/none.test.ts › a')], 'is not there'],
  ['a test that is not there', [met('V1.1.1', 'A', `${here} › no such`)], 'has no test'],
  ['a test that is only told of', [met('V1.1.1', 'A', `${here} › V1.1.1`)], 'has no test'],
  ['a test in a file that is none', [met('V1.1.1', 'A', 'package.json › name')], 'is no test'],
  ['a battery that is tried by hand', [met('V1.1.1', 'A', 'battery overload')], 'no battery'],
  ['a heading that is not there', [met('V1.1.1', 'A', 'docs/api.md#none')], 'has no #none'],
])('%s is seen', (_, some, says) => {
  expect(faultsOf(some).join('\n')).toContain(says)
})

test('a test that is skipped shows nothing', () => {
  const skipped = "test.skip('a thing', () => {})"
  expect(titleFaults(here, skipped, 'a thing')).not.toEqual([])
  expect(titleFaults(here, skipped.replace('.skip', ''), 'a thing')).toEqual([])
})
