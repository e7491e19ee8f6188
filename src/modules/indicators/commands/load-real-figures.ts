import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tx } from '#platform/db/transact.ts'
import { saveFigures } from '../store.ts'
import { receive } from './receive.ts'

/**
 * Loads the published figures carried in `data/kc`, and what the first report says beyond them.
 * Loading again changes nothing.
 * @returns how many were new
 */
export async function loadRealFigures(tx: Tx, root = process.cwd()): Promise<number> {
  const file = async (name: string) =>
    JSON.parse(await readFile(join(root, 'data/kc', name), 'utf8')) as unknown
  const published = await file('reported-figures.json')
  const supplement = (await file('seed-supplement.json')) as { figures: unknown }
  return (
    (await saveFigures(tx, receive(published))) +
    (await saveFigures(tx, receive(supplement.figures)))
  )
}
