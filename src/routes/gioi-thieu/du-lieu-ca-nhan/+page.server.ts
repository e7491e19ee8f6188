import { rulesInForce } from '#modules/privacy/api.server.ts'
import {
  isPersonal,
  personalColumns,
  type Basis,
  type ClassedTable,
  type Purpose,
} from '#modules/privacy/model.ts'
import { keptFor } from '../../toi/du-lieu/data-words.ts'
import type { PageServerLoad } from './$types'

type Kind = { purpose: Purpose; basis: Basis; kept: string; tables: string[] }

// Made from the table that classes every column and from the rules in force, so that it says what is kept and for how long, and
// not what was meant to be.
export const load: PageServerLoad = async () => {
  const rules = await rulesInForce()
  const found = new Map<string, Kind>()
  for (const table of Object.keys(personalColumns) as ClassedTable[]) {
    if (!isPersonal(personalColumns[table])) continue
    const { purpose, basis } = personalColumns[table]
    const kept = keptFor(table, rules)
    const id = `${purpose} ${basis} ${kept}`
    const kind = found.get(id) ?? { purpose, basis, kept, tables: [] }
    found.set(id, { ...kind, tables: [...kind.tables, table] })
  }
  return { kinds: [...found].map(([id, kind]) => ({ id, ...kind })) }
}
