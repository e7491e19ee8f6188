import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import { asSystem, keepingActing } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { nameOf, signedWords, statementOf, type Head, type Seal } from './seal.ts'
import { findNewestSeal, listSuccessions, loadHeads } from './seal-store.ts'
import { openSealingKey } from './sealing-key.ts'
import { signHeads } from './sign-heads.ts'

const atOnce = 2_000

/**
 * The trail as lines of JSON for the separate verifier (tools/audit/verify.mjs): what it is, every entry of these chains up
 * to a seal made now, and at the end the seals and a signature over the choice of chains. Holds little memory.
 * A trail that cannot be sealed is exported all the same, whole, so that the break can be looked at.
 */
export function exportTrail(folder: string, only?: readonly string[]): AsyncGenerator<string> {
  return keepingActing(() => linesOfTrail(folder, only))
}

async function* linesOfTrail(folder: string, only?: readonly string[]): AsyncGenerator<string> {
  const { seal, heads } = await sealedOrBroken(folder)
  const chosen = heads.filter((head) => !only || only.includes(head.chain))
  const chains = chosen.map((head) => head.chain)
  yield `${JSON.stringify({ kind: 'khuyen-cong/export', version: 1, chains })}\n`
  for (const head of chosen) yield* entriesOf(head)
  const successions = await asSystem(() => read('audit.read', listSuccessions))
  const at = new Date().toISOString()
  const key = openSealingKey(folder)
  const made = signedWords(key, {
    kind: 'khuyen-cong/export',
    at,
    key: key.id,
    chains,
    seal: nameOf(seal),
  })
  const seals = [...successions.filter((each) => nameOf(each) !== nameOf(seal)), seal]
  yield `${JSON.stringify({ seals, export: made })}\n`
}

async function sealedOrBroken(folder: string): Promise<{ seal: Seal; heads: readonly Head[] }> {
  try {
    const seal = await signHeads({ folder, by: 'this key' })
    return { seal, heads: statementOf(seal).heads }
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'conflict')) throw error
    const seal = await asSystem(() => read('audit.read', findNewestSeal))
    if (!seal) throw error
    return { seal, heads: await asSystem(() => read('audit.read', loadHeads)) }
  }
}

/** The lines of a chain up to a head, from the first entry on. Entries do not change: each page stands for itself. */
async function* entriesOf({ chain, seq: last }: Head): AsyncGenerator<string> {
  for (let after = 0; after < last;) {
    const { rows } = await read('audit.read', (db) =>
      sql<{ seq: bigint; hash: string; payload: string }>`
        select seq, encode(hash, 'hex') as hash, payload from audit_entry
        where chain = ${chain} and seq > ${after} and seq <= ${last} order by seq limit ${atOnce}`.execute(
        db,
      ),
    )
    if (rows.length === 0) return
    yield rows.map((row) => lineOf(chain, row)).join('')
    after = Number(rows.at(-1)?.seq ?? last)
  }
}

// The payload stands last: a line is read from the front without looking into it.
const lineOf = (
  chain: string,
  { seq, hash, payload }: Record<'hash' | 'payload', string> & { seq: bigint },
) => `{"chain":"${chain}","seq":${seq},"hash":"${hash}","payload":${JSON.stringify(payload)}}\n`
