import { AsyncLocalStorage } from 'node:async_hooks'
import { publicStanding, type Standing } from '#core/standing.ts'

/** Who acts, and what they may. Made where rights are known; here it is only asked. */
export type Acting = {
  /** Written into the audit trail: a person's identifier, `key:` and an API key's, `public` or `system`. */
  readonly actor: string
  /** In which role and unit, `doitOfficer@<unit>`; `null` for nobody's. */
  readonly as: string | null
  /** Where the request came from: an identifier whose address is kept outside the trail. */
  readonly from: string | null
  /** The acts a machine's key was made for; absent for a person, who has no such bounds. */
  readonly scopes?: ReadonlySet<string>
  /** How far this act reaches for whoever acts; `null` when they may not do it at all. */
  standingFor(act: string): Standing | null
}

const program: Acting = {
  actor: 'system',
  as: null,
  from: null,
  standingFor: () => ({ ...publicStanding, reach: 'system' }),
}

const store = new AsyncLocalStorage<Acting>()

/** Does all of `work` as this actor. */
export function actingAs<T>(acting: Acting, work: () => T): T {
  return store.run(acting, work)
}

/** Does work that no person asked for: loading, trimming, sealing. */
export function asSystem<T>(work: () => T): T {
  return store.run(program, work)
}

/** Does what the program does of itself for whoever acts: the trail names them, their rights are not asked. */
export function inOwnName<T>(work: () => T): T {
  return store.run({ ...currentActing(), standingFor: program.standingFor }, work)
}

/**
 * What whoever acts finds within their own reach; when that is nothing, among what other provinces share with theirs, then
 * among what is published.
 */
export async function ownOrOpened<T>(find: () => Promise<T | undefined>): Promise<T | undefined> {
  const shared = currentActing().standingFor(sharedRight)
  return (
    (await find()) ??
    (shared ? await withStanding(shared, find) : undefined) ??
    amongPublished(find)
  )
}

// The right to read what other provinces share.
const sharedRight = 'shared.read'

/**
 * Reads what other provinces share with that of whoever acts.
 * @throws {Failure} forbidden, by the reading, when they have no such right
 */
export function amongShared<T>(work: () => T): T {
  return withStanding(currentActing().standingFor(sharedRight), work)
}

function withStanding<T>(standing: Standing | null, work: () => T): T {
  return store.run({ ...currentActing(), standingFor: () => standing }, work)
}

/** Reads what is published, whatever the actor could see besides. */
export function amongPublished<T>(work: () => T): T {
  return withStanding(publicStanding, work)
}

/**
 * Who acts now.
 * @throws {Error} when nobody does: work that no person asked for says so by `asSystem`
 */
export function currentActing(): Acting {
  const acting = store.getStore()
  if (acting) return acting
  throw new Error(
    'nobody acts: do this in actingAs(…), or in asSystem(…) when no person asked for it',
  )
}

/**
 * Lets a sequence be made by whoever acts now, whoever asks for its next part: an answer is sent part by part after the
 * request that asked for it has ended.
 */
export function keepingActing<T>(parts: () => AsyncGenerator<T>): AsyncGenerator<T> {
  const inPlace = AsyncLocalStorage.snapshot()
  const made = inPlace(parts)
  const kept: AsyncGenerator<T> = {
    next: () => inPlace(() => made.next()),
    return: (value) => inPlace(() => made.return(value)),
    throw: (error) => inPlace(() => made.throw(error)),
    [Symbol.asyncIterator]: () => kept,
    [Symbol.asyncDispose]: () => inPlace(() => made[Symbol.asyncDispose]()),
  }
  return kept
}
