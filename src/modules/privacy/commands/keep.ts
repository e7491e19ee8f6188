import type { Decision } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import { personAskedAbout } from '#modules/access/api.server.ts'
import { noteEvent } from '#platform/audit/note-event.ts'
import { asSystem } from '#platform/db/acting.ts'
import { read, transact, type Tx } from '#platform/db/transact.ts'
import {
  decideRule,
  retentionRules,
  type RuleChange,
  type RuleCode,
  type RuleReason,
} from '../domain/retention-rules.ts'
import { letGo, listDue, loadRules, lockRule, saveRule } from '../store/retention.ts'
import { asDecider } from './decider.ts'
import { erasePerson } from './erase-person.ts'

/**
 * Sets for how long something is kept, and whether the rule is carried out.
 * @throws {Failure} not-found; stale, when it was set meanwhile
 */
export function setRule(
  code: RuleCode,
  version: number,
  change: RuleChange,
): Promise<Decision<null, RuleReason>> {
  return asDecider('privacy.keep', async (tx) => {
    const rule = await lockRule(tx, code)
    if (!rule) throw new Failure('not-found', `rule ${code}`)
    if (rule.version !== version)
      throw new Failure('stale', `rule ${code} is at version ${rule.version}`, {
        says: 'Thời hạn này vừa được người khác đặt lại. Hãy tải lại trang để xem.',
      })
    const decision = decideRule(change)
    if (!decision.allowed) return decision
    await saveRule(tx, code, decision.fact)
    return { allowed: true, fact: null, warnings: [] }
  })
}

const mostAtOnce = 1_000
const mostPeopleAtOnce = 20
const mostBatches = 200

/** Carries out every rule that is on, batch by batch, each in a transaction of its own; returns how many rows of which rule. */
export async function keepRules(): Promise<Readonly<Record<string, number>>> {
  const rules = await asSystem(() => read('privacy.keep', loadRules))
  const gone: Record<string, number> = {}
  for (const { code } of rules.filter(({ isOn }) => isOn)) {
    const rows = await keepRule(code)
    if (rows > 0) gone[code] = rows
  }
  return gone
}

/** Carries out one rule until nothing of it is due, or for as many batches as one turn may take. */
async function keepRule(code: RuleCode): Promise<number> {
  let rows = 0
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const found = await asSystem(() =>
      transact({ act: 'privacy.keep' }, (tx) => keepOnce(tx, code)),
    )
    rows += found.rows
    if (found.isDone) break
  }
  return rows
}

/**
 * Carries out one batch of a rule in the name of whoever keeps the rules, when it is on.
 * @throws {Failure} forbidden
 */
export function keepRuleNow(code: RuleCode): Promise<number> {
  return asDecider('privacy.keep', async (tx) => (await keepOnce(tx, code)).rows)
}

// A rule that was switched off meanwhile lets nothing go.
async function keepOnce(tx: Tx, code: RuleCode): Promise<{ rows: number; isDone: boolean }> {
  const rule = await lockRule(tx, code)
  if (!rule?.isOn) return { rows: 0, isDone: true }
  const most = retentionRules[code].act === 'erase' ? mostPeopleAtOnce : mostAtOnce
  const rows =
    retentionRules[code].act === 'erase'
      ? await erasePeople(
          tx,
          (await listDue(tx, rule, most)).map(({ shows }) => shows),
        )
      : await letGo(tx, rule, most)
  if (rows > 0)
    await noteEvent(tx, {
      kind: 'letGo',
      id: code,
      chain: 'central',
      what: { rows, count: rule.keepCount, unit: rule.keepUnit },
    })
  return { rows, isDone: rows < most }
}

async function erasePeople(tx: Tx, ids: readonly string[]): Promise<number> {
  for (const id of ids) {
    const { person } = await personAskedAbout(tx, id)
    await erasePerson(tx, person)
  }
  return ids.length
}
