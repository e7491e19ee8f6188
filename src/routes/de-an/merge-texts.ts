import { readSchemeForm } from '#modules/schemes/api.server.ts'
import {
  formTextOf,
  moneySourceCodes,
  moneyTexts,
  type MoneySource,
  type SchemeFormText,
} from '#modules/schemes/model.ts'

/** A field that two people changed, each in another way; as the form writes it. */
export type FieldConflict = {
  /** As `fieldLabel` knows it. */
  readonly field: string
  readonly stored: string
  readonly entered: string
}

/** The form that a hidden field of the page holds as JSON; `undefined` when it is none. */
export function baseOf(json: string): SchemeFormText | undefined {
  try {
    const found: unknown = JSON.parse(json)
    return isForm(found) ? found : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * What a person typed laid over a record that somebody else changed meanwhile: a field the person left alone
 * takes the newer value; one that both changed keeps what was typed and is told. Without `base` every difference is told.
 */
export function mergeTexts(
  base: SchemeFormText | undefined,
  typed: SchemeFormText,
  newer: SchemeFormText,
): { readonly text: SchemeFormText; readonly conflicts: readonly FieldConflict[] } {
  const [before, mine, theirs] = [base && tidy(base), tidy(typed), tidy(newer)]
  const conflicts: FieldConflict[] = []
  const pick = <T>(
    field: string,
    of: (text: SchemeFormText) => T,
    say: (value: T) => string,
  ): T => {
    const [was, entered, stored] = [before && say(of(before)), say(of(mine)), say(of(theirs))]
    if (entered === was || entered === stored) return of(theirs)
    if (stored !== was) conflicts.push({ field, stored, entered })
    return of(mine)
  }
  const plain = <K extends PlainField>(name: K, field: string = name): SchemeFormText[K] =>
    pick(field, (text) => text[name], String)
  const amount = (source: MoneySource, stage: 'planned' | 'actual') =>
    pick(`money.${source}.${stage}Dong`, ({ money }) => money[source][stage], String)
  const text: SchemeFormText = {
    title: plain('title'),
    kind: plain('kind', 'activityKind'),
    tier: plain('tier', 'fundTier'),
    isFlagship: plain('isFlagship'),
    isGroup: plain('isGroup'),
    province: plain('province', 'place.province'),
    placeDetail: plain('placeDetail', 'place.detail'),
    establishments: plain('establishments'),
    implementer: plain('implementer'),
    yearFrom: plain('yearFrom'),
    yearTo: plain('yearTo'),
    status: plain('status'),
    documentNumber: plain('documentNumber'),
    sourceUrl: plain('sourceUrl'),
    sourceNote: plain('sourceNote'),
    note: plain('note'),
    money: moneyTexts((source) => ({
      planned: amount(source, 'planned'),
      actual: amount(source, 'actual'),
    })),
    outputs: pick('outputs', ({ outputs }) => outputs, outputWords),
  }
  return { text, conflicts }
}

type PlainField = Exclude<keyof SchemeFormText, 'money' | 'outputs'>

// Two texts that say the same are one: 1500000000 and 1.500.000.000, an end of line of either kind.
function tidy(text: SchemeFormText): SchemeFormText {
  const read = formTextOf(readSchemeForm(text).draft)
  return {
    ...read,
    title: lines(read.title),
    placeDetail: lines(read.placeDetail),
    establishments: lines(read.establishments),
    implementer: lines(read.implementer),
    documentNumber: lines(read.documentNumber),
    sourceUrl: lines(read.sourceUrl),
    sourceNote: lines(read.sourceNote),
    note: lines(read.note),
  }
}

function lines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

function outputWords(outputs: SchemeFormText['outputs']): string {
  return outputs
    .filter(({ indicator }) => indicator !== '')
    .map(({ indicator, planned, actual }) => `${indicator}: ${planned || '–'} / ${actual || '–'}`)
    .join('; ')
}

function isForm(found: unknown): found is SchemeFormText {
  if (!isRecord(found)) return false
  const { money, outputs, ...rest } = formTextOf(null)
  const sent = found.money
  return (
    Object.entries(rest).every(([name, value]) => typeof found[name] === typeof value) &&
    isRecord(sent) &&
    moneySourceCodes.every((source) => hasTexts(sent[source], Object.keys(money[source]))) &&
    Array.isArray(found.outputs) &&
    found.outputs.every((output) => hasTexts(output, Object.keys(outputs[0] ?? {})))
  )
}

function hasTexts(found: unknown, names: readonly string[]): boolean {
  return isRecord(found) && names.every((name) => typeof found[name] === 'string')
}

function isRecord(found: unknown): found is Readonly<Record<string, unknown>> {
  return typeof found === 'object' && found !== null
}
