import { inOwnName } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { asDecider } from '../commands/decider.ts'
import type { RuleCode, SetRule } from '../domain/retention-rules.ts'
import { countDue, listDue, loadRules, type DueRow } from '../store/retention.ts'

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

/** A rule with the rows it would let go, as far as a page shows them. */
export function findRule(
  code: RuleCode,
): Promise<(RuleLine & { readonly rows: readonly DueRow[] }) | undefined> {
  return asDecider('privacy.keep', async (tx) => {
    const rule = (await loadRules(tx)).find((one) => one.code === code)
    return (
      rule && { ...rule, due: await countDue(tx, rule), rows: await listDue(tx, rule, mostShown) }
    )
  })
}
