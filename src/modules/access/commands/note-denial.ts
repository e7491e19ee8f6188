import { noteEvent } from '#platform/audit/note-event.ts'
import { currentActing, inOwnName } from '#platform/db/acting.ts'
import { transact } from '#platform/db/transact.ts'

/** What was denied: an act or what a page asks for, and the record or page it was about. */
export type Denial = { readonly act: string; readonly id: string; readonly chain?: string }

/** Tells the audit trail that a person or a machine was denied something; in an act of its own, since the denied one is undone. */
export async function noteDenial({ act, id, chain = 'central' }: Denial): Promise<void> {
  if (['public', 'system'].includes(currentActing().actor)) return
  await inOwnName(() =>
    transact({ act: 'denial.note' }, (tx) =>
      noteEvent(tx, { kind: 'denied', id, chain, what: { act } }),
    ),
  )
}
