import type { Problem } from '../problems.ts'
import { addressOf } from './grid.ts'
import type { Line } from './lines.ts'
import type { MoneyUnit } from './money-units.ts'
import { moneyWords } from './read-money.ts'
import type { Amount } from './read-amounts.ts'

/** A line with the amounts of its money columns; a blank cell is absent, an unreadable one is `null`. */
export type SummedLine = Pick<Line, 'kind' | 'row' | 'label' | 'level'> & {
  readonly amounts: ReadonlyMap<number, Amount | null>
}

/** Compares every row of sums in a sheet with the rows it should add up; amounts are told in the unit of their column. */
export function checkSubtotals(
  sheet: string,
  lines: readonly SummedLine[],
  unitOf: (col: number) => MoneyUnit,
): readonly Problem[] {
  return lines.flatMap((line, index) => {
    if (line.kind !== 'subtotal' && line.kind !== 'group') return []
    const scopes = scopesOf(lines, index)
    return [...line.amounts].flatMap(([col, stated]) =>
      stated ? check({ sheet, line, col, unit: unitOf(col) }, stated, scopes) : [],
    )
  })
}

type Scope = readonly SummedLine[]

/** The rows a sum may be of, the likeliest first. */
function scopesOf(lines: readonly SummedLine[], index: number): readonly Scope[] {
  const line = lines[index]
  const data = (part: readonly SummedLine[]) => part.filter(({ kind }) => kind === 'data')
  const whole = data(lines)
  if (line?.kind === 'group') return [data(lines.slice(index + 1, endOfGroup(lines, index)))]
  const before = data(
    lines.slice(
      lastIndex(lines, index, ({ kind }) => kind !== 'data' && kind !== 'continuation') + 1,
      index,
    ),
  )
  const sinceGroups = lines.flatMap((other, at) =>
    at < index && other.kind === 'group' ? [data(lines.slice(at + 1, index))] : [],
  )
  const after = data(lines.slice(index + 1, nextSum(lines, index)))
  const isGrand = /^(tổng cộng|tổng số|tổng)/i.test(line?.label ?? '')
  const near = [before, ...sinceGroups.reverse(), data(lines.slice(0, index))].filter(
    (scope) => scope.length > 0,
  )
  const all = isGrand ? [whole, ...near] : [...near, whole]
  return before.length === 0 && near.length === 0 ? [isGrand ? whole : after, whole] : all
}

function endOfGroup(lines: readonly SummedLine[], index: number): number {
  const level = lines[index]?.level ?? 0
  const end = lines.findIndex(
    (other, at) =>
      at > index && ((other.kind === 'group' && other.level <= level) || other.kind === 'subtotal'),
  )
  return end < 0 ? lines.length : end
}

function nextSum(lines: readonly SummedLine[], index: number): number {
  const end = lines.findIndex(
    (other, at) => at > index && (other.kind === 'subtotal' || other.kind === 'group'),
  )
  return end < 0 ? lines.length : end
}

function lastIndex(
  lines: readonly SummedLine[],
  before: number,
  fits: (line: SummedLine) => boolean,
): number {
  for (let at = before - 1; at >= 0; at -= 1) {
    const line = lines[at]
    if (line && fits(line)) return at
  }
  return -1
}

type Sum = {
  readonly computed: bigint
  readonly count: number
  readonly allowed: bigint
  readonly isWhole: boolean
}

type SumCell = {
  readonly sheet: string
  readonly line: SummedLine
  readonly col: number
  readonly unit: MoneyUnit
}

function check(
  { sheet, line, col, unit }: SumCell,
  stated: Amount,
  scopes: readonly Scope[],
): readonly Problem[] {
  const sums = scopes.map((scope) => sumOf(scope, col, stated)).filter(({ count }) => count > 0)
  if (sums.some(({ computed }) => computed === stated.dong)) return []
  const likely =
    sums.find((sum) => sizeOf(stated.dong - sum.computed) * 2n <= sum.allowed) ?? sums[0]
  if (!likely) return []
  const difference = sizeOf(stated.dong - likely.computed)
  const isRounding = difference * 2n <= likely.allowed
  const words = (dong: bigint) => moneyWords(dong, unit)
  const isTooMuch = likely.computed - stated.dong > likely.allowed
  const code = isRounding
    ? 'subtotalRounded'
    : likely.isWhole || isTooMuch
      ? 'subtotalDiffers'
      : 'subtotalUnchecked'
  return [
    {
      sheet,
      address: addressOf(line.row, col),
      value: words(stated.dong),
      code,
      target: null,
      detail: {
        label: line.label || 'Dòng cộng',
        stated: words(stated.dong),
        computed: words(likely.computed),
        difference: words(difference),
        count: String(likely.count),
      },
    },
  ]
}

// Half a last printed unit of the sum and of every part may be lost in rounding.
function sumOf(scope: Scope, col: number, stated: Amount): Sum {
  let computed = 0n
  let count = 0
  let allowed = stated.lastUnitDong
  let isWhole = true
  for (const { amounts } of scope) {
    const amount = amounts.get(col)
    if (amount === null) isWhole = false
    if (!amount) continue
    computed += amount.dong
    allowed += amount.lastUnitDong
    count += 1
  }
  return { computed, count, allowed, isWhole }
}

function sizeOf(dong: bigint): bigint {
  return dong < 0n ? -dong : dong
}
