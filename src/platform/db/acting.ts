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

/** What whoever acts finds within their own reach; among what is published, when that is nothing. */
export async function ownOrPublished<T>(
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  return (await find()) ?? amongPublished(find)
}

/** Reads what is published, whatever the actor could see besides. */
export function amongPublished<T>(work: () => T): T {
  return store.run({ ...currentActing(), standingFor: () => publicStanding }, work)
}

/** Who acts now. */
export function currentActing(): Acting {
  return store.getStore() ?? program
}
