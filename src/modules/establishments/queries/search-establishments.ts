import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import { lyingIn } from '#modules/territory/api.server.ts'
import type { NamedPlace, PlacedQuery } from '#modules/territory/model.ts'
import type { Establishment, LegalForm } from '../model.ts'

type Row = {
  id: string
  name: string
  legal_form: LegalForm | null
  province_id: string
  place_list: 63 | 34
  place_code: string
  place_detail: string | null
}

const columns = sql`id, name, legal_form, province_id, place_list, place_code, place_detail`

/** What is looked for: words of a name as PostgreSQL reads them, and places to stand in. */
export type AskedEstablishments = {
  readonly expression: string
  readonly groups: PlacedQuery['groups']
}

/** Establishments whose name holds the words and that stand in the places, or are named after them. */
export async function searchEstablishments(
  { expression, groups }: AskedEstablishments,
  limit: number,
): Promise<Establishment[]> {
  if (expression === '' && groups.length === 0) return []
  const words = expression === '' ? [] : [sql`name_tsv @@ ${expression}::tsquery`]
  // A place alone means establishments of its name: those that stand there are too many to be an answer.
  const places = groups.map(
    (group) =>
      sql`(${sql.join(
        group.map((place) =>
          expression === ''
            ? namedAfter(place)
            : sql`${lyingIn(place.ground)} or ${namedAfter(place)}`,
        ),
        sql` or `,
      )})`,
  )
  const { rows } = await read('establishment.read', (db) =>
    sql<Row>`select ${columns} from establishment
      where ${sql.join([...words, ...places], sql` and `)} and deleted_at is null limit ${limit}`.execute(
      db,
    ),
  )
  return rows.map(toEstablishment)
}

function namedAfter({ spellings }: NamedPlace) {
  const expression = spellings.map((words) => `(${words.split(' ').join('&')})`).join('|')
  return sql`name_tsv @@ ${expression}::tsquery`
}

/** The establishments with these identifiers, in no order. */
export async function findEstablishments(ids: readonly string[]): Promise<Establishment[]> {
  const { rows } = await read('establishment.read', (db) =>
    sql<Row>`select ${columns} from establishment where id = any (${ids}::uuid[])`.execute(db),
  )
  return rows.map(toEstablishment)
}

function toEstablishment(row: Row): Establishment {
  return {
    id: row.id,
    name: row.name,
    legalForm: row.legal_form,
    provinceId: row.province_id,
    place: { list: row.place_list, provinceCode: row.place_code, detail: row.place_detail },
  }
}
