import { RawNode, sql, type KyselyPlugin, type QueryId } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { withinTransaction } from '#platform/db/transact.ts'
import { confirmImport, findImport, readBatch, startImport } from '../api.server.ts'
import { aWorkbook, usualHeading } from '../testing.ts'

const key = () => `form-${newId()}`

const previewed = async (fileName: string, titles: readonly string[]) => {
  const lines = titles.map((title, n) => [
    n + 1,
    title,
    'HTX Biển Xanh',
    'Cà Mau',
    2018,
    'KCĐP',
    90,
  ])
  const bytes = await aWorkbook([usualHeading, ...lines])
  const { id } = await startImport({ fileName, bytes, key: key() })
  await readBatch(id)
  expect(await findImport(id)).toMatchObject({ summary: { counts: { take: titles.length } } })
  return id
}

/** What another person does while an act waits for the chains of its provinces. */
const whileWaiting = (act: () => Promise<unknown>): KyselyPlugin => {
  let waiting: QueryId | undefined
  let isDone = false
  return {
    transformQuery({ node, queryId }) {
      if (RawNode.is(node) && node.sqlFragments.join('').includes('audit_hold')) waiting ??= queryId
      return node
    },
    async transformResult({ queryId, result }) {
      if (queryId === waiting && !isDone) {
        isDone = true
        await act()
      }
      return result
    },
  }
}

test('two files with the same row confirmed at one moment enter it once', async () => {
  await inRollback(async (tx) => {
    const one = await previewed('a.xlsx', ['Máy sấy cá'])
    const two = await previewed('b.xlsx', ['Máy sấy cá', 'Máy xay cá'])
    const other = whileWaiting(() => withinTransaction(tx, () => confirmImport(one, key())))
    const taken = await withinTransaction(tx.withPlugin(other), () => confirmImport(two, key()))
    expect(taken).toEqual({ taken: 1, unchanged: 1 })
    const { rows } = await sql`
      select title, count(*)::int as n from scheme where import_batch in (${one}, ${two}) group by 1 order by 1`.execute(
      tx,
    )
    expect(rows).toEqual([
      { title: 'Máy sấy cá', n: 1 },
      { title: 'Máy xay cá', n: 1 },
    ])
  })
})
