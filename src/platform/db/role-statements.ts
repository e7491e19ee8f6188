import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import { loginName, logins, reachesOf, reachRoles, roleOf, type Login } from './database-roles.ts'

const name = pg.escapeIdentifier
const said = pg.escapeLiteral

// Asked for first: on a server of somebody else the roles may be there already, made by whoever may make them.
const unlessThere = (role: string, attributes: string) =>
  `do $do$ begin
  if not exists (select from pg_roles where rolname = ${said(role)}) then create role ${name(role)} ${attributes}; end if;
exception when duplicate_object or unique_violation then null; end $do$;`

/** Makes the roles that policies name. They can do nothing by themselves, and are shared by all databases of a server. */
export function reachRoleStatements(): string[] {
  return reachRoles.map((role) => unlessThere(role, 'nologin'))
}

/**
 * Makes the logins of a database. NOINHERIT: a login has no right before it became the role of a reach, so a statement sent
 * outside of an act sees nothing.
 */
export function loginStatements(database: string): string[] {
  const made = logins.flatMap((login) => {
    const own = loginName(database, login)
    return [
      unlessThere(own, 'login noinherit nocreatedb nocreaterole'),
      ...reachesOf[login].map((reach) => `grant ${name(roleOf(reach))} to ${name(own)};`),
      `grant connect on database ${name(database)} to ${name(own)};`,
    ]
  })
  const portal = name(loginName(database, 'portal'))
  return [
    ...made,
    // A name of a table means the published view of it.
    `alter role ${portal} in database ${name(database)} set search_path = published, public;`,
    ...logins.map((login) => quietStatement(loginName(database, login), database)),
    // Whoever can make a temporary function can look behind a view that is no barrier.
    `revoke temporary on database ${name(database)} from public;`,
  ]
}

// An error of a statement repeats what was typed; the program logs it by its code. Only a superuser may say so to the server:
// on a server of somebody else it is in the instructions for whoever administers it.
const quietStatement = (login: string, database: string) =>
  `do $do$ begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    alter role ${name(login)} in database ${name(database)} set log_min_messages = log;
  end if;
end $do$;`

/** Gives a login its password, so that the server never hears the password itself. */
export function passwordStatement(database: string, login: Login, password: string): string {
  return `alter role ${name(loginName(database, login))} password ${said(scramVerifier(password))};`
}

/** Everything above as one text, for whoever administers a server on which the program may not do it. */
export function statementsForAdministrator(database: string): string {
  const passwords = logins.map(
    (login) => `alter role ${name(loginName(database, login))} password '…';`,
  )
  return [...reachRoleStatements(), ...loginStatements(database), ...passwords].join('\n')
}

const iterations = 4_096

function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const server = keyed('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`
}
