import type { PersonData } from '#modules/privacy/api.server.ts'
import {
  columnsOf,
  personalColumns,
  type ClassedTable,
  type SetRule,
  type TableClasses,
} from '#modules/privacy/model.ts'
import { m } from '#text/generated/messages.js'
import { actName } from '../../nhat-ky/log-words.ts'
import { copiedName } from './copied-names.ts'
import { basisText, erasureText, keptFor, purposeText, tableText } from './data-words.ts'

type Told = { readonly table: ClassedTable; readonly purpose: TableClasses['purpose'] }

const first: readonly string[] = ['person', 'role_holding']
const rank = ({ table, purpose }: Told) =>
  first.includes(table) ? first.indexOf(table) : purpose === 'operation' ? 3 : 2

/** The tables of somebody's data in the order people read: themselves, their roles, the rest, what the program needs to run. */
export const copyOrder = <T extends Told>(tables: readonly T[]): readonly T[] =>
  tables.toSorted((a, b) => rank(a) - rank(b))

/** A copy of somebody's data to take away: each machine name, and beside it what it means in the language of the reader. */
export function copyOfData({ tables, trail, ...about }: PersonData, rules: readonly SetRule[]) {
  return {
    says: m.privacy_copy_says(),
    ...about,
    tables: copyOrder(tables).map(({ notShown, rows, ...told }) => ({
      table: told.table,
      says: tableText(told.table),
      purpose: told.purpose,
      purposeSays: purposeText[told.purpose](),
      basis: told.basis,
      basisSays: basisText[told.basis](),
      kept: told.kept,
      keptSays: keptFor(told.table, rules),
      erased: told.erased,
      erasedSays: erasureText[told.erased](),
      notShown,
      ...(notShown.length > 0 && {
        notShownSays: `${m.privacy_not_shown()}: ${m.privacy_secret().toLowerCase()}`,
      }),
      columns: columnNames(told.table),
      rows,
    })),
    trail: {
      acts: trail.acts,
      says: m.privacy_acts(),
      actsSay: Object.fromEntries(trail.newest.map(({ act }) => [act, actName(act)])),
      newest: trail.newest,
    },
  }
}

function columnNames(table: ClassedTable): Readonly<Record<string, string>> {
  const shown = columnsOf(personalColumns[table], 'public', 'internal', 'personal', 'sensitive')
  return Object.fromEntries(shown.map((column) => [column, copiedName(table, column)]))
}
