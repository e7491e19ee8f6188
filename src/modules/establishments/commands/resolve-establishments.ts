import { provinceIdOf } from '#modules/territory/api.server.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { establishmentKey } from '../domain/establishment-key.ts'
import { legalFormOf } from '../domain/legal-form.ts'
import type { NamedEstablishment } from '../model.ts'
import { findByKeys, insertEstablishments, type KeyedEstablishment } from '../store.ts'

/** Names with the keys they are recognised by: what can be made ready before the database is asked. */
export type KeyedNames = {
  readonly slots: readonly string[]
  readonly distinct: ReadonlyMap<string, KeyedEstablishment>
}

/** The keys of these names. */
export function keyNames(named: readonly NamedEstablishment[]): KeyedNames {
  const distinct = new Map<string, KeyedEstablishment>()
  const slots = named.map((one) => {
    const key = establishmentKey(one.name)
    const slot = `${one.place.list}:${one.place.provinceCode}:${key}`
    if (!distinct.has(slot))
      distinct.set(slot, { ...one, key, id: newId(), legalForm: legalFormOf(one.name) })
    return slot
  })
  return { slots, distinct }
}

/** The records that stand for these names, in their order; makes the ones that are new. */
export async function resolveEstablishments(
  tx: Tx,
  { slots, distinct }: KeyedNames,
  importBatch: string | null = null,
): Promise<string[]> {
  if (slots.length === 0) return []
  const ids = await findOrMake(tx, distinct, importBatch)
  return slots.map((slot) => ids.get(slot) ?? missing(slot))
}

async function findOrMake(
  tx: Tx,
  asked: ReadonlyMap<string, KeyedEstablishment>,
  importBatch: string | null,
): Promise<ReadonlyMap<string, string>> {
  const all = [...asked]
  // Somebody may be making the same names just now: they are waited for before looking.
  await holdChains(
    tx,
    all.map(([, { place }]) => provinceIdOf({ list: place.list, code: place.provinceCode })),
  )
  const found = await findByKeys(
    tx,
    all.map(([, one]) => one),
  )
  const made = all.filter((_, index) => !found[index]).map(([, one]) => one)
  if (made.length > 0) await insertEstablishments(tx, made, importBatch)
  return new Map(all.map(([slot, one], index) => [slot, found[index] ?? one.id]))
}

function missing(slot: string): never {
  throw new Error(`No record was made for ${slot}`)
}
