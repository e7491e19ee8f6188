import {
  isPersonal,
  personalColumns,
  type Basis,
  type Kept,
  type Purpose,
  type TableClasses,
} from '#modules/privacy/model.ts'
import type { PageServerLoad } from './$types'

// Made from the table that classes every column, so that it says what is kept and not what was meant to be.
export const load: PageServerLoad = () => {
  const found = new Map<string, { purpose: Purpose; basis: Basis; kept: Kept }>()
  for (const table of Object.values<TableClasses>(personalColumns)) {
    const { purpose, basis, kept } = table
    if (isPersonal(table)) found.set(`${purpose} ${basis} ${kept}`, { purpose, basis, kept })
  }
  return { kinds: [...found].map(([id, kind]) => ({ id, ...kind })) }
}
