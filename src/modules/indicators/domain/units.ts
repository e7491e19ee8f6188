/** A printed unit taken apart: `tỷ đồng/tỉnh` is 10⁹ of `đồng`, per `tỉnh`. */
export type PrintedUnit = {
  /** Power of ten from the printed unit to the base unit. */
  readonly power: number
  readonly base: string
  readonly isMoney: boolean
  readonly isPercent: boolean
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:nghìn|ngàn) t[ỷỉ]\s*/, 12],
  [/^trillion\s*/, 12],
  [/^(?:t[ỷỉ]|billion|bn)(?![\p{L}])\s*/u, 9],
  [/^(?:triệu|million|mn|tr)(?![\p{L}])\.?\s*/u, 6],
  [/^trđ/, 6],
  [/^(?:nghìn|ngàn|thousand)(?![\p{L}])\s*/u, 3],
]

const moneyNoun = /^(?:đồng|đ|dong|vnd|vnđ)(?![\p{L}])\.?\s*/u

/** Takes a printed unit apart; a scale word alone, as in `tỷ`, is money. */
export function printedUnit(unit: string): PrintedUnit {
  let rest = unit.normalize('NFC').trim().toLowerCase()
  if (rest.startsWith('%')) return { power: 0, base: '%', isMoney: false, isPercent: true }
  const before = rest
  rest = rest.replace(/^(?:vnd|vnđ)\s+(?=\S)/, '')
  let power = 0
  for (const [pattern, exponent] of scales) {
    const next = rest.replace(pattern, '')
    if (next === rest) continue
    power = exponent
    rest = next
    break
  }
  const noun = rest.replace(moneyNoun, '')
  const isMoney =
    noun !== rest ||
    (rest === '' && power > 0) ||
    (power > 3 && rest.startsWith('/')) ||
    /^vn[dđ] /.test(before)
  if (!isMoney) return { power, base: rest, isMoney: false, isPercent: false }
  return { power, base: `đồng${noun.replace(/\s+/g, '')}`, isMoney: true, isPercent: false }
}

const wordScales: readonly (readonly [RegExp, number])[] = [
  [/trillion|(?:nghìn|ngàn) t[ỷỉ]/, 12],
  [/billion|\bt[ỷỉ](?![\p{L}])/u, 9],
  [/million|triệu/, 6],
  [/thousand|nghìn|ngàn/, 3],
]

/** The power of ten a text itself names beside its number, as in `VND9.5 trillion`; 0 when none. */
export function scaleInText(text: string): number {
  const lower = text.normalize('NFC').toLowerCase()
  return wordScales.find(([pattern]) => pattern.test(lower))?.[1] ?? 0
}
