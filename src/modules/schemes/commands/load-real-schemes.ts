import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { idOfName } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  draftOfPrinted,
  originOfPrinted,
  type KindReading,
  type PrintedScheme,
} from '../domain/real-scheme.ts'
import { knownSourceRefs } from '../queries/known-source-refs.ts'
import { importSchemes } from './import-schemes.ts'
import { locate } from './locate.ts'

/** Loads the real schemes of `data/kc`. Loading again changes nothing, and overwrites no edit. */
export async function loadRealSchemes(tx: Tx, root = process.cwd()): Promise<void> {
  const [printed, kinds] = await Promise.all([
    readData<PrintedScheme[]>(root, 'projects-real.json'),
    readData<KindReading[]>(root, 'scheme-kinds.json'),
  ])
  const known = await knownSourceRefs(
    tx,
    printed.map((one) => one.id),
  )
  const schemes = printed
    .filter((one) => !known.has(one.id))
    .map((one) => ({
      id: idOfName(`scheme/${one.id}`),
      draft: locate(draftOfPrinted(one, kinds)),
      origin: originOfPrinted(one),
    }))
  await importSchemes(tx, { batchId: null, schemes })
}

async function readData<T>(root: string, name: string): Promise<T> {
  return JSON.parse(await readFile(join(root, 'data/kc', name), 'utf8')) as T
}
