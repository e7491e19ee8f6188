import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { formSent, urlencoded, withKey } from '../bodies.ts'
import { chance, shuffled } from '../chance.ts'
import {
  harmingInjections,
  pauseSeconds,
  runningInjections,
  type Injection,
} from '../corpora/sql.ts'
import { faultsOf, shown } from '../judge.ts'
import { naiveRead, plantServer } from '../naive.ts'
import { forEachUntil, send, type Sent } from '../send.ts'
import { changedCanaries, openDatabase, readCanaries } from '../target/database.ts'
import { pathOf } from '../target/surface.ts'
import { watchedSchemes } from '../watched.ts'

const atOnce = 12
const trace = 'attack_trace'
const pauses = 2

/** Fragments of SQL wherever a text enters: none is run, none waits, nothing is changed. */
export const sqlInjection: Battery = {
  name: 'sql-injection',
  says: 'fragments of SQL at every parameter and field; none runs, none makes the database wait',
  share: 2,
  attack,
  teeth: () => [pastedText(), pastedOrder()],
}

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const { database } = target
  const random = chance(seed)
  await database.rows(`create sequence if not exists ${trace}`)
  await database.rows(`grant usage on sequence ${trace} to public`)
  const watched = await watchedSchemes(target)
  const before = await readCanaries(database, watched)
  const traceBefore = await traceOf(target)
  const faults: Fault[] = []
  const cases = shuffled(
    [...withProbe(`nextval('${trace}')`), ...harmingInjections].flatMap((injection) =>
      doorsWith(target, injection),
    ),
    random,
  )
  const tried = await forEachUntil(
    cases,
    { atOnce, until: performance.now() + forMs * 0.7 },
    async (sent) => {
      faults.push(
        ...faultsOf(sent, await send(target, sent)).filter(({ kind }) => kind !== 'no-answer'),
      )
    },
  )
  if ((await traceOf(target)) !== traceBefore) faults.push(...(await whatRan(target, cases)))
  const paused = await tryPauses(target, random, performance.now() + forMs * 0.3)
  const changed = changedCanaries(before, await readCanaries(database, watched))
  return {
    tried: tried + paused.tried,
    faults: [
      ...faults,
      ...paused.faults,
      ...changed.map((what): Fault => ({ kind: 'canary-touched', where: `seed ${seed}`, what })),
    ],
    figures: { fragments: runningInjections.length + harmingInjections.length },
  }
}

const withProbe = (probe: string): Injection[] =>
  runningInjections.map(({ says, text }) => ({ says, text: text.replaceAll('PROBE', probe) }))

async function traceOf({ database }: Target): Promise<string> {
  const [row] = await database.rows<{ seen: string }>(
    `select last_value || ' ' || is_called::text as seen from ${trace}`,
  )
  return row?.seen ?? ''
}

/** The fragment at every parameter and field, one at a time. */
function doorsWith(target: Target, { text }: Injection): Sent[] {
  const reads = target.surface.reads
    .filter(({ isDocument }) => !isDocument)
    .flatMap((door) =>
      door.parameters.map(({ name }) => ({
        path: pathOf(door, { [name]: encodeURIComponent(text) }),
      })),
    )
  const forms = target.surface.forms.flatMap((door) =>
    Object.keys(door.fields).map((name) => ({
      ...formSent(target.address, door.path, {}),
      body: urlencoded(Object.entries({ ...withKey(door.fields), [name]: text })),
    })),
  )
  return [...reads, ...forms]
}

/** Sends the cases again one by one until the trace moves: those are the ones that ran. */
async function whatRan(target: Target, cases: readonly Sent[]): Promise<Fault[]> {
  const until = performance.now() + 20_000
  for (const sent of cases) {
    if (performance.now() > until) break
    const before = await traceOf(target)
    await send(target, sent)
    if ((await traceOf(target)) !== before)
      return [{ kind: 'statement-run', where: shown(sent), what: 'the fragment was run' }]
  }
  return [{ kind: 'statement-run', where: 'one of many', what: 'a fragment was run' }]
}

/** Asks the database to wait; whoever waits is tried again, and without the pause, before it is believed. */
async function tryPauses(target: Target, random: ReturnType<typeof chance>, until: number) {
  const faults: Fault[] = []
  const fragments = shuffled(runningInjections, random)
  const cases = shuffled(
    fragments.flatMap((_, index) =>
      doorsWith(target, pausing(fragments[index], pauseSeconds)).map((sent, door) => ({
        sent,
        index,
        door,
      })),
    ),
    random,
  )
  const tried = await forEachUntil(cases, { atOnce: 6, until }, async ({ sent, index, door }) => {
    const isSlow = async (each: Sent) => (await send(target, each)).tookMs > pauseSeconds * 1000
    if (!(await isSlow(sent))) return
    for (let again = 0; again < pauses; again += 1) {
      const quick = doorsWith(target, pausing(fragments[index], 0))[door]
      if (!quick || (await isSlow(quick)) || !(await isSlow(sent))) return
    }
    faults.push({
      kind: 'statement-run',
      where: shown(sent),
      what: `waits ${pauseSeconds} s when told to`,
    })
  })
  return { tried, faults }
}

const pausing = (injection: Injection | undefined, seconds: number): Injection => ({
  says: 'waits',
  text: (injection?.text ?? '').replaceAll('PROBE', `select pg_sleep(${seconds})`),
})

const pastedText = () =>
  pastes('a text', 'q', (q) => `select word from ${pasted} where word = '${q}'`)

const pastedOrder = () =>
  pastes('an order', 'sort', (sort) => `select word as id from ${pasted} order by ${sort}`)

const reader = 'attack_reader'
const pasted = 'attack_word'

/** A naive server that pastes, as a database user who may read one table and no more: the fragments are real. */
function pastes(what: string, name: string, statement: (pasted: string) => string): Tooth {
  return {
    says: `${what} is pasted into a statement`,
    finds: 'statement-run',
    plant: async (target) => {
      await target.database.rows(`create role ${reader} login`)
      await target.database.rows(`create table ${pasted} as select 'a' as word`)
      await target.database.rows(`grant select on ${pasted} to ${reader}`)
      await target.database.rows(`grant usage on schema public to ${reader}`)
      await target.database.rows(
        `grant connect on database ${target.database.connection.database} to ${reader}`,
      )
      const limited = openDatabase({ ...target.database.connection, user: reader })
      const surface = { reads: [naiveRead('/naive', name)] }
      const planted = await plantServer(target, surface, async ({ url }) => {
        const rows = await limited
          .rows(statement(url.searchParams.get(name) ?? 'a'))
          .catch(() => [])
        return { body: `<p>${rows.length}</p>` }
      })
      return {
        target: planted.target,
        async close() {
          await planted.close()
          await limited.close()
          await target.database.rows(`drop table ${pasted}`)
          await target.database.rows(`drop owned by ${reader}`)
          await target.database.rows(`drop role ${reader}`)
        },
      }
    },
  }
}
