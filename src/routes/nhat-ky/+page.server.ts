import { Failure } from '#core/failure.ts'
import { actChoices, listActs, sealingOf, type LoggedAct } from '#platform/audit/log/list-acts.ts'
import { aboutAct, aboutOf, type About } from './about-act.ts'
import { chainChoices, chainName, requireChain } from './chains.ts'
import { logOfAddress, type ChosenLog } from './log-filter.ts'
import { actName, actSaid } from './log-words.ts'
import { peopleOf } from './people-of-log.ts'
import { recordsNamed } from './records-named.ts'
import { sayValue } from './say-value.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const asked = logOfAddress(url.searchParams)
  const chains = chainChoices()
  const [own] = chains
  if (!own) throw new Failure('forbidden', 'no log is open to this role')
  const chosen = { ...asked, chain: asked.chain || own.value }
  requireChain(chosen.chain)
  const [page, choices, sealing] = await Promise.all([
    listActs(await filterOf(chosen)),
    actChoices(chosen.chain),
    sealingOf(chosen.chain),
  ])
  const people = await peopleOf([
    ...page.acts,
    ...choices.actors.map((actor) => ({ actor, as: null })),
  ])
  const about = await aboutOf(page.acts.flatMap(({ first, last }) => [first, last]))
  return {
    chosen,
    chains,
    name: chainName(chosen.chain),
    sealing,
    acts: page.acts.map((act) => lineOf(act, people, about)),
    olderThan: page.olderThan,
    choices: {
      acts: choices.acts.map((value) => ({ value, label: actName(value) })),
      actors: choices.actors.map((value) => ({ value, label: people.who(value) })),
    },
  }
}

async function filterOf({ chain, from, to, act, actor, subject, q, olderThan }: ChosenLog) {
  return {
    chain,
    ...(from && { from }),
    ...(to && { to }),
    ...(act && { act }),
    ...(actor && { actor }),
    ...(subject && { subject }),
    ...(q && { records: await recordsNamed(q) }),
    ...(olderThan !== undefined && { olderThan }),
  }
}

function lineOf(act: LoggedAct, people: Awaited<ReturnType<typeof peopleOf>>, about: About) {
  const { chain, firstSeq, entries, at, first, last, actor, as, subjects, title } = act
  return {
    chain,
    firstSeq,
    entries,
    at,
    act: actSaid([first, last], about.begins),
    who: people.who(actor),
    as: people.as(as),
    subjects,
    title: title ?? deniedIn(first) ?? aboutAct(about, [last, first]),
  }
}

// Of a denial, what was denied.
function deniedIn({ subject, after }: LoggedAct['first']): string | null {
  const act = after?.act
  return subject === 'event.denied' && typeof act === 'string'
    ? sayValue(subject, 'act', act)
    : null
}
