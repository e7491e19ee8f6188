import pg from 'pg'
import type { Standing } from '#core/standing.ts'
import { currentActing } from './acting.ts'
import { loginFor, roleOf, type Login } from './database-roles.ts'

/** As whom the statements of an act are sent. */
export type ActContext = {
  readonly standing: Standing
  readonly login: Login
  readonly role: string
  /** The statement that makes a transaction, and nothing beyond it, one of this act. */
  readonly sql: string
}

/** How a standing is told to the database for an act: the role with its policies, the settings these read, and the audit trail's. */
export function contextOf(act: string, standing: Standing): ActContext {
  const { actor, as, from } = currentActing()
  const { reach, provinceIds, unitId, establishmentId, personId } = standing
  const role = roleOf(reach)
  const sql = settings({
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
  })
  return { standing, login: loginFor(reach), role, sql }
}

/** Undoes a context within a transaction that goes on: for tests, whose transaction is the owner's. */
export const noContext: Pick<ActContext, 'role' | 'sql'> = {
  role: 'none',
  sql: settings({
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
  }),
}

// A setting is local: it ends with the transaction, and the next borrower of the connection finds nothing.
function settings(all: Readonly<Record<string, string | null | undefined>>): string {
  const calls = Object.entries(all).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value ?? '')}, true)`,
  )
  return `select ${calls.join(', ')}`
}
