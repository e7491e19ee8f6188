import { Failure } from '#core/failure.ts'
import { entriesOfAct, findEntry } from '#platform/audit/log/find-entry.ts'
import { chainName } from '../../chains.ts'
import { actSaid } from '../../log-words.ts'
import { peopleOf } from '../../people-of-log.ts'
import { showFields } from '../../show-fields.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const { chain, seq } = params
  const found = /^[1-9]\d{0,14}$/.test(seq) ? await findEntry(chain, Number(seq)) : undefined
  if (!found) throw new Failure('not-found', `No entry ${chain} ${seq}`)
  const { said, ...entry } = found
  const ofAct = await entriesOfAct(found)
  const [people, [fields = [], ...fieldsOfAct]] = await Promise.all([
    peopleOf([said]),
    showFields([found, ...ofAct]),
  ])
  return {
    name: chainName(chain),
    entry,
    said: {
      act: actSaid([said, ...ofAct.map((one) => one.said)]),
      subject: said.subject,
      operation: said.operation,
      id: said.id,
      root: said.root,
      hasBefore: said.before !== null,
      hasAfter: said.after !== null,
    },
    who: people.who(said.actor),
    as: people.as(said.as),
    fields,
    ofAct: ofAct.map(({ seq: at, said: { subject, operation } }, index) => {
      const told = fieldsOfAct[index] ?? []
      return {
        seq: at,
        subject,
        operation,
        fields: operation === 'update' ? told : told.slice(0, mostFields),
      }
    }),
  }
}

// Of a row that came or went, enough to recognise it; of a change, all of it.
const mostFields = 4
