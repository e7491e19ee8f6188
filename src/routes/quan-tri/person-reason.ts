import type { Reason } from '#core/decision.ts'
import type {
  EndReason,
  PersonStateReason,
  PersonTextReason,
  RoleReason,
  UnitReason,
} from '#modules/access/model.ts'
import { m } from '#text/generated/messages.js'

/** What is said of a name or an address that cannot be entered. */
export const personReasonText = {
  'name-missing': m.people_name_missing,
  'name-long': m.people_name_long,
  'email-missing': m.people_email_missing,
  'email-shape': m.people_email_shape,
  'email-taken': m.people_email_taken,
} as const satisfies Record<PersonTextReason | 'email-taken', () => string>

/** Why a role is not given, with what to do instead. */
export const roleReasonText = {
  'role-unknown': m.people_role_missing,
  'role-to-oneself': m.people_role_to_oneself,
  'role-of-another-unit': m.people_role_of_another_unit,
  'unit-beyond-reach': m.people_unit_beyond_reach,
  'role-beyond-reach': m.people_role_beyond_reach,
  'unit-not-there': m.people_unit_not_there,
  'unit-missing': m.people_unit_missing,
  'admin-beside-business': m.people_admin_beside_business,
  'role-held-already': m.people_role_held_already,
  'ends-before-begins': m.people_ends_before_begins,
} as const satisfies Record<RoleReason | 'unit-missing', () => string>

/** Why a role does not end so, or a person is not shut out. */
export const stateReasonText = {
  'unit-beyond-reach': m.people_unit_beyond_reach,
  'because-missing': m.people_because_missing,
  'ends-before-begins': m.people_ends_before_begins,
  'ends-later-than-it-does': m.people_ends_later,
  'last-administrator': m.people_last_administrator,
  oneself: m.people_oneself,
  'holds-beyond-reach': m.people_holds_beyond_reach,
} as const satisfies Record<EndReason | PersonStateReason, () => string>

/** Why a unit is not made, renamed or ended so. */
const unitReasonText = {
  'kind-unknown': m.people_kind_missing,
  'name-missing': m.people_unit_name_missing,
  'name-long': m.people_unit_name_long,
  'name-taken': m.people_unit_name_taken,
  'province-missing': m.people_province_missing,
  'region-missing': m.people_region_missing,
  'province-not-of-kind': m.people_province_not_of_kind,
  'region-not-of-kind': m.people_region_not_of_kind,
  'parent-of-another-province': m.people_parent_of_another_province,
  'parent-missing': m.people_parent_missing,
  'beyond-reach': m.people_unit_beyond_reach,
  'ends-before-begins': m.people_ends_before_begins,
  'roles-open': m.people_roles_open,
  'no-establishment': m.people_unit_no_establishment,
} as const satisfies Record<UnitReason, () => string>

/** The sentences of a refusal by field, as a form shows them. */
export function errorsOf<Code extends string>(
  reasons: readonly Reason<Code>[],
  texts: Readonly<Record<Code, (detail: NonNullable<Reason['detail']>) => string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    reasons.map(({ code, field = '_', detail = {} }) => [field, texts[code](detail)]),
  )
}

/** The sentences of a refusal of a unit by field; the form calls the name a title, since it is no person's. */
export function unitErrorsOf(
  reasons: readonly Reason<UnitReason>[],
): Readonly<Record<string, string>> {
  const errors = Object.entries(errorsOf(reasons, unitReasonText))
  return Object.fromEntries(
    errors.map(([field, text]) => [field === 'name' ? 'title' : field, text]),
  )
}
