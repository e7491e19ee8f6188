import { mkdirSync, writeFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { publicStanding, type Standing } from '#core/standing.ts'
import { actingAs, asSystem } from '#platform/db/acting.ts'
import { rawPool } from '#platform/db/pool.ts'
import { read } from '#platform/db/transact.ts'
import { schemeTotals } from '#modules/schemes/api.server.ts'
import { api } from '../src/routes/api/v1/api.ts'
import { inRepository } from '../tools/bootstrap/repository.mjs'
import { openDatabases, useConnection } from './database.ts'
import { statementsOf, type Statement } from './record.ts'

// node tools/run.mjs bench/rights.ts: what rights cost. Each question is asked as it is and with its statements sent bare, as
// their owner, prepared and named, without a transaction; turn by turn. `--plans` writes the plan of each statement as each role.
const size = { establishments: 200_000, schemes: 100_000, years: 12 }
const rounds = 80
const names = new Map<string, string>()
const province: Standing = { ...publicStanding, reach: 'province', provinceIds: ['79'] }
const standings: Readonly<Record<string, Standing>> = {
  nation: { ...publicStanding, reach: 'nation' },
  province,
  published: publicStanding,
}
const here = { province: { list: 34, code: '79' } } as const

type Ask = (standing: Standing) => Promise<unknown>

/** A question of the API; of a province, where the reach is one. */
const asked =
  (path: string): Ask =>
  async ({ reach }) => {
    const within = reach === 'province' && path.includes('/schemes') ? '&province=34:79' : ''
    const response = await api(new Request(`http://localhost/api/v1${path}${within}`))
    if (response.status !== 200) throw new Error(`${response.status} from ${path}`)
    return response.text()
  }

const questions: Readonly<Record<string, Ask>> = {
  'list of a year': asked('/schemes?year=2016&sort=-planned&size=50'),
  'list by status': asked('/schemes?status=accepted&sort=-planned&size=50'),
  search: asked('/schemes?q=go%20soi&size=20'),
  totals: () => schemeTotals({ yearFrom: 2016, yearTo: 2016 }),
  'totals by status': ({ reach }) =>
    schemeTotals({
      status: 'accepted',
      yearFrom: 2016,
      yearTo: 2016,
      ...(reach === 'province' && here),
    }),
  'report of a region': asked('/reports?region=NAM&year=2016'),
}

const base = inRepository('.cache/bench')
mkdirSync(base, { recursive: true })
const databases = await openDatabases(base)
try {
  await useConnection(await asSystem(() => databases.country(size, 2014)))
  console.log(
    '| question | reach | statements | bare | with rights | ratio | question as a whole |',
  )
  for (const [name, ask] of Object.entries(questions)) {
    for (const [reach, standing] of Object.entries(standings))
      await measure(name, reach, standing, ask)
  }
} finally {
  await databases.close()
}

async function measure(name: string, reach: string, standing: Standing, ask: Ask) {
  const acting = { actor: 'bench', as: null, from: null, standingFor: () => standing }
  await actingAs(acting, async () => {
    await ask(standing)
    const statements = await statementsOf(() => ask(standing))
    const [bare, held, whole]: [number[], number[], number[]] = [[], [], []]
    for (let round = -2; round < rounds; round += 1) {
      const tookBare = await timed(() => inTurn(statements, sendBare))
      const tookHeld = await timed(() => inTurn(statements, sendHeld))
      const tookWhole = await timed(() => ask(standing))
      if (round < 0) continue
      bare.push(tookBare)
      held.push(tookHeld)
      whole.push(tookWhole)
    }
    // The quickest of many: what a busy machine adds is no part of the cost.
    const [b, h, w] = [Math.min(...bare), Math.min(...held), Math.min(...whole)]
    const ms = (value: number) => `${value.toFixed(2)} ms`
    const times = (value: number) => `${value.toFixed(2)} ×`
    console.log(
      `| ${name} | ${reach} | ${statements.length} | ${ms(b)} | ${ms(h)} | ${times(h / b)} | ${ms(w)}, ${times(w / (w - h + b))} of it without |`,
    )
    if (process.argv.includes('--plans')) await savePlans(`${name} as ${reach}`, statements)
  })
}

async function inTurn(
  statements: readonly Statement[],
  send: (one: Statement) => Promise<unknown>,
) {
  for (const statement of statements) await send(statement)
}

async function sendBare({ text, values }: Statement) {
  const name = names.get(text) ?? `bare${names.size}`
  names.set(text, name)
  return rawPool().query({ name, text, values: [...values] })
}

function sendHeld(statement: Statement) {
  return read('bench', (db) => execute(db, statement))
}

function execute(db: Kysely<Record<never, never>>, { text, values }: Statement) {
  return db.executeQuery<Record<string, unknown>>({
    sql: text,
    parameters: [...values],
    query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
    queryId: { queryId: text },
  })
}

async function savePlans(name: string, statements: readonly Statement[]) {
  const folder = inRepository('.cache/bench/plans-of-rights')
  mkdirSync(folder, { recursive: true })
  const parts: string[] = []
  for (const { text, values } of statements) {
    const { rows } = await read('bench', async (db) => {
      await sql`set local plan_cache_mode = force_custom_plan`.execute(db)
      return execute(db, { text: `explain (analyze, buffers, costs off) ${text}`, values })
    })
    parts.push(text.trim(), rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  writeFileSync(`${folder}/${name}.txt`, `${parts.join('\n\n')}\n`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
