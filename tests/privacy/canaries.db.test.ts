import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { columnsOf, personalColumns, type TableClasses } from '#modules/privacy/model.ts'
import type { Target } from '../../tools/attack/battery.ts'
import { send } from '../../tools/attack/send.ts'
import { openTarget } from '../../tools/attack/target/open-target.ts'
import { startProduct, type Product } from '../../tools/attack/target/product.ts'
import { pathOf } from '../../tools/attack/target/surface.ts'
import { canaryCage } from './canaries.ts'
import { intoKeys, type SentKeys } from './put-in-keys.ts'
import { intoAddresses, intoForms, intoImports, intoSignIn } from './put-in.ts'

const cage = canaryCage()
let [folder, product, target, keys] = [
  '',
  undefined as Product | undefined,
  undefined as Target | undefined,
  undefined as SentKeys | undefined,
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kc-canaries-'))
  chmodSync(folder, 0o711)
  product = await startProduct(join(folder, 'world'))
  target = await openTarget(product)
  const person = target.people.find(({ role }) => role === 'treasury')?.id ?? ''
  await intoSignIn(target, cage, person)
  await intoImports(target, cage)
  await intoAddresses(target, cage)
  await intoForms(target, cage)
  keys = await intoKeys(target)
  // Sheets are read after the answer, and the log of the database is written by another process.
  await sleep(3_000)
}, 400_000)

afterAll(async () => {
  await product?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}, 60_000)

const running = (): { product: Product; target: Target } => {
  if (!product || !target) throw new Error('the program did not start')
  return { product, target }
}
const databaseLog = () => readFileSync(join(folder, 'world', 'pg', 'server.log'), 'utf8')

test('two hundred values and more were put in, and those that are kept are found where they belong', async () => {
  const { database } = running().target
  expect(cage.made.length).toBeGreaterThanOrEqual(200)
  const [kept] = await database.rows<{ text: string }>(
    `select (select string_agg(draft::text, '') from import_row) || (select string_agg(email, '') from person)
      || (select string_agg(title, '') from scheme) as text`,
  )
  const found = cage.foundIn(kept?.text ?? '')
  expect(found).toContain('e-mail of a person')
  expect(found).toContain('cell: owner')
  expect(found).toContain('field title of /de-an/moi')
})

test('the log of the program holds nothing that was typed', () => {
  const log = running().product.log()
  expect(log.length).toBeGreaterThan(10_000)
  expect(cage.foundIn(log)).toEqual([])
})

test('the log of the database holds nothing that was typed', () => {
  expect(databaseLog()).toContain('ready to accept connections')
  expect(cage.foundIn(databaseLog())).toEqual([])
})

test('a value in either log would have been found', async () => {
  const { database } = running().target
  const planted = cage.ofPerson('planted in a log')
  expect(cage.foundIn(`{"level":30,"body":"email=${planted}%40example.org"}`)).toEqual([
    'planted in a log',
  ])
  // The owner of the database is nobody's request: of their statements the log tells what was wrong.
  await expect(database.rows('select $1::text::uuid', [planted])).rejects.toThrow(planted)
  for (let n = 0; n < 50 && cage.foundIn(databaseLog()).length === 0; n += 1) await sleep(100)
  expect(cage.foundIn(databaseLog())).toEqual(['planted in a log'])
})

test('the trail holds nothing that says who a person is or how they are reached', async () => {
  const { database } = running().target
  const rows = await database.rows<{ payload: string }>('select payload from audit_entry')
  const found = cage.foundIn(rows.map(({ payload }) => payload).join('\n'), (one) => one.isOfPerson)
  expect(rows.length).toBeGreaterThan(500)
  expect(found).toEqual([])
})

test('what says who a person is stands in personal columns alone', async () => {
  const { database } = running().target
  const astray: string[] = []
  for (const [table, columns] of Object.entries<TableClasses>(personalColumns)) {
    const open = columnsOf(columns, 'public', 'internal')
    if (open.length === 0) continue
    const [row] = await database.rows<{ text: string | null }>(
      `select string_agg(concat_ws(' ', ${open.map((name) => `"${name}"::text`).join(', ')}), ' ') as text from "${table}"`,
    )
    const found = cage.foundIn(row?.text ?? '', (one) => one.isOfPerson)
    astray.push(...found.map((putIn) => `${table}: ${putIn}`))
  }
  expect(astray).toEqual([])
})

test('what everybody may read, pages and answers to machines, holds nothing of it', async () => {
  const asNobody = { ...running().target, visitorFor: () => ({}) }
  const shown: string[] = []
  let read = 0
  for (const door of asNobody.surface.reads.filter(({ isDocument }) => !isDocument)) {
    const { body, status } = await send(asNobody, { path: pathOf(door) })
    if (status === 200) read += 1
    // Why a report was frozen is said to everybody, beside the report.
    const found = cage.foundIn(body, ({ putIn }) => !putIn.startsWith('field reason of /bao-cao'))
    shown.push(...found.map((putIn) => `${door.route}: ${putIn}`))
  }
  expect(read).toBeGreaterThan(15)
  expect(shown).toEqual([])
})

// The sixteen characters at the beginning are shown to people; the rest is the key.
const secretsIn = (text: string) =>
  (keys?.texts ?? []).filter((key) => text.includes(key.slice(16, 40)))

test('a key stands in no log, whole or in part, however it was sent', () => {
  expect(secretsIn(running().product.log())).toEqual([])
  expect(secretsIn(databaseLog())).toEqual([])
  expect(secretsIn(`{"why":"no key ${keys?.made.slice(10)}"}`)).toHaveLength(2)
})

test('a key stands nowhere in the database: not in the trail, not in a mail, not in any other row', async () => {
  const { database } = running().target
  const tables = await database.rows<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await database.rows<{ line: string }>(
      `select t::text as line from ${name} t where t::text ~ $1`,
      [(keys?.texts ?? []).map((text) => text.slice(16, 40)).join('|')],
    )
    found.push(...rows.map(() => name))
  }
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['api_key', 'audit_entry', 'idempotency', 'mail_outbox']),
  )
  expect(found).toEqual([])
  const [kept] = await database.rows<{ shown: number }>(
    'select count(*)::int as shown from api_key where shown = $1',
    [keys?.made.slice(0, 16)],
  )
  expect(kept).toEqual({ shown: 1 })
})

test('no answer to a machine repeats a key, and the page shows of one what it begins with', () => {
  const { answers = [], page = '', made = '' } = keys ?? {}
  expect(answers.length).toBeGreaterThan(50)
  expect(new Set(answers.map(({ status }) => status))).toEqual(
    new Set([200, 400, 401, 403, 404, 405]),
  )
  const repeated = answers.filter(({ body, headers }) =>
    secretsIn(body + JSON.stringify(headers)).length > 0 ? true : false,
  )
  expect(repeated.map(({ status, body }) => `${status} ${body}`)).toEqual([])
  expect(page).toContain(made.slice(0, 16))
  expect(secretsIn(page)).toEqual([])
})
