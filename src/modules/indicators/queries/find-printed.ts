import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import { listFigures, type FigureRow } from './list-figures.ts'

const idShape = /^[a-z]{1,3}\d{3,8}$/i
const numberShape = /^(\d[\d.,]*)\s*(?:%|(?:nghìn|triệu|tỷ)?\s*(?:đồng)?)$/iu

/** Figures by their identifier, `F0014`, or by the number as it is printed, `63,335` or `63,335 tỷ đồng`. */
export async function findPrinted(query: string, limit: number): Promise<readonly FigureRow[]> {
  const ids = await idsOf(query.trim().normalize('NFC'), limit)
  if (ids.length === 0) return []
  const page = { sort: 'year', descending: true, offset: 0, limit } as const
  return (await listFigures({ ids }, page)).rows
}

async function idsOf(query: string, limit: number): Promise<readonly string[]> {
  if (idShape.test(query)) return [query.toUpperCase()]
  const number = numberShape.exec(query)?.[1]?.replace(/[.,]+$/, '')
  if (number === undefined) return []
  // Vietnamese and English pages use the two separators the other way round.
  const { rows } = await read('figure.read', (db) =>
    sql<{ id: string }>`
      select id from reported_figure
      where deleted_at is null
        and (translate(regexp_replace(raw, '[^0-9.,]', '', 'g'), '.', ',') = ${number.replaceAll('.', ',')}
          or (${/^\d+$/.test(number)} and value::text = ${number}))
      order by id limit ${limit}`.execute(db),
  )
  return rows.map(({ id }) => id)
}
