import { sql } from 'kysely'
import { establishmentKey } from '#modules/establishments/api.server.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { read } from '#platform/db/transact.ts'
import type { SchemeDraft } from '../model.ts'

/** A scheme on record that may be the same as the one being entered. */
export type SimilarScheme = {
  readonly id: string
  readonly title: string
  readonly year: number | null
  readonly establishments: string | null
  /** The same words in the same province and year, or the same establishment within a year. */
  readonly because: 'title' | 'establishment'
}

const mostShown = 5
const alike = 0.55

/** Schemes the person may see that may be this one already: asked before saving, never in the way. */
export async function findSimilar(
  draft: SchemeDraft,
  exceptId: string | null,
): Promise<SimilarScheme[]> {
  const year = draft.yearFrom ?? draft.yearTo
  const words = normaliseVietnamese([draft.title, ...draft.establishments].join(' '))
  const { rows } = await read('scheme.read', (db) =>
    sql<SimilarScheme>`
    with here as (select coalesce(merged_into, code) as code from province
      where list = ${draft.place.list} and code = ${draft.place.provinceCode}),
    named as (
      select distinct b.scheme_id from establishment e join scheme_beneficiary b on b.establishment_id = e.id
      where e.province_id = (select code from here) and e.deleted_at is null
        and e.name_key = any (${draft.establishments.map(establishmentKey)}::text[]))
    select id, title, year, establishment_names as establishments, 'title' as because, likeness from (
      select s.*, similarity(vn_norm(title || ' ' || coalesce(establishment_names, '')), ${words}) as likeness from scheme s
      where province_id = (select code from here) and year is not distinct from ${year}::smallint
        and deleted_at is null and id is distinct from ${exceptId}::uuid) t
    where likeness >= ${alike}
    union all
    select id, title, year, establishment_names, 'establishment', 0 from scheme
    where id in (select scheme_id from named) and deleted_at is null and id is distinct from ${exceptId}::uuid
      and (${year}::smallint is null or year between ${year}::smallint - 1 and ${year}::smallint + 1)
    order by likeness desc, id limit ${mostShown * 2}`.execute(db),
  )
  const first = new Map<string, SimilarScheme>()
  for (const { id, title, year: inYear, establishments, because } of rows) {
    if (!first.has(id)) first.set(id, { id, title, year: inYear, establishments, because })
  }
  return [...first.values()].slice(0, mostShown)
}
