import { Failure } from '#core/failure.ts'
import { entriesOfAct, findEntry, type ActEntry } from '#platform/audit/log/find-entry.ts'
import { chainName } from '../../chains.ts'
import { peopleOf } from '../../people-of-log.ts'
import { tellFields } from '../../tell-entry.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const { chain, seq } = params
  const found = /^[1-9]\d{0,14}$/.test(seq) ? await findEntry(chain, Number(seq)) : undefined
  if (!found) throw new Failure('not-found', `No entry ${chain} ${seq}`)
  const { said, ...entry } = found
  const people = await peopleOf([said])
  return {
    name: chainName(chain),
    entry,
    said: {
      act: said.act,
      subject: said.subject,
      operation: said.operation,
      id: said.id,
      root: said.root,
      hasBefore: said.before !== null,
      hasAfter: said.after !== null,
    },
    who: people.who(said.actor),
    as: people.as(said.as),
    fields: tellFields(found),
    ofAct: (await entriesOfAct(found)).map(shortly),
  }
}

// Of a row that came or went, enough to recognise it; of a change, all of it.
const mostFields = 4

function shortly(entry: ActEntry) {
  const { subject, operation } = entry.said
  const fields = tellFields(entry)
  return {
    seq: entry.seq,
    subject,
    operation,
    fields: operation === 'update' ? fields : fields.slice(0, mostFields),
  }
}
