import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import type { PlainDate } from '#core/plain-date.ts'
import type { Standing } from '#core/standing.ts'
import { covers } from './reach.ts'
import { visibleName } from './visible-name.ts'
import { isUnitKind, unitKinds, type UnitKind } from './unit-kinds.ts'

/** A unit as somebody wants it to be. */
export type AskedUnit = {
  readonly kind: string
  readonly name: string
  readonly provinceId: string | null
  readonly region: string | null
  readonly parent: { readonly provinceId: string | null } | null
  /** How many other units of that kind and province bear that name already. */
  readonly namesakes: number
}

export type UnitReason =
  | 'kind-unknown'
  | 'name-missing'
  | 'name-long'
  | 'name-taken'
  | 'province-missing'
  | 'region-missing'
  | 'province-not-of-kind'
  | 'region-not-of-kind'
  | 'parent-of-another-province'
  | 'parent-missing'
  | 'beyond-reach'
  | 'ends-before-begins'
  | 'roles-open'
  | 'no-establishment'

const longestName = 200

/**
 * Whether a unit may be so: under a name of its own, at the level of its kind and in a region only where it is in no province,
 * below a unit of its province or of the nation, within reach.
 */
export function decideUnit(
  standing: Standing,
  { kind, parent, namesakes, ...asked }: AskedUnit,
): Decision<
  Omit<AskedUnit, 'kind' | 'parent' | 'namesakes'> & { readonly kind: UnitKind },
  UnitReason
> {
  const name = visibleName(asked.name)
  const reasons: Reason<UnitReason>[] = []
  const no = (code: UnitReason, field: string) => void reasons.push({ code, field })
  if (name === '') no('name-missing', 'name')
  if (name.length > longestName) no('name-long', 'name')
  if (namesakes > 0) no('name-taken', 'name')
  if (!isUnitKind(kind)) return refuse([...reasons, { code: 'kind-unknown', field: 'kind' }])
  const { level } = unitKinds[kind]
  const { provinceId, region } = asked
  if (level === 'province' && provinceId === null) no('province-missing', 'province')
  if (level === 'region' && region === null) no('region-missing', 'region')
  if ((level === 'nation' || level === 'region') && provinceId !== null)
    no('province-not-of-kind', 'province')
  // A province is in a region by the law; a region of its own would let its people reach another one.
  if (region !== null && (level === 'province' || level === 'nation' || provinceId !== null))
    no('region-not-of-kind', 'region')
  if (parent !== null && parent.provinceId !== null && parent.provinceId !== provinceId)
    no('parent-of-another-province', 'parent')
  if (!covers(standing, { provinceId, ownerUnitId: null })) no('beyond-reach', 'province')
  return reasons.length > 0 ? refuse(reasons) : allow({ ...asked, name, kind })
}

/** Whether a unit may stand for an establishment of the register: only one that is an establishment, within reach. */
export function decideUnitLink(
  standing: Standing,
  unit: { readonly kind: UnitKind; readonly provinceId: string | null },
  establishmentId: string | null,
): Decision<{ readonly establishmentId: string }, UnitReason> {
  const reasons: Reason<UnitReason>[] = []
  if (!covers(standing, { provinceId: unit.provinceId, ownerUnitId: null }))
    reasons.push({ code: 'beyond-reach', field: '_' })
  if (unit.kind !== 'establishment' || establishmentId === null)
    reasons.push({ code: 'no-establishment', field: 'establishment' })
  return reasons.length > 0 || establishmentId === null
    ? refuse(reasons)
    : allow({ establishmentId })
}

/** Whether a unit may end on a day, or go on: not before it began, and not while roles in it go on. */
export function decideUnitEnd(
  standing: Standing,
  unit: { readonly provinceId: string | null; readonly validFrom: PlainDate },
  { validTo, openRoles }: { readonly validTo: PlainDate | null; readonly openRoles: number },
): Decision<{ readonly validTo: PlainDate | null }, UnitReason> {
  const reasons: Reason<UnitReason>[] = []
  if (!covers(standing, { provinceId: unit.provinceId, ownerUnitId: null }))
    reasons.push({ code: 'beyond-reach', field: '_' })
  if (validTo !== null && validTo < unit.validFrom)
    reasons.push({ code: 'ends-before-begins', field: 'validTo' })
  if (openRoles > 0)
    reasons.push({ code: 'roles-open', field: 'validTo', detail: { count: String(openRoles) } })
  return reasons.length > 0 ? refuse(reasons) : allow({ validTo })
}
