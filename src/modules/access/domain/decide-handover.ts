import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { manages, type DatedHolding, type Manager } from './manage-roles.ts'
import { tableReach, type ActName } from './permissions.ts'
import type { Role } from './roles.ts'
import type { HoldingUnit } from './standing-of.ts'

/** A desk as it is to go over. */
export type AskedHandover = {
  readonly fromId: string
  readonly toId: string
  readonly because: string
  readonly effectiveOn: PlainDate
}

export type HandoverReason =
  | 'unit-beyond-reach'
  | 'to-the-same'
  | 'receiver-not-of-unit'
  | 'receiver-administers'
  | 'receiver-shut-out'
  | 'because-missing'
  | 'because-long'
  | 'effective-past'
  | 'nothing-to-move'

/** What is said of a handover that is done all the same: whoever receives the work cannot do it yet; `acts` says which. */
export type HandoverWarning = 'receiver-may-not'

const longestReason = 300

/**
 * Whether a desk may go over: within a unit one manages, to somebody who works there that day and decides business. Where no
 * role of theirs, nor one that goes over, can do the work, a warning says so: a head may keep it until somebody new comes.
 */
export function decideHandover(
  manager: Manager,
  asked: AskedHandover,
  facts: {
    readonly unit: HoldingUnit
    readonly receiverHeld: readonly DatedHolding[]
    readonly isReceiverShutOut: boolean
    readonly items: number
    /** The rights the work needs. */
    readonly acts: readonly ActName[]
    /** The roles that go over with it. */
    readonly roles: readonly Role[]
    readonly today: PlainDate
  },
): Decision<AskedHandover, HandoverReason | HandoverWarning> {
  const { unit, items, today } = facts
  const { effectiveOn } = asked
  const because = asked.because.normalize('NFC').trim()
  const here = heldIn(unit.id, facts.receiverHeld, effectiveOn)
  const reasons: Reason<HandoverReason>[] = []
  const no = (code: HandoverReason, field: string) => void reasons.push({ code, field })
  if (!manages(manager, unit)) no('unit-beyond-reach', '_unit')
  if (asked.toId === asked.fromId) no('to-the-same', 'to')
  else if (here.length === 0) no('receiver-not-of-unit', 'to')
  else if (!here.some(isBusiness)) no('receiver-administers', 'to')
  if (facts.isReceiverShutOut) no('receiver-shut-out', 'to')
  if (because === '') no('because-missing', 'because')
  if (because.length > longestReason) no('because-long', 'because')
  if (effectiveOn < today) no('effective-past', 'effectiveOn')
  // What will be open on a day to come is not known yet.
  if (items === 0 && effectiveOn === today) no('nothing-to-move', '_items')
  if (reasons.length > 0) return refuse(reasons)
  const roles = [...here.map(({ role }) => role), ...facts.roles]
  const lacking = lackingActs(facts.acts, roles)
  return allow(
    { ...asked, because },
    lacking.length > 0
      ? [{ code: 'receiver-may-not', field: 'to', detail: { acts: lacking.join(' ') } }]
      : [],
  )
}

/** Whether whoever was named takes the work over on its day: let in, and at work in the unit with business to do. */
export const receives = (
  unitId: string,
  on: PlainDate,
  receiver: { readonly held: readonly DatedHolding[]; readonly isShutOut: boolean },
): boolean => !receiver.isShutOut && heldIn(unitId, receiver.held, on).some(isBusiness)

const heldIn = (unitId: string, held: readonly DatedHolding[], on: PlainDate) =>
  held.filter(
    ({ unit, validFrom, validTo }) =>
      unit.id === unitId && validFrom <= on && (validTo === null || validTo >= on),
  )

/** Of the rights some work needs, those that none of these roles has. */
export const lackingActs = (acts: readonly ActName[], roles: readonly Role[]) =>
  acts.filter((act) => !roles.some((role) => tableReach(act, role) !== null))

const isBusiness = ({ role }: DatedHolding) => role !== 'admin'
