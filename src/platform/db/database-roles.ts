import { reaches, type Reach } from '#core/standing.ts'

/** The logins of a running program. Each may become the roles of some reaches, and is nothing by itself. */
export const logins = ['portal', 'desk', 'jobs'] as const
export type Login = (typeof logins)[number]

/** What each login may reach: an error in a page everybody sees never reaches a record that is not published. */
export const reachesOf = {
  portal: ['published'],
  desk: ['aggregates', 'shared', 'own', 'jury', 'unit', 'province', 'region', 'nation'],
  jobs: ['system'],
} as const satisfies Readonly<Record<Login, readonly Reach[]>>

/** The role of the database that row-level security knows a reach by; the same in every database of a server. */
export const roleOf = (reach: Reach): string => `kc_${reach}`

/** The login that reaches so far. */
export function loginFor(reach: Reach): Login {
  return reach === 'published' ? 'portal' : reach === 'system' ? 'jobs' : 'desk'
}

/** The name of a login; each database has its own. */
export const loginName = (database: string, login: Login): string => `${database}_${login}`

/** Every role a policy names. */
export const reachRoles: readonly string[] = reaches.map(roleOf)
