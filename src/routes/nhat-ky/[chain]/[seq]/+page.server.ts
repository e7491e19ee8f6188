import { Failure } from '#core/failure.ts'
import { entriesOfAct, findEntry } from '#platform/audit/log/find-entry.ts'
import { aboutAct, aboutOf } from '../../about-act.ts'
import { chainName } from '../../chains.ts'
import { actSaid } from '../../log-words.ts'
import { peopleOf } from '../../people-of-log.ts'
import { showFields, valuesOf } from '../../show-fields.ts'
import { tellFields } from '../../tell-entry.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const { chain, seq } = params
  const found = /^[1-9]\d{0,14}$/.test(seq) ? await findEntry(chain, Number(seq)) : undefined
  if (!found) throw new Failure('not-found', `No entry ${chain} ${seq}`)
  const { said, ...entry } = found
  const ofAct = await entriesOfAct(found)
  const all = [found, ...ofAct]
  const about = await aboutOf(
    all.map((one) => one.said),
    all.flatMap((one) => valuesOf(tellFields(one), 'holding_id')),
  )
  const [people, [fields = [], ...fieldsOfAct]] = await Promise.all([
    peopleOf([said]),
    showFields(all, about),
  ])
  return {
    name: chainName(chain),
    entry,
    said: {
      act: actSaid(
        all.map((one) => one.said),
        about.begins,
      ),
      subject: said.subject,
      operation: said.operation,
      id: said.id,
      root: said.root,
      hasBefore: said.before !== null,
      hasAfter: said.after !== null,
    },
    about: aboutAct(
      about,
      all.map((one) => one.said),
    ),
    who: people.who(said.actor),
    as: people.as(said.as),
    fields,
    ofAct: ofAct.map(({ seq: at, said: { subject, operation } }, index) => {
      const told = fieldsOfAct[index] ?? []
      const shown = operation === 'update' ? told : told.slice(0, mostFields)
      return { seq: at, subject, operation, fields: shown, more: told.length - shown.length }
    }),
  }
}

// Of a row that came or went, enough to recognise it; of a change, all of it.
const mostFields = 4
