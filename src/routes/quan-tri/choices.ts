import { roleNames, roles, unitKinds, type Role, type UnitKind } from '#modules/access/model.ts'
import { unitsToChoose } from '#modules/access/api.server.ts'
import { listProvinces } from '#modules/territory/api.server.ts'
import { regionCodes, regions } from '#modules/territory/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'

/** A choice of a form or a filter. */
export type Choice = { readonly value: string; readonly label: string; readonly group?: string }

/** Roles by their names, below the kinds of unit they are held in. */
export const roleChoices = (among: readonly Role[] = roleNames): readonly Choice[] =>
  among.map((value) => ({
    value,
    label: roleName(value),
    group: roles[value].unitKinds.map(kindName).join(', '),
  }))

/** What a role is called. */
export const roleName = (role: Role) => roles[role][getLocale()]

/** What a kind of unit is called. */
export const kindName = (kind: UnitKind) => unitKinds[kind][getLocale()]

/** Every kind of unit, by its name. */
export const kindChoices = (): readonly Choice[] =>
  (Object.keys(unitKinds) as UnitKind[]).map((value) => ({ value, label: kindName(value) }))

/** The units whoever acts manages, below the province they are in. */
export async function unitChoices(): Promise<readonly Choice[]> {
  const units = await unitsToChoose()
  return units.map(({ id, name, provinceId }) => ({
    value: id,
    label: name,
    group: placeName(provinceId),
  }))
}

/** The provinces of today, and the nation before them. */
export const placeChoices = (): readonly Choice[] => [
  { value: 'nation', label: m.people_nation() },
  ...provinceChoices(),
]

/** The provinces of today. */
export const provinceChoices = (): readonly Choice[] =>
  listProvinces(34).map(({ code, name }) => ({ value: code, label: name }))

/** What the province of a unit is called. */
export const placeName = (provinceId: string | null) =>
  provinceId === null
    ? m.people_nation()
    : (listProvinces(34).find(({ code }) => code === provinceId)?.name ?? provinceId)

/** The regions of the programme. */
export const regionChoices = (): readonly Choice[] =>
  regionCodes.map((value) => ({ value, label: regions[value][getLocale()] }))
