import { afterAll, aroundEach, inject } from 'vitest'
import { asSystem } from '#platform/db/acting.ts'
import { closeDatabase } from '#platform/db/pool.ts'

// Workers are numbered from one; no two that run at once have the same number.
const own = inject('databases')[Number(process.env.VITEST_POOL_ID) - 1]
if (own === undefined) throw new Error(`no database for worker ${process.env.VITEST_POOL_ID}`)
process.env.KC_DATABASE = own.owner
process.env.KC_LOGINS = own.logins
process.env.KC_SECRET = 'known to the tests and to nobody else'
afterAll(() => closeDatabase())
// A test that says nothing of who acts is the program's.
aroundEach((run) => asSystem(run))
