import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { Failure } from '#core/failure.ts'
import type { Desk, OpenItem, OpenWorkKind } from '../open-work.ts'
import { loadHandoversOf, type StoredHandover } from '../store/handovers.ts'
import { findUnit } from './list-units.ts'

/** What would go over with a desk, by kind; of a unit whoever acts manages. */
export async function openWorkOf(
  desk: Desk,
  kinds: readonly OpenWorkKind[],
): Promise<readonly { readonly code: string; readonly items: readonly OpenItem[] }[]> {
  await requireManaged(desk.unitId)
  return asSystem(() =>
    read('handover.look', (tx) =>
      Promise.all(
        kinds.map(async (kind) => ({ code: kind.code, items: await kind.list(tx, desk) })),
      ),
    ),
  )
}

/** The handovers of a unit whoever acts manages, the newest first. */
export async function handoversOf(unitId: string): Promise<readonly StoredHandover[]> {
  await requireManaged(unitId)
  return asSystem(() => read('handover.look', (tx) => loadHandoversOf(tx, unitId)))
}

async function requireManaged(unitId: string): Promise<void> {
  if (!(await findUnit(unitId))) throw new Failure('not-found', `unit ${unitId}`)
}
