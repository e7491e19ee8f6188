import { normaliseVietnamese } from '#core/vietnamese.ts'
import {
  outputFields,
  plainFields,
  type FieldCode,
  type OutputCode,
  type PlainField,
  type Stage,
} from '../fields.ts'
import {
  headingWords,
  moneyWord,
  outputWords,
  shortForms,
  sourceWords,
  stageWords,
} from './header-words.ts'

/** A heading of one column: its own text, and the texts of the merged headings above it. */
export type Heading = {
  readonly col: number
  readonly leaf: string
  readonly above: readonly string[]
}

/** A way to understand a heading; 1 is certain. */
export type Recognised = { readonly field: FieldCode; readonly score: number }

const lowest = 0.6

/** The ways a heading can be understood, the best first. `usualStage` is what the table is about. */
export function recogniseHeading(heading: Heading, usualStage: Stage): readonly Recognised[] {
  const leaf = headingForm(heading.leaf)
  const whole = headingForm([...heading.above, heading.leaf].join(' '))
  if (whole === '' || /^(\d{1,2}|[a-z])$/.test(whole)) return []
  const exact = exactOutput(heading)
  if (exact) return [exact]
  const found = [
    ...moneyReadings(leaf, whole, moneyWord.test(headingForm(heading.above.join(' '))), usualStage),
    ...outputReadings(leaf, whole, usualStage),
    ...plainReadings(leaf, 1),
    ...(whole === leaf ? [] : plainReadings(whole, 0.9)),
  ]
  return found.filter(({ score }) => score >= lowest).sort((a, b) => b.score - a.score)
}

/** The search form of a heading, without its unit and with short forms written out. */
export function headingForm(text: string): string {
  const bare = text
    .replace(/[([][^)\]]*(đồng|đ|vnd|tr)[^)\]]*[)\]]/gi, ' ')
    .replace(/(đvt|đơn vị tính)\s*:.*$/i, ' ')
  const tokens = normaliseVietnamese(bare).split(' ')
  return tokens
    .map((token) => (Object.hasOwn(shortForms, token) ? shortForms[token] : token))
    .join(' ')
    .trim()
}

/** An exported list names the indicator of a column: `Gian hàng – kế hoạch [D06]`. */
function exactOutput({ leaf }: Heading): Recognised | undefined {
  const code = /\[([A-Z]\d\d)\]\s*$/.exec(leaf)?.[1]
  if (code === undefined || !Object.hasOwn(outputFields, code)) return undefined
  return {
    field: `output.${code as OutputCode}.${stageOf(headingForm(leaf)) ?? 'planned'}`,
    score: 1,
  }
}

function plainReadings(form: string, weight: number): Recognised[] {
  return (Object.keys(plainFields) as PlainField[]).map((field) => ({
    field,
    score: weight * bestLikeness(form, headingWords[field]),
  }))
}

function moneyReadings(
  leaf: string,
  whole: string,
  isUnderMoney: boolean,
  usualStage: Stage,
): Recognised[] {
  if (!moneyWord.test(whole) || /\b(ty le|bang chu|nguon kinh phi|nguon von)$/.test(leaf)) return []
  const own = sourceWords.find(({ pattern }) => pattern.test(leaf))
  // "Tổng cộng" under a source is that source; under "Kinh phí" alone it is the sum of the columns beside it.
  const source = own ?? sourceWords.find(({ pattern }) => pattern.test(whole))
  const stage = stageOf(leaf) ?? stageOf(whole) ?? usualStage
  const hasOwnWord = moneyWord.test(leaf) || own !== undefined || stageOf(leaf) !== undefined
  const isNamed = bestPlain(leaf) >= 0.98 && !moneyWord.test(leaf)
  // "Địa phương" or "Tỉnh" under a heading of money is a source, not a place.
  const base = isUnderMoney && own ? 1.01 : source ? 0.95 : 0.9
  const score = base - (hasOwnWord ? 0 : 0.3) - (isNamed && own === undefined ? 0.35 : 0)
  return [{ field: `money.${source?.source ?? 'support'}.${stage}`, score }]
}

function outputReadings(leaf: string, whole: string, usualStage: Stage): Recognised[] {
  const stage = stageOf(leaf) ?? stageOf(whole) ?? usualStage
  const bare = (form: string) =>
    form.replace(stageWords.actual, ' ').replace(stageWords.planned, ' ').replace(/ +/g, ' ').trim()
  return (Object.keys(outputFields) as OutputCode[]).map((code) => ({
    field: `output.${code}.${stage}` as const,
    score:
      0.97 *
      Math.max(
        bestLikeness(bare(leaf), outputWords[code] ?? []),
        0.95 * bestLikeness(bare(whole), outputWords[code] ?? []),
      ),
  }))
}

function stageOf(form: string): Stage | undefined {
  if (stageWords.planned.test(form)) return 'planned'
  // "Đơn vị thực hiện" names a unit, not a stage.
  return stageWords.actual.test(form.replace(/\b(don vi|nam|dia diem|thoi gian) thuc hien\b/, ''))
    ? 'actual'
    : undefined
}

function bestPlain(form: string): number {
  return Math.max(...Object.values(headingWords).map((phrases) => bestLikeness(form, phrases)))
}

function bestLikeness(form: string, phrases: readonly string[]): number {
  let best = 0
  for (const phrase of phrases) best = Math.max(best, likeness(form, phrase))
  return best
}

// Whole when equal; else the share of the heading that the phrase covers, less for misspelt words.
function likeness(form: string, phrase: string): number {
  if (form === phrase) return 1
  const tokens = form.split(' ')
  const wanted = phrase.split(' ')
  if (wanted.length > tokens.length) return 0
  for (let start = 0; start + wanted.length <= tokens.length; start += 1) {
    let misspelt = 0
    const fits = wanted.every((word, index) => {
      const token = tokens[start + index] ?? ''
      if (token === word) return true
      misspelt += 1
      return word.length >= 4 && isOneEdit(token, word)
    })
    if (!fits || misspelt > 1) continue
    // A single short word inside a long heading says little: "xã" in "hợp tác xã".
    const covered = phrase.length / form.length
    return (
      (wanted.length === 1 && tokens.length > 1 ? 0.4 : 0.55) + 0.45 * covered - 0.12 * misspelt
    )
  }
  return 0
}

function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const swapped =
    a[start] === b[start + 1] &&
    a[start + 1] === b[start] &&
    a.slice(start + 2) === b.slice(start + 2)
  return (
    swapped ||
    a.slice(start + 1) === b.slice(start + 1) ||
    a.slice(start + 1) === b.slice(start) ||
    a.slice(start) === b.slice(start + 1)
  )
}
