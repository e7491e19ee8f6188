import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { delegableActs, delegableChanges } from './delegable.ts'
import type { DatedHolding } from './manage-roles.ts'
import { tableReach } from './permissions.ts'
import { officialRoles } from './roles.ts'

/** A deputy as somebody away names them. */
export type AskedDeputy = {
  readonly deputyId: string
  /** `null`: all acts of the role that may be delegated. */
  readonly acts: readonly string[] | null
  readonly because: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
}

/** What is known when a deputy is named. */
export type DeputyFacts = {
  /** The role that is delegated, and the roles the deputy holds. */
  readonly holding: DatedHolding
  readonly deputyHeld: readonly DatedHolding[]
  readonly isDeputyShutOut: boolean
  /** Delegations of the role that were not revoked. */
  readonly others: readonly { readonly validFrom: PlainDate; readonly validTo: PlainDate }[]
  readonly personId: string | null
  readonly today: PlainDate
}

export type DeputyReason =
  | 'role-not-ones-own'
  | 'role-has-no-deputy'
  | 'deputy-oneself'
  | 'deputy-not-of-unit'
  | 'deputy-administers'
  | 'deputy-shut-out'
  | 'days-over'
  | 'days-backwards'
  | 'days-too-many'
  | 'days-beyond-role'
  | 'days-already-deputised'
  | 'act-not-delegable'
  | 'acts-missing'
  | 'because-missing'
  | 'because-long'

// Who is away longer hands over: a deputy is for an absence.
const mostDays = 366
const longestReason = 300

/**
 * Whether somebody may be deputy. The role is the person's own, so there is no chain of deputies; the deputy works for the State
 * in the same unit all those days; and gains nothing that may not stand beside what they hold: who administers decides no business.
 */
export function decideDeputy(
  asked: AskedDeputy,
  facts: DeputyFacts,
): Decision<AskedDeputy, DeputyReason> {
  const { holding, deputyHeld, personId } = facts
  const because = asked.because.normalize('NFC').trim()
  const reasons: Reason<DeputyReason>[] = daysReasons(asked, facts)
  const no = (code: DeputyReason, field: string) => void reasons.push({ code, field })
  if (holding.personId !== personId) no('role-not-ones-own', 'holding')
  if (tableReach('deputy.name', holding.role) === null || delegableActs(holding.role).length === 0)
    no('role-has-no-deputy', 'holding')
  if (asked.deputyId === personId) no('deputy-oneself', 'deputy')
  else if (!deputyHeld.some((one) => isColleague(one, holding) && isHeldAll(one, asked)))
    no('deputy-not-of-unit', 'deputy')
  if (facts.isDeputyShutOut) no('deputy-shut-out', 'deputy')
  if (deputyHeld.some((one) => one.role === 'admin' && isHeldSometime(one, asked)))
    no('deputy-administers', 'deputy')
  if (asked.acts?.length === 0) no('acts-missing', 'acts')
  const changes: readonly string[] = delegableChanges(holding.role)
  if (asked.acts?.some((act) => !changes.includes(act))) no('act-not-delegable', 'acts')
  if (because === '') no('because-missing', 'because')
  if (because.length > longestReason) no('because-long', 'because')
  return reasons.length > 0 ? refuse(reasons) : allow({ ...asked, because })
}

function daysReasons(
  { validFrom, validTo }: AskedDeputy,
  { holding, others, today }: DeputyFacts,
): Reason<DeputyReason>[] {
  const reasons: Reason<DeputyReason>[] = []
  const no = (code: DeputyReason, field: string) => void reasons.push({ code, field })
  if (validTo < validFrom) no('days-backwards', 'validTo')
  if (validTo < today) no('days-over', 'validTo')
  if (daysBetween(validFrom, validTo) > mostDays) no('days-too-many', 'validTo')
  if (!isHeldAll(holding, { validFrom, validTo })) no('days-beyond-role', 'validTo')
  if (others.some((one) => one.validFrom <= validTo && validFrom <= one.validTo))
    no('days-already-deputised', 'validFrom')
  return reasons
}

const isColleague = (one: DatedHolding, { unit }: DatedHolding) =>
  one.unit.id === unit.id && officialRoles.includes(one.role)

type Days = { readonly validFrom: PlainDate; readonly validTo: PlainDate }

const isHeldAll = (held: DatedHolding, { validFrom, validTo }: Days) =>
  held.validFrom <= validFrom && (held.validTo === null || validTo <= held.validTo)

const isHeldSometime = (held: DatedHolding, { validFrom, validTo }: Days) =>
  held.validFrom <= validTo && (held.validTo === null || validFrom <= held.validTo)

const daysBetween = (from: PlainDate, to: PlainDate) =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
