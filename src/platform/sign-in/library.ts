import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { sql } from 'kysely'
import { newId } from '#platform/db/new-id.ts'
import type { Db } from '#platform/db/pool.ts'
import { log } from '#platform/log/log.ts'
import { addressHeader, cookiePrefixOf } from './names.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import { longestPassword, shortestPassword } from './password-rules.ts'
import { passkeyPlugin } from './passkey-plugin.ts'
import { linking, providerPlugin } from './provider-plugin.ts'
import type { Provider } from './provider.ts'
import { sessionLimits, signInSecret } from './settings.ts'

export { symmetricDecrypt } from 'better-auth/crypto'

// A third of what the server holds when it starts: it is read when somebody first signs in, by `auth.ts` alone.

/** The sign-in library, set up for one address of the product. It is only ever called, never mounted. */
export type Auth = ReturnType<typeof buildAuth>

/** Sets the library up, on a database that stands for the transaction in hand. */
export function buildAuth(db: Db, origin: string, provider: Provider | undefined) {
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
      session: { create: { before: ({ userId }) => refuseDeactivated(db, userId) } },
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
async function refuseDeactivated(db: Db, personId: string): Promise<void> {
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
