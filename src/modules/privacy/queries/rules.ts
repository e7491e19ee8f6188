import { inOwnName } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { asDecider } from '../commands/decider.ts'
import type { RuleCode, SetRule } from '../domain/retention-rules.ts'
import {
  countDue,
  countDueByKind,
  listDue,
  loadRules,
  type DueKind,
  type DueRow,
} from '../store/retention.ts'

/** A rule with how many rows it would let go today. */
export type RuleLine = SetRule & { readonly due: number }

/** Every rule as it is set, with what is due; nothing is let go. */
export function listRules(): Promise<readonly RuleLine[]> {
  return asDecider('privacy.keep', async (tx) => {
    const lines: RuleLine[] = []
    for (const rule of await loadRules(tx)) lines.push({ ...rule, due: await countDue(tx, rule) })
    return lines
  })
}

/** Every rule as it is set, for whoever reads how long something stays. */
export function rulesInForce(): Promise<readonly SetRule[]> {
  return inOwnName(() => read('privacy.rules', loadRules))
}

const mostShown = 100

/** A rule with what it would let go: how many rows of each kind, and the rows themselves as far as a page shows them. */
export type RuleInFull = RuleLine & {
  readonly kinds: readonly DueKind[]
  readonly rows: readonly DueRow[]
}

/** A rule with what it would let go today; nothing is let go. */
export function findRule(code: RuleCode): Promise<RuleInFull | undefined> {
  return asDecider('privacy.keep', async (tx) => {
    const rule = (await loadRules(tx)).find((one) => one.code === code)
    if (!rule) return undefined
    const kinds = await countDueByKind(tx, rule)
    const due = kinds.reduce((sum, { rows }) => sum + rows, 0)
    return { ...rule, due, kinds, rows: await listDue(tx, rule, mostShown) }
  })
}
