import { mkdirSync, writeFileSync } from 'node:fs'
import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import { publicStanding, type Standing } from '#core/standing.ts'
import { actingAs } from '#platform/db/acting.ts'
import { rawPool } from '#platform/db/pool.ts'
import { read, readOne } from '#platform/db/transact.ts'
import { schemeTotals } from '#modules/schemes/api.server.ts'
import { api } from '../src/routes/api/v1/api.ts'
import { inRepository } from '../tools/bootstrap/repository.mjs'
import { median, ms, times, type Figure } from './figure.ts'
import { statementsOf, type Statement } from './record.ts'

// What rights cost: each question is asked as it is and with its statements sent bare, as their owner, prepared and named,
// without a transaction; turn by turn.
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

const waitedFor = new Set(['list of a year', 'list by status', 'report of a region'])

// A list sends each of its statements whole (`readOne`), the others theirs in one transaction (`read`).
const areLists = new Set(['list of a year', 'list by status', 'search'])

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

/** What a run looks at: the lists and the report people wait for, or every question, with the plan of each statement as each role. */
export type Effort = { readonly rounds: number; readonly isWhole: boolean }

/** Each question as the nation, as a province and as everybody, beside the same question without rights. */
export async function measureRights({ rounds, isWhole }: Effort): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, ask] of Object.entries(questions)) {
    if (!isWhole && !waitedFor.has(name)) continue
    for (const [reach, standing] of Object.entries(standings)) {
      const acting = { actor: 'bench', as: null, from: null, standingFor: () => standing }
      figures.push(
        await actingAs(acting, async () => {
          await ask(standing)
          const statements = await statementsOf(() => ask(standing))
          if (isWhole) await savePlans(`${name} as ${reach}`, statements)
          const sent = { statements, isSentWhole: areLists.has(name) }
          return measured(`Rights: ${name}, ${reach}`, rounds, sent, () => ask(standing))
        }),
      )
    }
  }
  return figures
}

type Sent = { readonly statements: readonly Statement[]; readonly isSentWhole: boolean }

// Each round's three times are taken at one moment, and the middle round counts: what a busy machine adds to all three is no part
// of the cost.
async function measured(
  name: string,
  rounds: number,
  { statements, isSentWhole }: Sent,
  ask: () => Promise<unknown>,
): Promise<Figure> {
  const wholes: number[] = []
  const helds: number[] = []
  const costs: number[] = []
  for (let round = -2; round < rounds; round += 1) {
    const bare = await timed(() => inTurn(statements, sendBare))
    const held = await timed(() => inTurn(statements, (one) => sendHeld(one, isSentWhole)))
    const whole = await timed(ask)
    if (round < 0) continue
    wholes.push(whole)
    helds.push(held)
    costs.push(held - bare)
  }
  const [whole, held, cost] = [median(wholes), median(helds), median(costs)]
  const ratio = whole / (whole - cost)
  return {
    name,
    product: `${ms(whole)}, of it database ${ms(held)}`,
    baseline: `${ms(whole - cost)}, of it database ${ms(held - cost)}`,
    ratio: times(ratio),
    aim: '≤ 1.10 ×',
    met: ratio <= 1.1,
  }
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

// By the road the product sends it on.
function sendHeld(statement: Statement, isSentWhole: boolean) {
  const made = compiled(statement)
  return isSentWhole
    ? readOne('bench', () => ({ compile: () => made }) as unknown as RawBuilder<unknown>)
    : read('bench', (db) => db.executeQuery(made))
}

const compiled = ({ text, values }: Statement): CompiledQuery<Record<string, unknown>> => ({
  sql: text,
  parameters: [...values],
  query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
  queryId: { queryId: text },
})

async function savePlans(name: string, statements: readonly Statement[]) {
  const folder = inRepository('.cache/bench/plans-of-rights')
  mkdirSync(folder, { recursive: true })
  const parts: string[] = []
  for (const { text, values } of statements) {
    const { rows } = await read('bench', async (db) => {
      await sql`set local plan_cache_mode = force_custom_plan`.execute(db)
      const explained = `explain (analyze, buffers, costs off) ${text}`
      return db.executeQuery(compiled({ text: explained, values }))
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
