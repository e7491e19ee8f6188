import { refuse, type Decision } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import type { Tx } from '#platform/db/transact.ts'
import { decideDeputy, type AskedDeputy, type DeputyReason } from '../domain/decide-deputy.ts'
import {
  insertDelegation,
  loadDelegation,
  loadDelegationsOf,
  saveRevoked,
  type StoredDelegation,
} from '../store/delegations.ts'
import { isShutOut, loadHolding, loadHoldings, lockPerson } from '../store/people.ts'
import { asManager } from './manager.ts'

/** A deputy as a form names them. */
export type NameDeputy = AskedDeputy & { readonly holdingId: string; readonly key: string }

/** Names somebody deputy in a role of whoever acts, from a day to a day. */
export function nameDeputy({
  key,
  ...asked
}: NameDeputy): Promise<Decision<{ readonly id: string }, DeputyReason>> {
  return asManager('deputy.name', (tx, { personId }) =>
    once(tx, { key, request: asked }, async () => {
      const decision = await decide(tx, personId, asked)
      if (!decision.allowed) return decision
      const id = newId()
      const { holding, fact } = decision.fact
      await insertDelegation(tx, {
        ...fact,
        id,
        holdingId: holding.id,
        personId: holding.personId,
        unitId: holding.unit.id,
      })
      return { allowed: true, fact: { id }, warnings: [] } as const
    }),
  )
}

async function decide(
  tx: Tx,
  personId: string | null,
  asked: AskedDeputy & { readonly holdingId: string },
  but?: string,
) {
  const holding = await loadHolding(tx, asked.holdingId)
  if (!holding) return refuse<DeputyReason>([{ code: 'role-not-ones-own', field: 'holding' }])
  await lockPerson(tx, holding.personId)
  const others = (await loadDelegationsOf(tx, holding.id)).filter(
    ({ id, revokedAt }) => revokedAt === null && id !== but,
  )
  const deputyHeld = await loadHoldings(tx, asked.deputyId)
  const isDeputyShutOut = await isShutOut(tx, asked.deputyId)
  const facts = { holding, deputyHeld, isDeputyShutOut, others, personId, today: today() }
  const decision = decideDeputy(asked, facts)
  return decision.allowed ? { ...decision, fact: { holding, fact: decision.fact } } : decision
}

/**
 * Revokes a delegation: from this moment on the deputy acts no more. What they did stays done.
 * @throws {Failure} not-found, when it is not of whoever acts
 */
export function revokeDeputy(id: string): Promise<void> {
  return asManager('deputy.name', async (tx, { personId }) => {
    const found = await ownDelegation(tx, id, personId)
    if (found.revokedAt === null) await saveRevoked(tx, id, 'revoked')
  })
}

/**
 * Takes a revocation back, when the same could be named today.
 * @throws {Failure} not-found
 */
export function restoreDeputy(id: string): Promise<Decision<unknown, DeputyReason>> {
  return asManager('deputy.name', async (tx, { personId }) => {
    const found = await ownDelegation(tx, id, personId)
    const decision = await decide(tx, personId, found, id)
    if (decision.allowed) await saveRevoked(tx, id, 'in-force')
    return decision
  })
}

async function ownDelegation(
  tx: Tx,
  id: string,
  personId: string | null,
): Promise<StoredDelegation> {
  const found = await loadDelegation(tx, id)
  if (found?.personId === personId) return found
  throw new Failure('not-found', `delegation ${id}`)
}
