import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * How far a right reaches, from what everybody may see to everything there is. `aggregates` are the sums of all provinces
 * without their records; `system` is the program itself.
 */
export const reaches = [
  'published',
  'aggregates',
  'own',
  'jury',
  'unit',
  'province',
  'region',
  'nation',
  'system',
] as const
export type Reach = (typeof reaches)[number]

/** As whom the database sees a statement: row-level security lets it see and change what this reaches, and no more. */
export type Standing = {
  readonly reach: Reach
  /** Today's provinces (codes of the 34): one for `province`, several for `region`. */
  readonly provinceIds: readonly string[]
  readonly unitId: string | null
  /** The establishment a person speaks for. */
  readonly establishmentId: string | null
  readonly personId: string | null
}

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

const nobody = { provinceIds: [], unitId: null, establishmentId: null, personId: null } as const

/** What everybody has: the published, and no more. */
export const publicStanding: Standing = { reach: 'published', ...nobody }

const program: Acting = {
  actor: 'system',
  as: null,
  from: null,
  standingFor: () => ({ reach: 'system', ...nobody }),
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

/** Reads what is published, whatever the actor could see besides. */
export function amongPublished<T>(work: () => T): T {
  return store.run({ ...currentActing(), standingFor: () => publicStanding }, work)
}

/** Who acts now. */
export function currentActing(): Acting {
  return store.getStore() ?? program
}
