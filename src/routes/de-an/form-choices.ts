import { indicators, unitIn } from '#modules/indicators/model.ts'
import { getLocale } from '#text/generated/runtime.js'
import { provinceChoices } from './province-choices.ts'

/** What the form of a scheme offers to choose from. */
export function formChoices() {
  const locale = getLocale()
  return {
    provinces: provinceChoices(),
    indicators: indicators
      .filter(({ quantity }) => quantity === 'count')
      .map(({ code, label, unit }) => ({
        value: code,
        label: `${code} ${label[locale]} (${unitIn(unit, locale)})`,
      })),
  }
}
export type FormChoices = ReturnType<typeof formChoices>
