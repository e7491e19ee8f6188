import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tx } from '#platform/db/transact.ts'
import { knownProductsOf, type PrintedProduct } from '../domain/known-products.ts'
import { isLoaded, markLoaded, replaceKnownProducts } from '../store.ts'

const part = 'known-products'

/** Loads the outstanding products that public pages report, from `data/kc`; again changes nothing. */
export async function loadKnownProducts(tx: Tx, root = process.cwd()): Promise<void> {
  const text = readFileSync(join(root, 'data/kc/products-real.json'), 'utf8')
  const fingerprint = createHash('sha256').update(text).digest('hex')
  if (await isLoaded(tx, part, fingerprint)) return
  await replaceKnownProducts(tx, knownProductsOf(JSON.parse(text) as readonly PrintedProduct[]))
  await markLoaded(tx, part, fingerprint)
}
