import {
  isPersonal,
  personalColumns,
  type Basis,
  type Kept,
  type Purpose,
  type TableClasses,
} from '#modules/privacy/model.ts'
import type { PageServerLoad } from './$types'

type Kind = { purpose: Purpose; basis: Basis; kept: Kept; tables: string[] }

// Made from the table that classes every column, so that it says what is kept and not what was meant to be.
export const load: PageServerLoad = () => {
  const found = new Map<string, Kind>()
  for (const [table, classes] of Object.entries<TableClasses>(personalColumns)) {
    if (!isPersonal(classes)) continue
    const { purpose, basis, kept } = classes
    const id = `${purpose} ${basis} ${kept}`
    const kind = found.get(id) ?? { purpose, basis, kept, tables: [] }
    found.set(id, { ...kind, tables: [...kind.tables, table] })
  }
  return { kinds: [...found].map(([id, kind]) => ({ id, ...kind })) }
}
