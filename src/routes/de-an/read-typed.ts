import { readSchemeForm } from '#modules/schemes/api.server.ts'
import { moneyTexts, type SchemeFormText } from '#modules/schemes/model.ts'

/** Reads what was typed into the form; `nameless` are the result rows whose number has no indicator. */
export function readTyped(text: SchemeFormText) {
  const money = moneyTexts((source) => ({
    planned: inMillions(text.money[source].planned),
    actual: inMillions(text.money[source].actual),
  }))
  return { ...readSchemeForm({ ...text, money }), nameless: withoutIndicator(text) }
}

// `2 tỷ 350 triệu` is one amount in two units; the millions of it are fewer than a thousand.
const twoUnits =
  /^(\d{1,6})\s*t[ỷỉ](?:\s*(?:đồng|đ))?\s*(\d{1,3})\s*((?:triệu|tr)(?:\s*(?:đồng|đ))?\.?)$/i

function inMillions(typed: string): string {
  return typed
    .normalize('NFC')
    .trim()
    .replace(
      twoUnits,
      (_whole, billions: string, millions: string, unit: string) =>
        `${Number(billions) * 1_000 + Number(millions)} ${unit}`,
    )
}

function withoutIndicator({ outputs }: SchemeFormText): readonly number[] {
  return outputs.flatMap(({ indicator, planned, actual }, index) =>
    indicator === '' && (planned + actual).trim() !== '' ? [index] : [],
  )
}
