import type { SchemeDraft, SchemeOrigin, SchemeToSave } from '../model.ts'

/** The separator between establishment names in one column. */
export const nameSeparator = '; '

/** The columns of `scheme` that a draft fills, as JSON for a recordset. */
export function schemeRow({ id, draft, origin }: SchemeToSave) {
  return { id, ...draftColumns(draft), ...originColumns(origin) }
}

/** The columns of `scheme` that a person edits. */
export function draftColumns(draft: SchemeDraft) {
  const { place } = draft
  return {
    place_list: place.list,
    place_code: place.provinceCode,
    district_code: place.districtCode ?? null,
    commune_code: place.communeCode ?? null,
    place_detail: place.detail ?? null,
    title: draft.title,
    activity_kind: draft.activityKind,
    is_flagship: draft.isFlagship,
    is_group: draft.isGroup,
    fund_tier: draft.fundTier,
    implementer: draft.implementer,
    establishment_names:
      draft.establishments.length > 0 ? draft.establishments.join(nameSeparator) : null,
    year_from: draft.yearFrom,
    year_to: draft.yearTo,
    status: draft.status,
    document_number: draft.documentNumber,
    source_url: draft.sourceUrl,
    source_note: draft.sourceNote,
    note: draft.note,
  }
}

/** A money line as JSON takes it. */
export type MoneyRow = ReturnType<typeof moneyRows>[number]

/** An output as JSON takes it. */
export type OutputRow = ReturnType<typeof outputRows>[number]

/** The money lines of a scheme as JSON; lines in which no amount is known are kept, they name a source. */
export function moneyRows({ id, draft }: SchemeToSave) {
  return draft.money.map((line) => ({
    scheme_id: id,
    source: line.source,
    planned_dong: line.plannedDong?.toString() ?? null,
    actual_dong: line.actualDong?.toString() ?? null,
  }))
}

/** The outputs of a scheme as JSON. */
export function outputRows({ id, draft }: SchemeToSave) {
  return draft.outputs.map((output) => ({ scheme_id: id, ...output }))
}

/** The columns of every editable field, with their types, for a recordset. */
export const draftColumnTypes =
  'place_list smallint, place_code text, district_code text, commune_code text, place_detail text, title text, ' +
  'activity_kind text, is_flagship boolean, is_group boolean, fund_tier text, implementer text, ' +
  'establishment_names text, year_from smallint, year_to smallint, status text, document_number text, ' +
  'source_url text, source_note text, note text'

/** The names of the editable columns. */
export const draftColumnNames = draftColumnTypes.replace(/ (smallint|text|boolean)/g, '')

function originColumns(origin: SchemeOrigin | undefined) {
  return {
    source_ref: origin?.ref ?? null,
    kind_as_printed: origin?.kindAsPrinted ?? null,
    total_investment_dong: origin?.totalInvestmentDong?.toString() ?? null,
    total_investment_as_printed: origin?.totalInvestmentAsPrinted ?? null,
  }
}
