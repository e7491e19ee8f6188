import { afterAll, inject } from 'vitest'
import { closeDatabase } from '#platform/db/pool.ts'

process.env.KC_DATABASE = inject('database')
afterAll(() => closeDatabase())
