import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { withKey } from '../bodies.ts'
import { bredText, chance, encodedText, shuffled, type Chance } from '../chance.ts'
import { oddBodies, oddHeaders, oddJson } from '../corpora/bodies.ts'
import { hostileTexts, hugeText, type Hostile } from '../corpora/texts.ts'
import { faultsOf } from '../judge.ts'
import { naiveRead, plantServer } from '../naive.ts'
import { at, forEachUntil, send, type Answer, type Sent } from '../send.ts'
import { changedCanaries, readCanaries } from '../target/database.ts'
import { pathOf, type FormDoor, type ReadDoor } from '../target/surface.ts'
import { watchedSchemes } from '../watched.ts'

const atOnce = 16
const mostFaults = 200
const methods = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST', 'PROPFIND']

/** Hostile texts, bodies and headers at every parameter of every address and form. */
export const fuzz: Battery = {
  name: 'fuzz',
  says: 'hostile texts, bodies and headers at every parameter of every address, operation and form',
  share: 4,
  attack,
  teeth: () => [unguardedNumber(), talkativeRefusal(), writingRead()],
}

async function attack(target: Target, { seed, forMs }: Effort): Promise<Outcome> {
  const random = chance(seed)
  const watched = await watchedSchemes(target)
  const before = await readCanaries(target.database, watched)
  const seen = { times: [] as number[], busy: 0, faults: [] as Fault[], slowest: '', slowestMs: 0 }
  const tried = await forEachUntil(
    allCases(target, random),
    { atOnce, until: performance.now() + forMs },
    async (sent) => note(seen, sent, await send(target, sent)),
  )
  const changed = changedCanaries(before, await readCanaries(target.database, watched))
  return {
    tried,
    faults: [
      ...seen.faults,
      ...changed.map((what): Fault => ({ kind: 'canary-touched', where: `seed ${seed}`, what })),
    ],
    figures: {
      'p50 ms': at(seen.times, 0.5),
      'p99.9 ms': at(seen.times, 0.999),
      'slowest ms': Math.round(seen.slowestMs),
      slowest: seen.slowest.slice(0, 160),
      'answers 503': seen.busy,
    },
  }
}

type Seen = { times: number[]; busy: number; faults: Fault[]; slowest: string; slowestMs: number }

function note(seen: Seen, sent: Sent, answer: Answer): void {
  seen.times.push(answer.tookMs)
  if (answer.status === 503) seen.busy += 1
  if (answer.tookMs > seen.slowestMs) {
    seen.slowestMs = answer.tookMs
    seen.slowest = `${sent.method ?? 'GET'} ${sent.path} ${sent.body?.toString('latin1').slice(0, 60) ?? ''}`
  }
  if (seen.faults.length < mostFaults)
    seen.faults.push(...faultsOf(sent, answer).filter(isFault(sent, answer)))
}

// A head beyond what the server reads, or a body beyond the limit, may end the connection before the answer is read.
function isFault(sent: Sent, answer: Answer): (fault: Fault) => boolean {
  const isCut = /ECONNRESET|EPIPE|socket hang up/.test(answer.broken ?? '')
  const isTooMuch = sent.path.length > 14_000 || (sent.body?.length ?? 0) > 12_000_000
  return ({ kind }) => kind !== 'no-answer' || !isCut || !isTooMuch
}

/** Every known case in the order of the seed, and then cases bred from them, without end. */
function* allCases(target: Target, random: Chance): Generator<Sent> {
  const { reads, forms } = target.surface
  const cases = [
    ...reads.flatMap((door) => [...readCases(door), ...oddReads(door)]),
    ...forms.flatMap((door) => formCases(target, door)),
  ]
  for (const make of shuffled(cases, random)) yield make()
  while (reads.length + forms.length > 0) yield bredCase(target, random)
}

type Make = () => Sent

function readCases(door: ReadDoor): Make[] {
  return door.parameters.flatMap(({ name }) =>
    [...hostileTexts, hugeText].map((text): Make => () => ({
      path: pathOf(door, { [name]: encodedText(text).slice(0, 200_000) }),
    })),
  )
}

function oddReads(door: ReadDoor): Make[] {
  const path = pathOf(door)
  const more = (query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`
  const odd = [
    more('__proto__=1&constructor=2&toString=3'),
    more('q=a&q=b&q[]=c&q[a]=d'),
    more('a=1&'.repeat(800)),
    more('=&&==&%'),
    `${path.split('?')[0] ?? ''}/`,
    `${path.split('?')[0] ?? ''}//..//`,
    `${path.split('?')[0] ?? ''}/__data.json?x-sveltekit-invalidated=2`,
    `/en${path}`,
    `/xx${path}`,
  ]
  return [
    ...odd.map((each): Make => () => ({ path: each })),
    ...methods.map((method): Make => () => ({ path, method })),
    ...oddHeaders.map((headers): Make => () => ({ path, headers })),
  ]
}

function formCases(target: Target, door: FormDoor): Make[] {
  const { address } = target
  const type = 'application/x-www-form-urlencoded'
  const post = (headers: Readonly<Record<string, string>>, body: string): Sent => ({
    method: 'POST',
    path: door.path,
    headers: { origin: address, accept: 'text/html', ...headers },
    body,
  })
  return [
    ...Object.keys(door.fields).flatMap((name) =>
      [...hostileTexts, hugeText].map(
        (text): Make =>
          () =>
            post({ 'content-type': type }, formWith(door, { [name]: text })),
      ),
    ),
    ...oddBodies.map(
      (odd): Make =>
        () =>
          post(odd.type === undefined ? {} : { 'content-type': odd.type }, odd.body),
    ),
    ...oddHeaders.map(
      (headers): Make =>
        () =>
          post({ 'content-type': type, ...headers }, formWith(door, {})),
    ),
    () => post({ 'content-type': type, accept: 'application/json' }, formWith(door, {})),
    ...(door.isJson
      ? jsonCases(door).map(
          (body): Make =>
            () =>
              post({ 'content-type': 'application/json' }, body),
        )
      : []),
  ]
}

function jsonCases({ fields }: FormDoor): string[] {
  const hostile = Object.keys(fields).flatMap((name) =>
    hostileTexts.map(({ text }) => JSON.stringify({ ...fields, [name]: text })),
  )
  return [...oddJson, ...hostile]
}

function formWith(door: FormDoor, replaced: Readonly<Record<string, Hostile>>): string {
  return Object.entries(withKey(door.fields))
    .map(([name, value]) => {
      const text = replaced[name]
      return `${encodeURIComponent(name)}=${text ? encodedText(text) : encodeURIComponent(value)}`
    })
    .join('&')
}

function bredCase(target: Target, random: Chance): Sent {
  const { reads, forms } = target.surface
  const readable = reads.filter(
    ({ parameters, isDocument }) => parameters.length > 0 && !isDocument,
  )
  if (forms.length > 0 && (readable.length === 0 || random.next() < 0.5)) {
    const door = random.oneOf(forms)
    const names = Object.keys(door.fields).filter(() => random.next() < 0.3)
    return {
      method: 'POST',
      path: door.path,
      headers: { origin: target.address, 'content-type': 'application/x-www-form-urlencoded' },
      body: formWith(door, Object.fromEntries(names.map((name) => [name, bredText(random)]))),
    }
  }
  const door = random.oneOf(readable)
  const names = door.parameters.filter(() => random.next() < 0.4)
  return {
    path: pathOf(
      door,
      Object.fromEntries(names.map(({ name }) => [name, encodedText(bredText(random))])),
    ),
  }
}

function unguardedNumber(): Tooth {
  return {
    says: 'an identifier is pasted into a number without being looked at',
    finds: 'server-error',
    plant: (target) =>
      plantServer(target, { reads: [naiveRead('/naive', 'id')] }, async ({ url }) => {
        const rows = await target.database.rows('select $1::bigint as id', [
          url.searchParams.get('id') || '1',
        ])
        return { body: `<p>${rows.length}</p>` }
      }),
  }
}

function talkativeRefusal(): Tooth {
  return {
    says: 'a refusal says what the database said',
    finds: 'internals-shown',
    plant: (target) =>
      plantServer(target, { reads: [naiveRead('/naive', 'id')] }, async ({ url }) => {
        try {
          await target.database.rows('select $1::uuid as id', [url.searchParams.get('id') ?? ''])
          return { body: '<p>1</p>' }
        } catch (error) {
          return { status: 400, body: `<p>${(error as Error).message}</p>` }
        }
      }),
  }
}

function writingRead(): Tooth {
  return {
    says: 'a read changes a record nobody asked about',
    finds: 'canary-touched',
    plant: (target) =>
      plantServer(target, { reads: [naiveRead('/naive', 'id')] }, async () => {
        await target.database.rows(
          'update scheme set version = version + 1 where id = (select id from scheme order by id desc limit 1)',
        )
        return { body: '<p>1</p>' }
      }),
  }
}
