import { provinceIdOf } from '#modules/territory/api.server.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { establishmentKey } from '../domain/establishment-key.ts'
import { legalFormOf } from '../domain/legal-form.ts'
import type { NamedEstablishment } from '../model.ts'
import { findByKeys, insertEstablishments, type KeyedEstablishment } from '../store.ts'

/** The records that stand for these names, in their order; makes the ones that are new. */
export async function resolveEstablishments(
  tx: Tx,
  named: readonly NamedEstablishment[],
  importBatch: string | null = null,
): Promise<string[]> {
  if (named.length === 0) return []
  const distinct = new Map<string, KeyedEstablishment>()
  const slots = named.map((one) => {
    const key = establishmentKey(one.name)
    const slot = `${one.place.list}:${one.place.provinceCode}:${key}`
    if (!distinct.has(slot))
      distinct.set(slot, { ...one, key, id: newId(), legalForm: legalFormOf(one.name) })
    return slot
  })
  const ids = await findOrMake(tx, distinct, importBatch)
  return slots.map((slot) => ids.get(slot) ?? missing(slot))
}

async function findOrMake(
  tx: Tx,
  asked: ReadonlyMap<string, KeyedEstablishment>,
  importBatch: string | null,
) {
  const ids = new Map<string, string>()
  const look = async () => {
    const missed = [...asked].filter(([slot]) => !ids.has(slot))
    const found = await findByKeys(
      tx,
      missed.map(([, one]) => one),
    )
    for (const [index, [slot]] of missed.entries()) if (found[index]) ids.set(slot, found[index])
    return [...asked].filter(([slot]) => !ids.has(slot))
  }
  let missed = await look()
  if (missed.length === 0) return ids
  // Somebody may have made the same names since the first look: wait for them, then look again.
  await holdChains(
    tx,
    missed.map(([, { place }]) => provinceIdOf({ list: place.list, code: place.provinceCode })),
  )
  missed = await look()
  if (missed.length > 0)
    await insertEstablishments(
      tx,
      missed.map(([, one]) => one),
      importBatch,
    )
  for (const [slot, one] of missed) ids.set(slot, one.id)
  return ids
}

function missing(slot: string): never {
  throw new Error(`No record was made for ${slot}`)
}
