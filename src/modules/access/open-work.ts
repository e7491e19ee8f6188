import type { Tx } from '#platform/db/transact.ts'
import type { ActName } from './domain/permissions.ts'

/** One piece of open work, as it is told before it goes over. */
export type OpenItem = { readonly id: string; readonly label: string }

/** Whose work, in which unit. */
export type Desk = { readonly personId: string; readonly unitId: string }

/**
 * A kind of open work that goes over with a desk. Each module that has some tells its own; what is moved back is exactly what
 * went over and is still with whoever received it.
 */
export type OpenWorkKind = {
  readonly code: string
  /** The right without which nobody can do this work. */
  readonly act?: ActName
  /** Whoever has it acts in somebody else's role. */
  readonly isActing?: true
  list(tx: Tx, desk: Desk): Promise<readonly OpenItem[]>
  /** Moves these from one person to the other; says which moved. */
  move(
    tx: Tx,
    ids: readonly string[],
    people: { readonly fromId: string; readonly toId: string },
  ): Promise<readonly string[]>
}
