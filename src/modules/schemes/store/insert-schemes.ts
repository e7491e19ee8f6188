import { sql } from 'kysely'
import { knownPart } from '#core/known-part.ts'
import type { Tx } from '#platform/db/transact.ts'
import { supportSources, type SchemeToSave } from '../model.ts'
import {
  draftColumnNames,
  draftColumnTypes,
  type MoneyRow,
  type OutputRow,
  schemeRow,
} from './scheme-rows.ts'

const names = sql.raw(draftColumnNames)
const types = sql.raw(draftColumnTypes)

/** One supported establishment of a scheme. */
export type Beneficiary = { readonly schemeId: string; readonly establishmentId: string }

/** What hangs on schemes, as rows. */
export type SchemeParts = {
  readonly money: readonly MoneyRow[]
  readonly outputs: readonly OutputRow[]
  readonly beneficiaries: readonly Beneficiary[]
}

/** Schemes as JSON, ready to be written. */
export function schemesAsJson(schemes: readonly SchemeToSave[]): string {
  // The support totals are written at once: the trigger that keeps them then finds nothing to change.
  return JSON.stringify(
    schemes.map((scheme) => knownPart({ ...schemeRow(scheme), ...supportTotals(scheme) })),
  )
}

/** Writes new schemes, however many, in one statement; their parts follow. */
export async function insertSchemes(
  tx: Tx,
  json: string,
  importBatch: string | null,
): Promise<void> {
  await sql`
    insert into scheme (id, province_id, ${names}, source_ref, kind_as_printed, total_investment_dong,
      total_investment_as_printed, support_planned_dong, support_actual_dong, import_batch)
    select id, '', ${names}, source_ref, kind_as_printed, total_investment_dong,
      total_investment_as_printed, support_planned_dong, support_actual_dong, ${importBatch}::uuid
    from json_to_recordset(${json}::json) r (id uuid, ${types}, source_ref text, kind_as_printed text,
      total_investment_dong bigint, total_investment_as_printed text, support_planned_dong bigint, support_actual_dong bigint)`.execute(
    tx,
  )
}

/** Whether a scheme could not be written because there is one with its identifier. */
export const isThereAlready = (error: unknown): boolean =>
  error instanceof Error &&
  'constraint' in error &&
  error.constraint === 'scheme_pkey' &&
  'code' in error &&
  error.code === '23505'

/** Writes the money, outputs and establishments of schemes that have none yet. */
export async function insertParts(
  tx: Tx,
  { money, outputs, beneficiaries }: SchemeParts,
): Promise<void> {
  if (money.length > 0) {
    await sql`insert into scheme_money
      select r.scheme_id, s.province_id, r.source, r.planned_dong, r.actual_dong
      from json_to_recordset(${JSON.stringify(money)}::json) r (scheme_id uuid, source text, planned_dong bigint, actual_dong bigint)
      join scheme s on s.id = r.scheme_id`.execute(tx)
  }
  if (outputs.length > 0) {
    await sql`insert into scheme_output
      select r.scheme_id, s.province_id, r.indicator, r.planned, r.actual
      from json_to_recordset(${JSON.stringify(outputs)}::json) r (scheme_id uuid, indicator text, planned numeric, actual numeric)
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
