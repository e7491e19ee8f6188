import type { FundTier } from '#modules/schemes/model.ts'
import { moneyOf, type MoneyColumn, type Stage } from '../fields.ts'
import type { GridCell } from './grid.ts'
import { readAmount, type Amount, type FigureColumn } from './read-amounts.ts'
import { moneyWords } from './read-money.ts'
import type { RowNotes } from './row-notes.ts'

type Sources = ReadonlyMap<MoneyColumn, Readonly<Record<Stage, bigint | null>>>

/** The amounts of a row by column and by source, with what goes to its note. */
export function readMoney(
  notes: RowNotes,
  cells: ReadonlyMap<number, GridCell>,
  columns: readonly FigureColumn[],
  sharedBy: (col: number) => number,
) {
  const byColumn = new Map<number, Amount | null>()
  const bySource = new Map<MoneyColumn, Record<Stage, bigint | null>>()
  const remarks: string[] = []
  for (const column of columns) {
    const money = moneyOf(column.field)
    if (!money) continue
    const { amount, isBlank, remark } = readAmount(
      notes,
      cells.get(column.col),
      column,
      sharedBy(column.col),
    )
    if (!isBlank || amount) byColumn.set(column.col, amount)
    if (remark !== undefined) remarks.push(remark)
    const line = bySource.get(money.source) ?? { planned: null, actual: null }
    bySource.set(money.source, { ...line, [money.stage]: amount?.dong ?? null })
  }
  checkTotal(notes, columns, byColumn)
  useLoneTotal(columns, bySource, remarks)
  return { byColumn, bySource, remarks }
}

/**
 * A total with no source beside it is support of a tier not known; in a table that also counts counterpart
 * money it may hold that, too, so it is only told in the note.
 */
function useLoneTotal(
  columns: readonly FigureColumn[],
  bySource: Map<MoneyColumn, Record<Stage, bigint | null>>,
  remarks: string[],
): void {
  const total = bySource.get('total')
  const isAlone = [...bySource].every(
    ([source, { planned, actual }]) => source === 'total' || (planned === null && actual === null),
  )
  if (!total || !isAlone) return
  const isMixed = columns.some(({ field }) => /^money\.(counterpart|otherBudget|donor)/.test(field))
  if (!isMixed) bySource.set('support', total)
  const dong = total.planned ?? total.actual
  if (isMixed && dong !== null) remarks.push(`Tổng kinh phí: ${moneyWords(dong)}`)
}

/** A total beside its sources must be their sum. */
function checkTotal(
  notes: RowNotes,
  columns: readonly FigureColumn[],
  byColumn: ReadonlyMap<number, Amount | null>,
): void {
  for (const column of columns) {
    const money = moneyOf(column.field)
    const total = byColumn.get(column.col)
    if (money?.source !== 'total' || !total) continue
    const beside = columns.filter(
      (one) => one !== column && moneyOf(one.field)?.stage === money.stage,
    )
    const parts = beside.flatMap(({ col }) => byColumn.get(col) ?? [])
    if (parts.length === 0 || parts.length < beside.filter(({ col }) => byColumn.has(col)).length)
      continue
    const computed = parts.reduce((sum, { dong }) => sum + dong, 0n)
    const difference = total.dong - computed
    const allowed = [total, ...parts].reduce((sum, { lastUnitDong }) => sum + lastUnitDong, 0n)
    const size = difference < 0n ? -difference : difference
    if (size * 2n <= allowed && size * 1_000n <= total.dong * 5n) continue
    const words = (dong: bigint) => moneyWords(dong, column.unit)
    notes.noteAt(column.col, 'sumOfSources', {
      detail: { stated: words(total.dong), computed: words(computed), difference: words(size) },
    })
  }
}

/** The tier that the amounts themselves show. */
export function tierOfMoney(amounts: Sources): FundTier | null {
  const has = (source: MoneyColumn) => {
    const line = amounts.get(source)
    return (line?.planned ?? 0n) > 0n || (line?.actual ?? 0n) > 0n
  }
  const isLocal = has('provincial') || has('district') || has('commune')
  if (has('national')) return isLocal ? null : 'national'
  return isLocal ? 'local' : null
}
