import { afterAll, inject } from 'vitest'
import { closeDatabase } from '#platform/db/pool.ts'

// Workers are numbered from one; no two that run at once have the same number.
const own = inject('databases')[Number(process.env.VITEST_POOL_ID) - 1]
if (own === undefined) throw new Error(`no database for worker ${process.env.VITEST_POOL_ID}`)
process.env.KC_DATABASE = own
process.env.KC_SECRET = 'known to the tests and to nobody else'
afterAll(() => closeDatabase())
