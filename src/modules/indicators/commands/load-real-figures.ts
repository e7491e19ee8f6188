import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tx } from '#platform/db/transact.ts'
import { saveFigures } from '../store.ts'
import { receive } from './receive.ts'

// An installation may carry fewer papers than this list; what is there is loaded.
const papers = ['reported-figures.json', 'seed-supplement.json']

/**
 * Loads the published figures carried in `data/kc`. Loading again changes nothing.
 * @returns how many were new
 */
export async function loadRealFigures(tx: Tx, root = process.cwd()): Promise<number> {
  let added = 0
  for (const file of papers
    .map((paper) => join(root, 'data/kc', paper))
    .filter((each) => existsSync(each))) {
    const paper = JSON.parse(await readFile(file, 'utf8')) as unknown
    added += await saveFigures(
      tx,
      receive(Array.isArray(paper) ? paper : (paper as { figures: unknown }).figures),
    )
  }
  return added
}
