import { columnsOf, isPersonal, type TableClasses } from './classes.ts'

/** What erasing a person does in one table. */
export type ErasurePart = {
  readonly table: string
  readonly act: 'delete' | 'replace' | 'keep'
  /** The columns that say whose a row is, and by what; any of them says it. */
  readonly by: readonly { readonly column: string; readonly is: 'person' | 'email' }[]
  /** The columns that are cleared, each with what stands there afterwards; `null` is nothing. */
  readonly cleared: Readonly<Record<string, string | null>>
  /** Whether the salt is made anew, so that the seals in the trail lead to nothing. */
  readonly isResalted: boolean
}

/**
 * What erasing a person does, table by table, from the table that classes every column: a table with a column `whose` is erased
 * from the day it is classed. What has no such column is of no single person.
 */
export function erasurePlan(
  tables: Readonly<Record<string, TableClasses>>,
): readonly ErasurePart[] {
  return Object.entries(tables).flatMap(([table, classes]) => {
    const by = ownersOf(classes)
    return by.length > 0 && isPersonal(classes) ? [partOf(table, classes, by)] : []
  })
}

/** The columns that say whose a row of a table is. */
export const ownersOf = ({ whose, reachedAt }: TableClasses): ErasurePart['by'] => [
  ...(whose === undefined ? [] : [{ column: whose, is: 'person' } as const]),
  ...(reachedAt === undefined ? [] : [{ column: reachedAt, is: 'email' } as const]),
]

function partOf(table: string, classes: TableClasses, by: ErasurePart['by']): ErasurePart {
  const { becomes = {}, erased } = classes
  const values = columnsOf(classes, 'personal', 'sensitive')
  const isReplaced = erased === 'replaced'
  return {
    table,
    by,
    act: erased === 'deleted' ? 'delete' : isReplaced ? 'replace' : 'keep',
    cleared: isReplaced
      ? Object.fromEntries(values.map((column) => [column, becomes[column] ?? null]))
      : {},
    isResalted: isReplaced && columnsOf(classes, 'secret').includes('personal_salt'),
  }
}

const shortestName = 5

/**
 * The values of a person that may stand in texts of others: a mail that names them, an answer. A name so short that it is a
 * common word is left: replacing it would spoil what is said of somebody else.
 */
export function valuesToFind({
  name,
  email,
  phone,
}: {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}): readonly string[] {
  return [email, phone, name !== null && name.length >= shortestName ? name : null].filter(
    (value) => value !== null && value !== '',
  ) as readonly string[]
}

/** What stands in a text instead of a value that was erased. */
export const erasedWord = '(đã xóa)'

/** A text without these values. */
export const without = (text: string, values: readonly string[]): string =>
  values.reduce((rest, value) => rest.replaceAll(value, erasedWord), text)

/** The rows touched in each table, with those of others that named the person. */
export function withMentions(
  rows: Readonly<Record<string, number>>,
  mentions: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const tables = [...new Set([...Object.keys(rows), ...Object.keys(mentions)])]
  return Object.fromEntries(
    tables
      .map((table) => [table, (rows[table] ?? 0) + (mentions[table] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  )
}
