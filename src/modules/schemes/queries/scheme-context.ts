import { sql } from 'kysely'
import { indicators } from '#modules/indicators/model.ts'
import type { Standing } from '#core/standing.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { SchemeDraft } from '../model.ts'
import type { SchemeContext } from '../domain/decide-scheme.ts'

const codes: ReadonlySet<string> = new Set(indicators.map(({ code }) => code))

/** What must be known to judge a draft: whether its place exists and is the writer's, and the catalogue of indicators. */
export async function schemeContext(
  tx: Tx,
  { place }: SchemeDraft,
  { provinceIds }: Standing,
): Promise<SchemeContext> {
  const { list, provinceCode, districtCode = null, communeCode = null } = place
  const { rows } = await sql<{
    province: boolean
    here: boolean
    district: boolean
    commune: boolean
  }>`
    select exists (select 1 from province where list = ${list} and code = ${provinceCode}) as province,
      cardinality(${provinceIds}::text[]) = 0 or exists (select 1 from province where list = ${list} and code = ${provinceCode}
        and coalesce(merged_into, code) = any (${provinceIds}::text[])) as here,
      exists (select 1 from district where code = ${districtCode} and province_code = ${provinceCode} and ${list} = 63) as district,
      exists (select 1 from commune where code = ${communeCode} and province_code =
        (select coalesce(merged_into, code) from province where list = ${list} and code = ${provinceCode})) as commune`.execute(
    tx,
  )
  return {
    thisYear: new Date().getFullYear(),
    provinceExists: rows[0]?.province ?? false,
    provinceIsTheirs: rows[0]?.here ?? false,
    districtIsHere: rows[0]?.district ?? false,
    communeIsHere: rows[0]?.commune ?? false,
    indicators: codes,
  }
}
