import { closeErased, type PersonAskedAbout } from '#modules/access/api.server.ts'
import { noteEvent } from '#platform/audit/note-event.ts'
import type { Tx } from '#platform/db/transact.ts'
import { valuesToFind, withMentions } from '../domain/erasure-plan.ts'
import { eraseMentions, eraseRows } from '../store/erase.ts'

/** What was erased: how many rows of which table, and the values that stand nowhere any more. */
export type ErasedPerson = {
  readonly carried: Readonly<Record<string, number>>
  readonly values: readonly string[]
}

/** Erases the values of a person wherever they stand, and tells the trail how many rows of which table; never what they were. */
export async function erasePerson(tx: Tx, person: PersonAskedAbout): Promise<ErasedPerson> {
  const values = valuesToFind(person)
  const erased = { id: person.id, email: person.email, values }
  const rows = await eraseRows(tx, erased)
  const carried = withMentions(rows, await eraseMentions(tx, erased))
  await closeErased(tx, person.id)
  await noteEvent(tx, { kind: 'erased', id: person.id, chain: 'central', what: { ...carried } })
  return { carried, values }
}
