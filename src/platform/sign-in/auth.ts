import { AsyncLocalStorage } from 'node:async_hooks'
import type { Db } from '#platform/db/pool.ts'
import type { Tx } from '#platform/db/transact.ts'
import { asProgram } from './as-program.ts'
import type { Auth } from './library.ts'
import type { Provider } from './provider.ts'

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

const built = new Map<string, Auth>()
// The provider is asked for its addresses when its part is built: a password must not wait for that.
// While only this machine is served, an address is what was asked for: its ports are not kept without end.
const mostAddresses = 16

type Build = (db: Db, origin: string, provider: Provider | undefined) => Auth

/** The library for an address, made at first use. */
function authFor(build: Build, origin: string, provider: Provider | undefined): Auth {
  const key = JSON.stringify([origin, provider])
  const known = built.get(key)
  if (known) return known
  if (built.size >= mostAddresses) built.clear()
  const auth = build(db, origin, provider)
  built.set(key, auth)
  return auth
}

/** Calls the library in one transaction, as the program: nobody is signed in yet, or their rights say nothing here. */
export async function withAuth<T>(
  act: string,
  origin: string,
  work: (auth: Auth, tx: Tx) => Promise<T>,
  provider?: Provider,
): Promise<T> {
  const { buildAuth } = await import('./library.ts')
  return asProgram(act, (tx) =>
    inHand.run(tx, () => work(authFor(buildAuth, origin, provider), tx)),
  )
}
