import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tx } from '#platform/db/transact.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { readStatements, type StatementRecord } from '../domain/read-statements.ts'
import { saveStatements } from '../store.ts'

/**
 * Loads what the article of 2014 says in words. Loading again changes nothing.
 * @returns how many were new or said better
 */
export async function loadRealStatements(tx: Tx, root = process.cwd()): Promise<number> {
  const records = JSON.parse(
    await readFile(join(root, 'data/kc/seed-statements.json'), 'utf8'),
  ) as StatementRecord[]
  return saveStatements(
    tx,
    readStatements(records, (code) => findProvince({ list: 63, code })?.name ?? code),
  )
}
