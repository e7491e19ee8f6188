import pg from 'pg'
import type { Standing } from '#core/standing.ts'
import { currentActing } from './acting.ts'
import { loginFor, roleOf, type Login } from './database-roles.ts'

type Settings = Readonly<Record<string, string | null | undefined>>

/** As whom the statements of an act are sent. */
export type ActContext = {
  readonly standing: Standing
  readonly login: Login
  readonly role: string
  /** What the policies read, and the audit trail; `null` is nothing. */
  readonly settings: Settings
}

/** How a standing is told to the database for an act: the role with its policies, the settings these read, and the audit trail's. */
export function contextOf(act: string, standing: Standing): ActContext {
  const { actor, as, from } = currentActing()
  const { reach, provinceIds, unitId, establishmentId, personId } = standing
  const role = roleOf(reach)
  const settings = {
    role,
    'app.province': reach !== 'region' && provinceIds.length === 1 ? provinceIds[0] : null,
    'app.provinces': provinceIds.join(','),
    'app.unit': unitId,
    'app.establishment': establishmentId,
    'app.person': personId,
    'app.act': act,
    'app.actor': actor,
    'app.as': as,
    'app.from': from,
  }
  return { standing, login: loginFor(reach), role, settings }
}

// A reading leaves no entry in the trail and no row that names its maker: what only these read needs no telling.
const ofTheTrail = new Set(['app.act', 'app.actor', 'app.as', 'app.from'])

/** The statements that make a new transaction, and nothing beyond it, one of this act: what is nothing needs no telling. */
export function tell({ settings }: ActContext, does: 'reads' | 'writes'): string {
  // A setting is local: it ends with the transaction, and the next borrower of the connection finds nothing. One statement
  // each is cheaper than one `set_config` of all, which the server would plan like any question.
  return Object.entries(settings)
    .flatMap(([name, value]) =>
      value && (does === 'writes' || !ofTheTrail.has(name))
        ? `set local ${quoted(name)} = ${pg.escapeLiteral(value)}`
        : [],
    )
    .join('; ')
}

// `app.as` and `app.from` are words of SQL.
const quoted = (name: string) => name.split('.').map(pg.escapeIdentifier).join('.')

/** The same within a transaction that goes on, in which something else may stand. For tests. */
export function tellAll(settings: Settings): string {
  // The portal's login reads the published views under the names of the tables; the owner's must be told to.
  const path = settings.role === roleOf('published') ? 'published, public' : 'public'
  const calls = Object.entries({ ...nothing, ...settings, search_path: path }).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value ?? '')}, true)`,
  )
  return `select ${calls.join(', ')}`
}

/** What stands in a transaction of the owner. */
export const nothing: Settings = {
  role: 'none',
  'app.province': null,
  'app.provinces': null,
  'app.unit': null,
  'app.establishment': null,
  'app.person': null,
  'app.act': null,
  'app.actor': null,
  'app.as': null,
  'app.from': null,
}
