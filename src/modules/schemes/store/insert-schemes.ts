import { sql } from 'kysely'
import { supportSources } from '../model.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { SchemeToSave } from '../model.ts'
import {
  draftColumnNames,
  draftColumnTypes,
  moneyRows,
  outputRows,
  schemeRow,
} from './scheme-rows.ts'

const names = sql.raw(draftColumnNames)
const types = sql.raw(draftColumnTypes)

/** One supported establishment of a scheme. */
export type Beneficiary = { readonly schemeId: string; readonly establishmentId: string }

/** Schemes as the statements take them: texts of JSON, each of some rows. */
export type SchemeRows = {
  readonly schemes: readonly string[]
  readonly money: readonly string[]
  readonly outputs: readonly string[]
}

/** Makes schemes ready to be written. */
export function rowsOfSchemes(schemes: readonly SchemeToSave[]): SchemeRows {
  const asJson = (rows: readonly object[]) => (rows.length > 0 ? [JSON.stringify(rows)] : [])
  return {
    // The support totals are written at once: the trigger that keeps them then finds nothing to change.
    schemes: asJson(schemes.map((scheme) => ({ ...schemeRow(scheme), ...supportTotals(scheme) }))),
    money: asJson(schemes.flatMap(moneyRows)),
    outputs: asJson(schemes.flatMap(outputRows)),
  }
}

/** Rows made in parts, to be written at once. */
export function joinRows(parts: readonly SchemeRows[]): SchemeRows {
  return {
    schemes: parts.flatMap(({ schemes }) => schemes),
    money: parts.flatMap(({ money }) => money),
    outputs: parts.flatMap(({ outputs }) => outputs),
  }
}

/** Writes new schemes with their parts: four statements, however many schemes. */
export async function insertSchemes(
  tx: Tx,
  rows: SchemeRows,
  beneficiaries: readonly Beneficiary[],
  importBatch: string | null,
): Promise<void> {
  await sql`
    insert into scheme (id, province_id, ${names}, source_ref, kind_as_printed, total_investment_dong,
      total_investment_as_printed, support_planned_dong, support_actual_dong, import_batch)
    select id, '', ${names}, source_ref, kind_as_printed, total_investment_dong,
      total_investment_as_printed, support_planned_dong, support_actual_dong, ${importBatch}::uuid
    from unnest(${rows.schemes}::json[]) part, json_to_recordset(part) r (id uuid, ${types}, source_ref text, kind_as_printed text,
      total_investment_dong bigint, total_investment_as_printed text, support_planned_dong bigint, support_actual_dong bigint)`.execute(
    tx,
  )
  await insertParts(tx, rows, beneficiaries)
}

/** Writes the money, outputs and establishments of schemes that have none yet. */
async function insertParts(
  tx: Tx,
  { money, outputs }: SchemeRows,
  beneficiaries: readonly Beneficiary[],
): Promise<void> {
  if (money.length > 0) {
    await sql`insert into scheme_money
      select r.scheme_id, s.province_id, r.source, r.planned_dong, r.actual_dong
      from unnest(${money}::json[]) part, json_to_recordset(part) r (scheme_id uuid, source text, planned_dong bigint, actual_dong bigint)
      join scheme s on s.id = r.scheme_id`.execute(tx)
  }
  if (outputs.length > 0) {
    await sql`insert into scheme_output
      select r.scheme_id, s.province_id, r.indicator, r.planned, r.actual
      from unnest(${outputs}::json[]) part, json_to_recordset(part) r (scheme_id uuid, indicator text, planned numeric, actual numeric)
      join scheme s on s.id = r.scheme_id`.execute(tx)
  }
  if (beneficiaries.length > 0) {
    await sql`insert into scheme_beneficiary
      select r.scheme_id, s.province_id, r.establishment_id
      from unnest(${beneficiaries.map((one) => one.schemeId)}::uuid[], ${beneficiaries.map((one) => one.establishmentId)}::uuid[])
        r (scheme_id, establishment_id)
      join scheme s on s.id = r.scheme_id on conflict do nothing`.execute(tx)
  }
}

function supportTotals({ draft }: SchemeToSave) {
  const known = (part: 'plannedDong' | 'actualDong') => {
    const amounts = draft.money
      .filter((line) => supportSources.includes(line.source))
      .flatMap((line) => line[part] ?? [])
    return amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0n).toString() : null
  }
  return { support_planned_dong: known('plannedDong'), support_actual_dong: known('actualDong') }
}
