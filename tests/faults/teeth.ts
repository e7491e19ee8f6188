import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import { runBattery, type Order, type Outcome } from './battery.ts'
import { prove } from './proof.ts'
import type { Kind } from './strikes.ts'

/** A fault built in on purpose, and what the battery must say of it under a kind of strike. */
export type Tooth = {
  readonly name: string
  readonly kind: Kind
  readonly plant: Pick<Order, 'planted' | 'habits'>
  /** What it must find; `nothing` where this strike cannot show this fault. */
  readonly finds: 'lost' | 'duplicated' | 'exits' | 'nothing'
}

const early = { planted: { preload: 'tests/faults/planted/answers-before-commit.ts' } }
const deaf = { planted: { preload: 'tests/faults/planted/deaf-clients.ts' } }
const unsynced = { planted: { env: { PGOPTIONS: '-c synchronous_commit=off' } } }
const keyless = { habits: { keepsKey: false } }

/** The teeth, each with the strikes that show it and those that cannot. */
export const teeth: readonly Tooth[] = [
  { name: 'told before it is committed', kind: 'app', plant: early, finds: 'lost' },
  { name: 'told before it is committed', kind: 'backend', plant: early, finds: 'lost' },
  { name: 'told before it is committed', kind: 'postmaster', plant: early, finds: 'lost' },
  { name: 'committed, not yet on disk', kind: 'backend', plant: unsynced, finds: 'lost' },
  { name: 'committed, not yet on disk', kind: 'postmaster', plant: unsynced, finds: 'lost' },
  // The server lives on, writes what it has, and is stopped in good order: the fault stays hidden.
  { name: 'committed, not yet on disk', kind: 'app', plant: unsynced, finds: 'nothing' },
  { name: 'nobody hears a connection break', kind: 'backend', plant: deaf, finds: 'exits' },
  { name: 'nobody hears a connection break', kind: 'postmaster', plant: deaf, finds: 'exits' },
  { name: 'sent again with another key', kind: 'line', plant: keyless, finds: 'duplicated' },
]

/** What a tooth found in the round that showed it. */
export type Bite = { readonly tooth: Tooth; readonly outcome: Outcome; readonly found: number }

/** Plants one fault and strikes until it shows, or as often as asked. */
export async function bite(
  tooth: Tooth,
  order: Pick<Order, 'rounds' | 'seed' | 'folder'>,
): Promise<Bite> {
  const found = (outcome: Outcome) => countOf(outcome, tooth.finds)
  const outcome = await runBattery({
    ...order,
    ...tooth.plant,
    kinds: [tooth.kind],
    isEnough: (soFar) => found(soFar) > 0 && tooth.finds !== 'nothing',
  })
  return { tooth, outcome, found: found(outcome) }
}

/** Whether a tooth did as it must. */
export const isSharp = ({ tooth, found }: Bite) => found > 0 === (tooth.finds !== 'nothing')

function countOf(outcome: Outcome, finds: Tooth['finds']): number {
  const { lost, duplicated, broken, unplannedExits } = outcome
  if (finds === 'lost') return lost.length
  if (finds === 'duplicated') return duplicated.length
  if (finds === 'exits') return unplannedExits
  return lost.length + duplicated.length + broken.length
}

class Undo extends Error {}

/** What the proof says of a register that was tampered with past every guard; nothing of it stays. */
export async function provenAfter(db: Tx, tampering: string): Promise<readonly string[]> {
  let said: readonly string[] = []
  await db
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      const { numAffectedRows = 0n } = await sql.raw(tampering).execute(tx)
      if (numAffectedRows === 0n) throw new Error(`nothing to tamper with: ${tampering}`)
      said = (await prove(tx, '-', new Map())).broken
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return said
}

/** Ways to spoil a register, by what the proof must say of each. */
export const tamperings = {
  'sums of the register': `update scheme_rollup set planned_dong = planned_dong + 1 where ctid = (select min(ctid) from scheme_rollup)`,
  'not the sum of their money': `update scheme set support_planned_dong = support_planned_dong + 1 where id = (select scheme_id from scheme_money where planned_dong is not null limit 1)`,
  'establishments that differ': `delete from establishment_support where ctid = (select min(ctid) from establishment_support where refs > 0)`,
  'do not follow the one before': `update audit_entry set payload = payload || ' ' where ctid = (select min(ctid) from audit_entry)`,
  'not its last entry': `delete from audit_entry e where (chain, seq) = (select chain, max(seq) from audit_entry group by chain order by 1 limit 1)`,
  'that no entry tells of: 1': `insert into scheme_output (scheme_id, province_id, indicator) select id, province_id, 'made up' from scheme limit 1`,
  'version that no entry': `update scheme set version = version + 1 where ctid = (select min(ctid) from scheme)`,
  'taken by half': `update scheme set import_batch = null where ctid = (select min(ctid) from scheme where import_batch is not null)`,
  'without an answer': `update idempotency set response = null where key = (select min(key) from idempotency)`,
} as const
