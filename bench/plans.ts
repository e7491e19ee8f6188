import { mkdirSync, writeFileSync } from 'node:fs'
import { rawPool } from '#platform/db/pool.ts'
import { schemeRollup } from '#modules/schemes/api.server.ts'
import { inRepository } from '../tools/bootstrap/repository.mjs'
import { statementsBehind, statementsOf, type Statement } from './record.ts'

const folder = inRepository('bench/plans')
const api = '/api/v1/schemes'
const asked = {
  list: `${api}?size=50`,
  'list-deep-page': `${api}?size=50&page=200`,
  'list-by-title': `${api}?sort=title&size=50`,
  'list-filtered': `${api}?province=34:79&year=2016&sort=-planned&size=50`,
  'list-by-status': `${api}?province=34:79&status=accepted&sort=-planned&size=50`,
  search: `${api}?q=go%20soi&size=20`,
  'search-in-province': `${api}?q=go%20soi&province=34:79&size=20`,
} as const

/** Writes down how PostgreSQL answers the questions that people ask most, to be read when one grows slow. */
export async function savePlans(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const [name, path] of Object.entries(asked)) {
    const behind = await statementsBehind([path])
    await save(name, path, behind[path] ?? [])
  }
  const scope = { yearFrom: 2016, yearTo: 2016 }
  await save('rollup', JSON.stringify(scope), await statementsOf(() => schemeRollup(scope)))
  const report = '/api/v1/reports?region=NAM&year=2016'
  await save('report', report, (await statementsBehind([report]))[report] ?? [])
}

async function save(name: string, question: string, statements: readonly Statement[]) {
  const parts: string[] = [question]
  for (const { text, values } of statements) {
    const { rows } = await rawPool().query<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers, costs off) ${text}`,
      [...values],
    )
    parts.push(text.trim(), rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  writeFileSync(`${folder}/${name}.txt`, `${parts.join('\n\n')}\n`)
}
