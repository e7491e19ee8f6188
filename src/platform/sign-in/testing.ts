import { sql } from 'kysely'
import type { Cookies } from '@sveltejs/kit'
import { newId } from '#platform/db/new-id.ts'
import { transact } from '#platform/db/transact.ts'
import { asProgram } from './as-program.ts'
import { savePassword } from './password.ts'
import { sessionOf, type SignedIn } from './session.ts'
import type { Visit } from './visit.ts'

/** A browser as sign-in sees it: a jar of cookies, an address, a name. */
export type Browser = Visit & { readonly jar: Map<string, string> }

/** A browser with the cookies it is given. */
export function aBrowser({
  jar = new Map<string, string>(),
  origin = 'http://localhost:3000',
  address = '203.0.113.7',
  forwarded = '',
} = {}): Browser {
  const cookies: Cookies = {
    get: (name: string) => jar.get(name),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string, said?: { maxAge?: number }) =>
      void (said?.maxAge === 0 ? jar.delete(name) : jar.set(name, value)),
    delete: (name: string) => void jar.delete(name),
    parse: () => {
      throw new Error('sign-in parses no cookie')
    },
    serialize: (name: string, value: string) => `${name}=${value}`,
  }
  const request = {
    get headers() {
      const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      return new Headers({
        cookie: cookie.join('; '),
        'user-agent': 'Tests/1.0',
        ...(forwarded ? { 'x-forwarded-for': forwarded } : {}),
      })
    },
  }
  return { jar, cookies, url: new URL(origin), request, getClientAddress: () => address }
}

/** A password nobody has published. */
export const goodPassword = 'gỗ lim sẫm, sáu cột'

let people = 0

/** A person with a password. */
export async function aPerson({ password = goodPassword, name = 'Trần Thị Thử' } = {}) {
  const id = newId()
  const email = `thu.${id.slice(-12)}.${(people += 1)}@vidu.vn`
  await transact({ act: 'test' }, async (tx) => {
    await sql`insert into person (id, name, email) values (${id}, ${name}, ${email})`.execute(tx)
    await savePassword(tx, id, password)
  })
  return { id, email, password, name }
}

/** Makes the waits that have begun a minute long, so that a slow machine does not outlast them in the middle of a test. */
export async function stretchWaits(): Promise<void> {
  await asProgram('test', (tx) =>
    sql`update sign_in_back_off set free_at = now() + interval '1 minute' where free_at > '-infinity'`.execute(
      tx,
    ),
  )
}

/** Who is signed in by this browser. */
export async function mustBe(browser: Browser): Promise<SignedIn> {
  const session = await sessionOf(browser)
  if (!session) throw new Error('nobody is signed in')
  return session
}
