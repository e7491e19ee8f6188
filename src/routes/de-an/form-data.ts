import { nestedForm } from '#platform/session/readable-form.ts'
import {
  moneyTexts,
  withSpareRows,
  type OutputText,
  type SchemeFormText,
} from '#modules/schemes/model.ts'
import { guardedForm } from '#platform/session/text-guard.ts'

/** A scheme form as it was sent. */
export type SentSchemeForm = {
  readonly text: SchemeFormText
  readonly key: string
  readonly version: number
  readonly confirmed: boolean
  /** The form as the person first saw it, as JSON; empty on a new scheme. */
  readonly base: string
  /** Fields whose text cannot be kept. */
  readonly refused: readonly string[]
}

const longest = 20_000
const mostOutputs = 60
const longestBase = 200_000

/** Reads what was sent; too long texts are cut, unknown fields left out. */
export async function readSentForm(request: Request): Promise<SentSchemeForm> {
  const { form, refused } = guardedForm(await request.formData())
  const sent = nestedForm(form)
  const money = asRecord(sent.money)
  const outputs = Array.isArray(sent.outputs)
    ? sent.outputs.slice(0, mostOutputs).map(outputOf)
    : []
  return {
    text: {
      title: text(sent.title),
      kind: text(sent.kind),
      tier: text(sent.tier),
      isFlagship: sent.isFlagship !== undefined,
      isGroup: sent.isGroup !== undefined,
      province: text(sent.province),
      placeDetail: text(sent.placeDetail),
      establishments: text(sent.establishments),
      implementer: text(sent.implementer),
      yearFrom: text(sent.yearFrom),
      yearTo: text(sent.yearTo),
      status: text(sent.status),
      documentNumber: text(sent.documentNumber),
      sourceUrl: text(sent.sourceUrl),
      sourceNote: text(sent.sourceNote),
      note: text(sent.note),
      money: moneyTexts((source) => {
        const line = asRecord(money[source])
        return { planned: text(line.planned), actual: text(line.actual) }
      }),
      outputs: withSpareRows(
        outputs.filter((output) => Object.values(output).some((part) => part !== '')),
      ),
    },
    key: text(sent.key).slice(0, 100),
    version: Number(text(sent.version)) || 0,
    confirmed: text(sent.confirmed) === '1',
    base: typeof sent.base === 'string' ? sent.base.slice(0, longestBase) : '',
    refused,
  }
}

function outputOf(value: unknown): OutputText {
  const row = asRecord(value)
  return { indicator: text(row.indicator), planned: text(row.planned), actual: text(row.actual) }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, longest) : ''
}
