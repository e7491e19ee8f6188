import { ownData } from '#modules/privacy/api.server.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import type { PageServerLoad } from './$types'

const shownRows = 50

export const load: PageServerLoad = async (event) => {
  const { personId } = requireSession(event)
  event.setHeaders({ 'cache-control': 'no-store' })
  const { tables, trail } = await ownData(personId, 'looked at')
  return {
    acts: trail.acts,
    tables: tables.map(({ rows, ...table }) => ({
      ...table,
      count: rows.length,
      rows: rows.slice(0, shownRows).map(valuesOf),
    })),
  }
}

// What is unknown or empty is left to the file.
const valuesOf = (row: Readonly<Record<string, unknown>>) =>
  Object.entries(row)
    .filter(([, value]) => value !== null)
    .map(([term, value]) => ({ term, detail: textOf(value) }))

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
