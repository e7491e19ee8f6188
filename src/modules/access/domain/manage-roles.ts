import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import { addDays, type PlainDate } from '#core/plain-date.ts'
import type { Standing } from '#core/standing.ts'
import { permissions, tableReach, type ActName } from './permissions.ts'
import { covers } from './reach.ts'
import { isRole, roles, type Role } from './roles.ts'
import type { Holding, HoldingUnit } from './standing-of.ts'

/** Who gives or takes roles, and how far they may. */
export type Manager = { readonly personId: string | null; readonly standing: Standing }

/** A role held, with its days. */
export type DatedHolding = Holding & {
  readonly personId: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

/** A unit in which a role is given, with the days it exists. */
export type DatedUnit = HoldingUnit & {
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

/** A role as somebody asks for it to be given. */
export type RoleGift = {
  readonly personId: string
  readonly role: string
  readonly unit: DatedUnit
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

export type RoleReason =
  | 'role-unknown'
  | 'role-to-oneself'
  | 'role-of-another-unit'
  | 'unit-beyond-reach'
  | 'role-beyond-reach'
  | 'unit-not-there'
  | 'admin-beside-business'
  | 'role-held-already'
  | 'ends-before-begins'

/**
 * Whether a role may be given. Nobody gives himself one; nobody gives one that goes further than they manage; who administers
 * decides no business, so nobody holds both at once.
 */
export function decideRole(
  manager: Manager,
  gift: RoleGift,
  held: readonly DatedHolding[],
): Decision<RoleGift & { readonly role: Role }, RoleReason> {
  const { role, unit, validFrom, validTo } = gift
  if (!isRole(role)) return refuse([{ code: 'role-unknown', field: 'role' }])
  const sameDays = held.filter((one) => overlap(one, gift))
  const reasons: Reason<RoleReason>[] = []
  const no = (code: RoleReason, field: string) => void reasons.push({ code, field })
  if (gift.personId === manager.personId) no('role-to-oneself', 'role')
  if (!isInKind(role, unit)) no('role-of-another-unit', 'role')
  if (!manages(manager, unit)) no('unit-beyond-reach', 'unit')
  else if (isWider(manager, role, unit)) no('role-beyond-reach', 'role')
  if (!existsFor(unit, gift)) no('unit-not-there', 'validFrom')
  if (sameDays.some((one) => (one.role === 'admin') !== (role === 'admin')))
    no('admin-beside-business', 'role')
  if (sameDays.some((one) => one.role === role && one.unit.id === unit.id))
    no('role-held-already', 'role')
  if (validTo !== null && validTo < validFrom) no('ends-before-begins', 'validTo')
  return reasons.length > 0 ? refuse(reasons) : allow({ ...gift, role })
}

/** Whether somebody manages the roles of a unit. */
export const manages = ({ standing }: Manager, unit: Pick<HoldingUnit, 'id' | 'provinceId'>) =>
  covers(standing, { provinceId: unit.provinceId, ownerUnitId: unit.id })

type RoleUnit = Pick<HoldingUnit, 'id' | 'kind' | 'provinceId'>

/** Whether somebody may give a role in a unit, whoever is to hold it and on whichever days. */
export const isGivenIn = (manager: Manager, role: Role, unit: RoleUnit): boolean =>
  isInKind(role, unit) && manages(manager, unit) && !isWider(manager, role, unit)

const isInKind = (role: Role, unit: RoleUnit) =>
  (roles[role].unitKinds as readonly string[]).includes(unit.kind)

/** Acts by which people and units are managed. */
export const managingActs = (Object.keys(permissions) as ActName[]).filter((act) =>
  /^(person|role|unit|session|handover)\./.test(act),
)

// A unit bounds its roles by its province, except where the table says region; and who manages one unit makes nobody manage more.
function isWider({ standing }: Manager, role: Role, unit: RoleUnit): boolean {
  if (standing.reach === 'nation' || standing.reach === 'system') return false
  const acts = Object.keys(permissions) as ActName[]
  const leavesProvince = unit.provinceId !== null && acts.some((act) => isFar(act, role))
  const managesMore =
    standing.reach === 'unit' && managingActs.some((act) => tableReach(act, role) === 'nation')
  return leavesProvince || managesMore
}

const isFar = (act: ActName, role: Role) => tableReach(act, role) === 'region'

type Days = { readonly validFrom: PlainDate; readonly validTo: PlainDate | null }

/**
 * The last day of a role that ends at once: yesterday, since it is held on all of a day or not at all; of one still to come the
 * day before its first.
 */
export const lastDayAtOnce = (
  today: PlainDate,
  { validFrom }: Pick<Days, 'validFrom'>,
): PlainDate => addDays(validFrom > today ? validFrom : today, -1)

/** Whether a role has no whole day: it was called off before it began, or ended at once on its first. */
export const wasNeverHeld = ({ validFrom, validTo }: Days): boolean =>
  validTo !== null && validTo < validFrom

/** Whether a role is held on a day or will be; one that was called off is neither. */
export const isHeldOrToCome = (on: PlainDate, role: Days): boolean =>
  role.validTo === null || (role.validTo >= on && !wasNeverHeld(role))

function overlap(a: Days, b: Days): boolean {
  return (
    !wasNeverHeld(a) &&
    (a.validTo === null || b.validFrom <= a.validTo) &&
    (b.validTo === null || a.validFrom <= b.validTo)
  )
}

const existsFor = (unit: DatedUnit, { validFrom, validTo }: RoleGift) =>
  unit.validFrom <= validFrom &&
  (unit.validTo === null || (validTo !== null && validTo <= unit.validTo))

export type EndReason =
  | 'unit-beyond-reach'
  | 'because-missing'
  | 'ends-before-begins'
  | 'ends-later-than-it-does'
  | 'last-administrator'

/** How a role is to end: its last day, and why. */
export type RoleEnd = { readonly validTo: PlainDate; readonly because: string }

/**
 * Whether a role may be ended on a day; one that begins today or later has no whole day when it ends at once. The last who
 * administers all units stays, or nobody could give a role any more.
 */
export function decideRoleEnd(
  manager: Manager,
  holding: DatedHolding,
  { validTo, because }: RoleEnd,
  { otherAdministrators, today }: { otherAdministrators: number; today: PlainDate },
): Decision<RoleEnd, EndReason> {
  const reasons: Reason<EndReason>[] = []
  const no = (code: EndReason, field: string) => void reasons.push({ code, field })
  if (!manages(manager, holding.unit)) no('unit-beyond-reach', '_')
  if (because.trim() === '') no('because-missing', 'because')
  const isAtOnce = validTo === lastDayAtOnce(today, holding)
  if (validTo < holding.validFrom && !isAtOnce) no('ends-before-begins', 'validTo')
  if (holding.validTo !== null && validTo > holding.validTo)
    no('ends-later-than-it-does', 'validTo')
  if (administersAll(holding) && otherAdministrators === 0) no('last-administrator', '_')
  return reasons.length > 0 ? refuse(reasons) : allow({ validTo, because: because.trim() })
}

/** Whether a role administers the whole nation. */
export const administersAll = ({ role, unit }: Pick<Holding, 'role' | 'unit'>) =>
  role === 'admin' && unit.provinceId === null && unit.region === null

export type PersonStateReason =
  'oneself' | 'holds-beyond-reach' | 'because-missing' | 'last-administrator'

/** Whether a whole person may be shut out, let in again or renamed: only by who manages every unit they hold a role in. */
export function decidePersonState(
  manager: Manager,
  person: { readonly id: string; readonly held: readonly DatedHolding[] },
  { because, otherAdministrators }: { because: string | null; otherAdministrators: number },
): Decision<{ readonly because: string | null }, PersonStateReason> {
  const reasons: Reason<PersonStateReason>[] = []
  const no = (code: PersonStateReason, field = '_') => void reasons.push({ code, field })
  const held = person.held.filter((role) => !wasNeverHeld(role))
  if (because !== null) {
    if (person.id === manager.personId) no('oneself')
    if (because.trim() === '') no('because-missing', 'because')
    if (held.some(administersAll) && otherAdministrators === 0) no('last-administrator')
  }
  if (!held.every(({ unit }) => manages(manager, unit))) no('holds-beyond-reach')
  return reasons.length > 0 ? refuse(reasons) : allow({ because: because?.trim() ?? null })
}
