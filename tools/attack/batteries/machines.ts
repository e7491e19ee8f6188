import { randomUUID } from 'node:crypto'
import {
  together,
  type Battery,
  type Effort,
  type Fault,
  type Outcome,
  type Target,
  type Tooth,
  type Visitor,
} from '../battery.ts'
import { chance, shuffled, type Chance } from '../chance.ts'
import { faultsOf, shown } from '../judge.ts'
import { plantServer, type Asked, type NaiveAnswer } from '../naive.ts'
import { at, forEachUntil, send, type Answer, type Sent } from '../send.ts'
import { changedCanaries, readCanaries } from '../target/database.ts'
import { everyScope, giveKey } from '../target/keys.ts'
import { watchedSchemes } from '../watched.ts'
import { asked, documentPath, operationsOf, withKey, type Operation } from './machines/changes.ts'
import { bredCase, fuzzedCases } from './machines/fuzzed.ts'
import { tryWaysIn } from './machines/ways-in.ts'
import { hasNoBusiness } from './records.ts'

const atOnce = 8

/** Machines with keys: every change fuzzed, every scope escaped, records of others, and every way in without a right key. */
export const machines: Battery = {
  name: 'machines',
  says: 'every change a machine can make, fuzzed with a key; scopes, records of others, and every way in but the right one',
  share: 2,
  attack,
  teeth: () => [
    trustsJson(),
    refusesInPlainText(),
    isBlindedByItsLimit(),
    looksForNoScope(),
    looksForNoRecord(),
    takesKeysFromAddresses(),
    takesSessions(),
  ],
}

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const [random, startedAt] = [chance(seed), performance.now()]
  const operations = await operationsOf(target)
  const officer = target.people.find(({ role }) => role === 'agencyOfficer')
  if (!officer) return { tried: 0, faults: [], figures: {} }
  const until = (share: number) => startedAt + forMs * share
  return together([
    await waysIn(target, officer),
    await scopes(target, { operations, officer }),
    await ofOthers(target, { operations, random, until: until(0.5) }),
    await fuzzed(target, { operations, officer, random, until: until(1) }),
  ])
}

async function waysIn(target: Target, officer: Visitor): Promise<Outcome> {
  const mark = `Lẻn vào ${randomUUID()}`
  const tries = await tryWaysIn(target, officer, () => `${mark} ${randomUUID()}`)
  const faults = tries
    .filter(({ status, mayEnter }) => (status === 201) !== mayEnter || status >= 500)
    .map(({ says, status }): Fault => ({
      kind: 'let-in',
      where: `way in: ${says}`,
      what: String(status),
    }))
  const [row] = await target.database.rows<{ n: number }>(
    'select count(*)::int as n from scheme where title like $1',
    [`${mark}%`],
  )
  const right = tries.filter(({ mayEnter }) => mayEnter).length
  if (row?.n !== right)
    faults.push({ kind: 'let-in', where: 'way in: one of many', what: `${row?.n} schemes` })
  return { tried: tries.length, faults, figures: { 'ways in': tries.length } }
}

type Part = {
  readonly operations: readonly Operation[]
  readonly officer: Visitor
  readonly random: Chance
  readonly until: number
}

/** Each operation with keys made for anything but it. */
async function scopes(
  target: Target,
  { operations, officer }: Pick<Part, 'operations' | 'officer'>,
): Promise<Outcome> {
  const faults: Fault[] = []
  let tried = 0
  const lists = [
    ...everyScope.map((scope) => [scope]),
    ['*'],
    ['scheme'],
    ['SCHEME.CREATE', 'key.make'],
  ]
  const record = await newScheme(target, officer, '66')
  for (const list of lists) {
    const { text } = await giveKey(target, officer.id, list)
    for (const operation of operations.filter(({ scope }) => !list.includes(scope))) {
      const sent = withKey(text, asked(operation, record))
      const answer = await send(nobodyAt(target), sent)
      tried += 1
      if (
        answer.status === 403 &&
        String(answer.headers['www-authenticate']).includes('insufficient_scope')
      )
        continue
      faults.push({
        kind: 'let-in',
        where: `scope ${list.join()}: ${shown(sent)}`,
        what: `${answer.status} ${answer.body.slice(0, 100)}`,
      })
    }
  }
  return { tried, faults, figures: { 'lists of scopes': lists.length } }
}

/** Drafts of every province, with the keys of everybody who has no business there. */
async function ofOthers(
  target: Target,
  { operations, random, until }: Omit<Part, 'officer'>,
): Promise<Outcome> {
  const faults: Fault[] = []
  const keys = new Map<string, string>()
  for (const { id } of target.people)
    if (!keys.has(id)) keys.set(id, (await giveKey(target, id)).text)
  const theirs: { id: string; provinceId: string }[] = []
  for (const visitor of target.people)
    if (visitor.role === 'centreStaff' && visitor.provinceId !== null)
      theirs.push({
        id: await newScheme(target, visitor, visitor.provinceId),
        provinceId: visitor.provinceId,
      })
  const before = await digest(target, theirs)
  const cases = shuffled(
    target.people.flatMap((visitor) =>
      theirs
        .filter((record) => hasNoBusiness(visitor, record))
        .flatMap((record) =>
          operations
            .filter(({ path }) => path.endsWith('/schemes/{id}'))
            .map((operation) => ({
              visitor,
              sent: withKey(keys.get(visitor.id) ?? '', asked(operation, record.id)),
            })),
        ),
    ),
    random,
  )
  const tried = await forEachUntil(cases, { atOnce, until }, async ({ visitor, sent }) => {
    const { status } = await send(nobodyAt(target), sent)
    if ([401, 403, 404].includes(status)) return
    faults.push({
      kind: 'record-shown',
      where: `key of ${visitor.role} of ${visitor.provinceId ?? 'no province'}: ${shown(sent)}`,
      what: String(status),
    })
  })
  if ((await digest(target, theirs)) !== before)
    faults.push({
      kind: 'record-shown',
      where: 'key: one of many',
      what: 'a record of somebody else was changed',
    })
  return { tried, faults, figures: { 'keys of others': keys.size } }
}

const nobodyAt = ({ address }: Target) => ({ address, visitorFor: () => ({}) })

/** A draft entered by machine in somebody's name; of no use where the target is none. */
async function newScheme(target: Target, { id }: Visitor, province: string): Promise<string> {
  const { text } = await giveKey(target, id)
  const sent: Sent = withKey(text, {
    method: 'POST',
    path: '/api/v1/schemes',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      title: `Đề án của ${randomUUID()}`,
      place: { list: 34, provinceCode: province },
      yearFrom: 2026,
      confirm: true,
    }),
  })
  const { status, headers } = await send(nobodyAt(target), sent)
  const made = /[\da-f-]{36}/.exec(String(headers.location))?.[0]
  return status === 201 && made !== undefined ? made : randomUUID()
}

async function digest(
  { database }: Target,
  theirs: readonly { readonly id: string }[],
): Promise<string> {
  const [row] = await database.rows<{ seen: string | null }>(
    `select md5(string_agg(t::text, '' order by id)) as seen from scheme t where id::text = any($1)`,
    [theirs.map(({ id }) => id)],
  )
  return row?.seen ?? ''
}

/** Every change with every part of it replaced by what it is not, and then more without end. */
async function fuzzed(
  target: Target,
  { operations, officer, random, until }: Part,
): Promise<Outcome> {
  const changes = operations.filter(({ method }) => method !== 'GET')
  const { text: key } = await giveKey(target, officer.id)
  const watched = await watchedSchemes(target)
  const record = await newScheme(target, officer, '66')
  const before = await readCanaries(target.database, watched)
  const faults: Fault[] = []
  const times: number[] = []
  const statuses = new Map<number, number>()
  function* cases(): Generator<Sent> {
    for (const make of shuffled(fuzzedCases(changes, record, key), random)) yield make()
    while (changes.length > 0) yield bredCase(changes, { record, key, random })
  }
  const tried = await forEachUntil(cases(), { atOnce, until }, async (sent) => {
    const answer = await send(nobodyAt(target), sent)
    times.push(answer.tookMs)
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    faults.push(
      ...faultsOf(sent, answer).filter(isFault(sent, answer)),
      ...refusedOddly(sent, answer),
    )
  })
  const changed = changedCanaries(before, await readCanaries(target.database, watched))
  return {
    tried,
    faults: [
      ...faults,
      ...changed.map((what): Fault => ({ kind: 'canary-touched', where: 'fuzz by key', what })),
    ],
    figures: {
      'p50 ms': at(times, 0.5),
      'p99.9 ms': at(times, 0.999),
      ...Object.fromEntries([...statuses].sort().map(([status, n]) => [`answers ${status}`, n])),
    },
  }
}

// A head or a body beyond every limit may end the connection before the answer is read.
function isFault(sent: Sent, { broken = '' }: Answer): (fault: Fault) => boolean {
  const isTooMuch = sent.path.length > 14_000 || (sent.body?.length ?? 0) > 250_000
  const isCut = /ECONNRESET|EPIPE|socket hang up/.test(broken)
  return ({ kind }) => kind !== 'no-answer' || !isCut || !isTooMuch
}

/** Every refusal is a problem of RFC 9457; one that only says “too often” would make all of this blind. */
function refusedOddly(sent: Sent, { status, headers, body, broken }: Answer): Fault[] {
  // Before there is a request there is nobody to write a problem: a head too long, an address that leads elsewhere.
  if (broken !== undefined || status < 400 || status === 431) return []
  const fault = (what: string): Fault[] => [
    { kind: 'contract-broken', where: `${status} ${shown(sent)}`, what },
  ]
  if (status === 429) return fault('the limit was reached: nothing more is looked at')
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    return fault(`no problem: ${body.slice(0, 100)}`)
  try {
    const problem = JSON.parse(body) as { status?: unknown; title?: unknown; detail?: unknown }
    return problem.status === status &&
      typeof problem.title === 'string' &&
      typeof problem.detail === 'string'
      ? []
      : fault(`half a problem: ${body.slice(0, 100)}`)
  } catch {
    return fault('no JSON')
  }
}

/** A naive interface for machines beside the real one, with its document. */
const naive = (
  says: string,
  { finds, at: place }: Pick<Tooth, 'finds' | 'at'>,
  answer: (asked: Asked, target: Target) => NaiveAnswer | Promise<NaiveAnswer>,
): Tooth => ({
  says,
  finds,
  ...(place !== undefined && { at: place }),
  plant: async (target) => {
    const { body } = await send(target, { path: documentPath })
    return plantServer(target, {}, (one) =>
      one.url.pathname === documentPath ? json(200, body) : answer(one, target),
    )
  },
})

const json = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): NaiveAnswer => ({
  status,
  headers: { 'content-type': `application/${status < 400 ? '' : 'problem+'}json`, ...headers },
  body,
})
const problem = (status: number) =>
  json(status, JSON.stringify({ status, title: 'Không', detail: 'Không được.' }))
const done = () => json(201, '{}')

const trustsJson = () =>
  naive('what machines send is parsed unguarded', { finds: 'server-error' }, ({ method, body }) => {
    if (method === 'POST') JSON.parse(body)
    return problem(401)
  })
const refusesInPlainText = () =>
  naive('a machine is refused in plain text', { finds: 'contract-broken' }, () => ({
    status: 400,
    headers: { 'content-type': 'text/plain' },
    body: 'no',
  }))
const isBlindedByItsLimit = () =>
  naive('the limit answers before anything is looked at', { finds: 'contract-broken' }, () =>
    problem(429),
  )
const looksForNoScope = () =>
  naive(
    'a key opens everything, whatever it was made for',
    { finds: 'let-in', at: 'scope' },
    ({ headers }) => (headers.authorization === undefined ? problem(401) : done()),
  )
const looksForNoRecord = () =>
  naive('a record is shown to every key', { finds: 'record-shown', at: 'key of' }, ({ url }) =>
    /schemes\/[\da-f-]{36}/.test(url.pathname) ? json(200, '{}') : problem(403),
  )
const takesKeysFromAddresses = () =>
  naive('a key is taken from the address', { finds: 'let-in', at: 'in the address' }, ({ url }) =>
    [...url.searchParams.values()].some((value) => value.startsWith('kc_')) ? done() : problem(401),
  )
const takesSessions = () =>
  naive('a session writes', { finds: 'let-in', at: 'a session' }, ({ headers }) =>
    headers.cookie === undefined ? problem(401) : done(),
  )
