import { fail } from '@sveltejs/kit'
import type { Reason } from '#core/decision.ts'
import type { SaveOutcome } from '#modules/schemes/api.server.ts'
import { reasonText, type SchemeFormText, type SchemeReasonCode } from '#modules/schemes/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import type { SentSchemeForm } from './form-data.ts'
import type { FieldConflict } from './merge-texts.ts'

/** What the form page is told when a scheme was not saved; the text typed comes back with it. */
export type FormAnswer = {
  readonly text: SchemeFormText
  /** The version to send next: that of the record now. */
  readonly version: number
  /** The form to compare with next, as JSON: that of the record now, or still the one first seen. */
  readonly base: string
  /** Sentences by field, for the summary and beside the fields. */
  readonly errors: Readonly<Record<string, string>>
  readonly asks: readonly string[]
  readonly similar: Extract<SaveOutcome, { outcome: 'asks' }>['similar']
  readonly differences: readonly FieldConflict[]
}

const nothing = { errors: {}, asks: [], similar: [], differences: [] } as const

// Where the rules speak of a field, the form has it under this name.
const inputOf: Readonly<Record<string, string>> = {
  place: 'province',
  activityKind: 'kind',
  fundTier: 'tier',
  money: 'money.national.planned',
}

/** The form again, because of these reasons. */
export function answerRefused(sent: SentSchemeForm, reasons: readonly Reason<SchemeReasonCode>[]) {
  const errors: Record<string, string> = {}
  for (const field of sent.refused) errors[field] ??= m.schemes_unusable()
  for (const reason of reasons)
    errors[inputName(reason.field ?? '_any')] ??= reasonText(reason, getLocale())
  return fail(422, {
    ...nothing,
    text: sent.text,
    version: sent.version,
    base: sent.base,
    errors,
  } satisfies FormAnswer)
}

/** The form again, with what the person should look at before saving. */
export function answerAsks(
  sent: SentSchemeForm,
  { warnings, similar }: Extract<SaveOutcome, { outcome: 'asks' }>,
) {
  const asks = warnings.map((warning) => reasonText(warning, getLocale()))
  return fail(409, {
    ...nothing,
    text: sent.text,
    version: sent.version,
    base: sent.base,
    asks,
    similar,
  } satisfies FormAnswer)
}

/** The form again, because somebody else changed the same fields meanwhile: `sent` holds all the rest merged. */
export function answerStale(sent: SentSchemeForm, differences: readonly FieldConflict[]) {
  const { text, version, base } = sent
  return fail(409, { ...nothing, text, version, base, differences } satisfies FormAnswer)
}

function inputName(field: string): string {
  const known = inputOf[field]
  if (known) return known
  const money = /^money\.(\w+)(?:\.(planned|actual)Dong)?$/.exec(field)
  if (money) return `money.${money[1] ?? ''}.${money[2] ?? 'planned'}`
  const output = /^outputs\.(\d+)$/.exec(field)
  return output ? `outputs[${output[1] ?? ''}].indicator` : field
}
