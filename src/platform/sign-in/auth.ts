import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import { sql } from 'kysely'
import { newId } from '#platform/db/new-id.ts'
import type { Db } from '#platform/db/pool.ts'
import type { Tx } from '#platform/db/transact.ts'
import { log } from '#platform/log/log.ts'
import { asProgram } from './as-program.ts'
import { addressHeader, cookiePrefixOf } from './names.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import { longestPassword, shortestPassword } from './password-rules.ts'
import { passkeyPlugin } from './passkey-plugin.ts'
import { linking, providerPlugin, type Provider } from './provider.ts'
import { sessionLimits, signInSecret } from './settings.ts'

// The library never opens a transaction of its own: it works inside ours, as the program.
const inHand = new AsyncLocalStorage<Tx>()
const db = new Proxy({} as Db, {
  get(_, key) {
    const target = inHand.getStore()
    if (!target) throw new Error('the sign-in library was called outside of withAuth')
    const value: unknown = Reflect.get(target, key)
    return typeof value === 'function' ? value.bind(target) : value
  },
})

/** The sign-in library, set up for one address of the product. It is only ever called, never mounted. */
export type Auth = ReturnType<typeof build>

const built = new Map<string, Auth>()
// The provider is asked for its addresses when its part is built: a password must not wait for that.
// While only this machine is served, an address is what was asked for: its ports are not kept without end.
const mostAddresses = 16

/** The library for an address, made at first use. */
function authFor(origin: string, provider: Provider | undefined): Auth {
  const key = JSON.stringify([origin, provider])
  const known = built.get(key)
  if (known) return known
  if (built.size >= mostAddresses) built.clear()
  const auth = build(origin, provider)
  built.set(key, auth)
  return auth
}

/** Calls the library in one transaction, as the program: nobody is signed in yet, or their rights say nothing here. */
export function withAuth<T>(
  act: string,
  origin: string,
  work: (auth: Auth, tx: Tx) => Promise<T>,
  provider?: Provider,
): Promise<T> {
  return asProgram(act, (tx) => inHand.run(tx, () => work(authFor(origin, provider), tx)))
}

function build(origin: string, provider: Provider | undefined) {
  const { longestSeconds } = sessionLimits()
  return betterAuth({
    appName: 'Khuyến Công',
    baseURL: origin,
    basePath: '/dang-nhap',
    secret: signInSecret(),
    telemetry: { enabled: false },
    database: { db, type: 'postgres' },
    logger: { level: 'warn', log: (level, message) => log[level]({ event: 'sign-in', message }) },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'sign_in_account',
      accountLinking: linking,
      updateAccountOnSignIn: false,
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'person_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'sign_in_session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'address',
        userAgent: 'agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: longestSeconds,
      disableSessionRefresh: true,
    },
    verification: {
      modelName: 'sign_in_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: (password) => hashPassword(password), verify: verifyPassword },
    },
    databaseHooks: {
      account: {
        create: { before: (account) => Promise.resolve({ data: withoutTokens(account) }) },
      },
      session: { create: { before: ({ userId }) => refuseDeactivated(userId) } },
    },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: cookiePrefixOf(origin),
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: origin.startsWith('https:'),
      },
      // Our migrations make its tables; that they fit is a test's question, not one of each start.
      database: { generateId: () => newId(), validateSchema: false },
      // Filled by us with the address we worked out; what a client sends under this name never gets here.
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      passkeyPlugin(),
      ...(provider ? [providerPlugin(provider)] : []),
      twoFactor({
        issuer: 'Khuyến Công',
        // Whoever signs in by a key or through a provider has no password to ask for.
        allowPasswordless: true,
        // Failed codes are counted by our own back-off, which no attacker can keep up for ever.
        accountLockout: { enabled: false },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'sign_in_two_factor',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  })
}

// The answer is that of a wrong password: whether an account was closed is nobody's business.
async function refuseDeactivated(personId: string): Promise<void> {
  const { rows } =
    await sql`select from person where id = ${personId} and deactivated_at is null`.execute(db)
  if (rows.length === 0) throw new APIError('UNAUTHORIZED')
}

// The provider is asked once who somebody is; its tokens would open doors there, and are not kept.
const withoutTokens = <A extends object>(account: A) => ({
  ...account,
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
})

const verifyPassword = ({ hash, password }: { hash: string; password: string }) =>
  isPassword(password, hash)
