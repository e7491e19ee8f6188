import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { manages, type DatedHolding, type Manager } from './manage-roles.ts'
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
  | 'because-missing'
  | 'because-long'
  | 'effective-past'
  | 'nothing-to-move'

const longestReason = 300

/** Whether a desk may go over: within a unit one manages, to somebody who works there that day and decides business. */
export function decideHandover(
  manager: Manager,
  asked: AskedHandover,
  facts: {
    readonly unit: HoldingUnit
    readonly receiverHeld: readonly DatedHolding[]
    readonly items: number
    readonly today: PlainDate
  },
): Decision<AskedHandover, HandoverReason> {
  const { unit, receiverHeld, items, today } = facts
  const { effectiveOn } = asked
  const because = asked.because.normalize('NFC').trim()
  const here = receiverHeld.filter(
    (one) =>
      one.unit.id === unit.id &&
      one.validFrom <= effectiveOn &&
      (one.validTo === null || one.validTo >= effectiveOn),
  )
  const reasons: Reason<HandoverReason>[] = []
  const no = (code: HandoverReason, field: string) => void reasons.push({ code, field })
  if (!manages(manager, unit)) no('unit-beyond-reach', '_unit')
  if (asked.toId === asked.fromId) no('to-the-same', 'to')
  else if (here.length === 0) no('receiver-not-of-unit', 'to')
  else if (here.every(({ role }) => role === 'admin')) no('receiver-administers', 'to')
  if (because === '') no('because-missing', 'because')
  if (because.length > longestReason) no('because-long', 'because')
  if (effectiveOn < today) no('effective-past', 'effectiveOn')
  // What will be open on a day to come is not known yet.
  if (items === 0 && effectiveOn === today) no('nothing-to-move', '_items')
  return reasons.length > 0 ? refuse(reasons) : allow({ ...asked, because })
}
