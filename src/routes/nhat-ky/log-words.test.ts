import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { permissions } from '#modules/access/model.ts'
import { eventKinds } from '#platform/audit/note-event.ts'
import { actName, subjectName } from './log-words.ts'

test('every act that changes something has a name in the log', () => {
  const changing = Object.keys(permissions).filter((act) => !act.endsWith('.read'))
  expect(changing.length).toBeGreaterThan(10)
  expect(changing.filter((act) => actName(act) === act)).toEqual([])
})

// What only looks, or keeps count, leaves no entry.
const silent = [
  'sign-in.actAs',
  'sign-in.count',
  'sign-in.find',
  'sign-in.forgive',
  'sign-in.keep',
  'sign-in.pending',
  'sign-in.session',
]

test('every step of signing in, and every look at what another province shares, has a name in the log', () => {
  const written = globSync('src/{platform/sign-in,modules}/**/*.ts', { exclude: isTest })
    .map((file) => readFileSync(file, 'utf8'))
    .flatMap((text) => [...text.matchAll(/'(sign-in\.[\w-]+|share\.open)'/g)])
    .map(([, act]) => act ?? '')
  const acts = [...new Set(written)].filter((act) => !silent.includes(act))
  expect(acts.length).toBeGreaterThan(15)
  expect(acts.filter((act) => actName(act) === act)).toEqual([])
})

const isTest = (file: string) => file.endsWith('.test.ts')

test('every event the trail tells has a name in the log', () => {
  expect(eventKinds.filter((kind) => subjectName(`event.${kind}`) === `event.${kind}`)).toEqual([])
})

test('every record under the trail has a name in the log', () => {
  const watched = globSync('database/migrations/*.sql')
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/audit_watch\('(\w+)'/g)])
    .map(([, table = '']) => table)
  expect(watched.length).toBeGreaterThan(15)
  expect(watched.filter((table) => subjectName(table) === table)).toEqual([])
})
