import { noteEvent } from '#platform/audit/note-event.ts'
import { currentActing, inOwnName } from '#platform/db/acting.ts'
import { transact } from '#platform/db/transact.ts'
import { readCapacity } from '../domain/capacity.ts'
import { logOfUnit } from '../queries/log-of-unit.ts'

/** What was denied: an act or what a page asks for, and the record or page it was about. */
export type Denial = { readonly act: string; readonly id: string }

/**
 * Tells the audit trail that a person or a machine was denied something; in an act of its own, since the denied one is undone.
 * It stands in the log of the province of whoever was denied, whatever it was about.
 */
export async function noteDenial({ act, id }: Denial): Promise<void> {
  const { actor, as } = currentActing()
  if (['public', 'system'].includes(actor)) return
  await inOwnName(() =>
    transact({ act: 'denial.note' }, async (tx) =>
      noteEvent(tx, {
        kind: 'denied',
        id,
        chain: await logOfUnit(tx, readCapacity(as).unit),
        what: { act },
      }),
    ),
  )
}
