import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import pg, { type ClientConfig } from 'pg'
import { CannotStart } from '#platform/embedded/cannot-start.ts'
import { loginName, logins, reachesOf, roleOf, type Login } from './database-roles.ts'
import {
  loginStatements,
  passwordStatement,
  reachRoleStatements,
  statementsForAdministrator,
} from './role-statements.ts'

/** How to connect as each login. */
export type LoginSettings = Readonly<Record<Login, ClientConfig>>

/** Where the passwords of logins are kept; `null` on a private socket that asks for none. */
export type Passwords = { readonly file: string } | null

/**
 * Makes the roles and logins of a database, as its owner, and returns how to connect as each login.
 * @throws {CannotStart} when the owner may not make roles, with the SQL for somebody who may
 */
export async function prepareRoles(
  owner: ClientConfig,
  passwords: Passwords = null,
): Promise<LoginSettings> {
  return withClient(owner, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    const database = rows[0]?.name ?? ''
    try {
      await client.query('begin')
      // Two programs that start at once make them one after the other.
      await client.query(`select pg_advisory_xact_lock(hashtext('kc_roles'))`)
      await client.query([...reachRoleStatements(), ...loginStatements(database)].join('\n'))
      await client.query('commit')
      const chosen = passwords && (await settlePasswords(client, database, owner, passwords.file))
      return settingsOf((login) => asLogin(owner, database, login, chosen?.[login]))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === '42501')
        throw mayNotMakeRoles(database)
      throw error
    }
  })
}

/**
 * Uses logins that somebody else made.
 * @throws {CannotStart} when one of them cannot do what it must, or can do more
 */
export async function useLogins(
  given: Readonly<Record<Login, string>>,
  database: string,
): Promise<LoginSettings> {
  for (const login of logins) await requireFit(login, given[login], database)
  return settingsOf((login) => ({ connectionString: given[login] }))
}

function settingsOf(of: (login: Login) => ClientConfig): LoginSettings {
  return { portal: of('portal'), desk: of('desk'), jobs: of('jobs') }
}

function asLogin(
  owner: ClientConfig,
  database: string,
  login: Login,
  password: string | undefined,
): ClientConfig {
  const user = loginName(database, login)
  if (owner.connectionString === undefined)
    return { ...owner, user, ...(password !== undefined && { password }) }
  const url = new URL(owner.connectionString)
  url.searchParams.delete('user')
  url.searchParams.delete('password')
  if (url.hostname === '') url.searchParams.set('user', user)
  else url.username = encodeURIComponent(user)
  if (password === undefined) url.password = ''
  else if (url.hostname === '') url.searchParams.set('password', password)
  else url.password = password
  return { connectionString: url.href }
}

type Chosen = Readonly<Record<Login, string>>

// A password is set when it is new, or no longer the one the server knows: programs that share a data folder share it.
async function settlePasswords(
  client: pg.Client,
  database: string,
  owner: ClientConfig,
  file: string,
): Promise<Chosen> {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Chosen) : undefined
  const chosen = kept ?? {
    portal: randomBytes(24).toString('hex'),
    desk: randomBytes(24).toString('hex'),
    jobs: randomBytes(24).toString('hex'),
  }
  if (!kept) writeFileSync(file, JSON.stringify(chosen), { mode: 0o600 })
  for (const login of logins) {
    const settings = asLogin(owner, database, login, chosen[login])
    if (kept && (await withClient(settings, () => Promise.resolve(true)).catch(() => false)))
      continue
    await client.query(passwordStatement(database, login, chosen[login]))
  }
  return chosen
}

async function requireFit(login: Login, connectionString: string, database: string): Promise<void> {
  const roles = reachesOf[login].map(roleOf)
  const found = await withClient({ connectionString }, async (client) => {
    const { rows } = await client.query<{ is_fit: boolean }>(
      `select not (r.rolsuper or r.rolbypassrls or r.rolinherit) and current_database() = $2
          and (current_setting('search_path') like 'published,%') = $3
          and array(select m.rolname::text from pg_roles m where m.oid <> r.oid and pg_has_role(m.oid, 'member')
            order by 1) = array(select unnest($1::text[]) order by 1) as is_fit
        from pg_roles r where r.rolname = current_user`,
      [roles, database, login === 'portal'],
    )
    return rows[0]?.is_fit ?? false
  }).catch((error: Error) => error.message)
  if (found === true) return
  throw new CannotStart(
    `KC_${login.toUpperCase()}_URL không dùng được` +
      `${found === false ? ': tài khoản thừa hoặc thiếu quyền' : ` (${found})`}. ` +
      `Người quản trị máy chủ dữ liệu hãy chạy:\n\n${statementsForAdministrator(database)}`,
  )
}

function mayNotMakeRoles(database: string): CannotStart {
  return new CannotStart(
    'Tài khoản trong DATABASE_URL không được tạo vai trò (CREATEROLE). Người quản trị máy chủ dữ liệu hãy chạy đoạn SQL ' +
      'dưới đây, rồi đặt KC_PORTAL_URL, KC_DESK_URL và KC_JOBS_URL cho ba tài khoản vừa tạo:\n\n' +
      statementsForAdministrator(database),
  )
}

async function withClient<T>(
  settings: ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(settings)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
