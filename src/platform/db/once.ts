import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import type { Tx } from './transact.ts'

/** What identifies one sending of a form: its key, and what was sent. */
export type Sending = { readonly key: string; readonly request: unknown }

// As the table has it.
const shortest = 8
const longest = 100

/**
 * Does the work the first time a key is seen, and answers a repeat with the stored result.
 *
 * The key is inserted first, in the same transaction: a second sending waits for the first to end.
 * @param work returns plain JSON
 * @throws {Failure} invalid, when the form came without its key; conflict, when the key was used for something else
 */
export async function once<T>(
  tx: Tx,
  { key, request }: Sending,
  work: () => Promise<T>,
): Promise<T> {
  if (key.length < shortest || key.length > longest) {
    throw new Failure('invalid', `idempotency key of ${key.length} characters`, {
      says: 'Biểu mẫu gửi lên thiếu mã gửi một lần. Hãy tải lại trang rồi gửi lại.',
    })
  }
  const inserted = await sql`
    insert into idempotency (key, request_hash) values (${key}, ${hashOf(request)})
    on conflict (key) do nothing`.execute(tx)
  if (inserted.numAffectedRows === 1n) {
    const result = await work()
    await sql`update idempotency set response = ${canonical(result)}::jsonb where key = ${key}`.execute(
      tx,
    )
    return result
  }
  const stored = await storedAnswer<T>(tx, { key, request })
  if (stored === undefined) throw sentOtherwise()
  return stored
}

/**
 * What a sending of whoever acts was answered when it was sent before; nothing the first time. Where the program does the work
 * it reaches the sendings of all, so it asks for theirs.
 * @throws {Failure} conflict, when the key was used for something else
 */
export async function storedAnswer<T>(tx: Tx, { key, request }: Sending): Promise<T | undefined> {
  const { rows } = await sql<{ request_hash: string; response: T }>`
    select request_hash, response from idempotency
    where key = ${key} and actor = coalesce(nullif(current_setting('app.actor', true), ''), 'system')`.execute(
    tx,
  )
  const stored = rows[0]
  if (stored && stored.request_hash !== hashOf(request)) throw sentOtherwise()
  return stored?.response
}

function sentOtherwise(): Failure {
  return new Failure('conflict', 'idempotency key used for another request', {
    says: 'Biểu mẫu này đã được gửi với nội dung khác. Hãy tải lại trang rồi gửi lại.',
    detail: { isSentOtherwise: true },
  })
}

const hashOf = (request: unknown) => createHash('sha256').update(canonical(request)).digest('hex')

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  )
}
