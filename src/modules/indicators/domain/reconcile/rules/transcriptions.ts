import { type Decimal, compareDecimals } from '#core/decimal.ts'
import { numbersIn } from '../../number-text.ts'
import { shift } from '../../shift.ts'
import { printedUnit, scaleInText } from '../../units.ts'
import { numberText, trimmed } from '#core/prose/number.ts'
import type { Corner } from '../corner.ts'
import type { Fact } from '../fact.ts'
import { type Finding, finding } from '../finding.ts'
import { withUnit } from '../say.ts'

/** The value against the characters it was taken from. A note that explains the difference is believed. */
export function transcriptions({ facts }: Corner): readonly Finding[] {
  return [...facts.flatMap(wrongBase), ...facts.flatMap(unreadRaw), ...facts.flatMap(otherScale)]
}

/** The value in đồng that the record gives beside the printed one. */
function wrongBase(fact: Fact): readonly Finding[] {
  const { statedBase, baseValue, baseUnit } = fact.figure
  if (statedBase === null || baseValue === null || compareDecimals(statedBase, baseValue) === 0)
    return []
  const message =
    `giá trị ${withUnit(fact)} là ${numberText('vi', trimmed(baseValue))} ${baseUnit}, nhưng bản ghi đổi ra ` +
    `${numberText('vi', trimmed(statedBase))} ${baseUnit}: nhầm đơn vị.`
  return [
    finding({
      facts: [fact],
      kind: 'magnitude',
      verdict: 'warning',
      computed: statedBase,
      message,
    }),
  ]
}

function unreadRaw(fact: Fact): readonly Finding[] {
  const { raw, value, note, unit } = fact.figure
  if (raw === null || value === null || note !== null) return []
  const readings = numbersIn(raw).map((each) => each.map((one) => one.value))
  if (readings.length !== 1 || !/\d/.test(raw) || canBe(value, readings, raw, unit)) return []
  const message = `giá trị ${withUnit(fact)} không đọc được từ nguyên văn "${raw}".`
  return [
    finding({ facts: [fact], kind: 'transcription', verdict: 'warning', computed: null, message }),
  ]
}

/** `VND525.6 million` written down as 525,6 tỷ: the scale the text names is not that of the unit. */
function otherScale(fact: Fact): readonly Finding[] {
  const { raw, value, note, unit } = fact.figure
  const { power, isMoney } = printedUnit(unit)
  if (raw === null || value === null || note !== null || !isMoney) return []
  const named = scaleInText(raw)
  const readings = numbersIn(raw)
  if (named === 0 || named === power || readings.length !== 1) return []
  const values = (readings[0] ?? []).map((each) => each.value)
  const size = { units: value.units < 0n ? -value.units : value.units, scale: value.scale }
  const is = (each: Decimal) => compareDecimals(each, size) === 0
  if (values.some((each) => is(shift(each, named - power))) || !values.some(is)) return []
  const message = `giá trị ${withUnit(fact)} nhưng nguyên văn là "${raw}": nhầm đơn vị.`
  const computed = values[0] === undefined ? null : shift(values[0], named)
  return [finding({ facts: [fact], kind: 'magnitude', verdict: 'warning', computed, message })]
}

function canBe(
  value: Decimal,
  readings: readonly (readonly Decimal[])[],
  raw: string,
  unit: string,
): boolean {
  const size = { units: value.units < 0n ? -value.units : value.units, scale: value.scale }
  const lift = scaleInText(raw) - printedUnit(unit).power
  const equal = (read: Decimal) => compareDecimals(read, size) === 0
  if (
    readings
      .flat()
      .some((each) => equal(each) || (scaleInText(raw) > 0 && equal(shift(each, lift))))
  )
    return true
  return false
}
