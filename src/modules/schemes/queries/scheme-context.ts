import { sql } from 'kysely'
import { indicators } from '#modules/indicators/model.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { SchemeDraft } from '../model.ts'
import type { SchemeContext } from '../domain/decide-scheme.ts'

const codes: ReadonlySet<string> = new Set(indicators.map(({ code }) => code))

/** What must be known to judge a draft: whether its place exists, and the catalogue of indicators. */
export async function schemeContext(tx: Tx, { place }: SchemeDraft): Promise<SchemeContext> {
  const { list, provinceCode, districtCode = null, communeCode = null } = place
  const { rows } = await sql<{ province: boolean; district: boolean; commune: boolean }>`
    select exists (select 1 from province where list = ${list} and code = ${provinceCode}) as province,
      exists (select 1 from district where code = ${districtCode} and province_code = ${provinceCode} and ${list} = 63) as district,
      exists (select 1 from commune where code = ${communeCode} and province_code =
        (select coalesce(merged_into, code) from province where list = ${list} and code = ${provinceCode})) as commune`.execute(
    tx,
  )
  return {
    thisYear: new Date().getFullYear(),
    provinceExists: rows[0]?.province ?? false,
    districtIsHere: rows[0]?.district ?? false,
    communeIsHere: rows[0]?.commune ?? false,
    indicators: codes,
  }
}
