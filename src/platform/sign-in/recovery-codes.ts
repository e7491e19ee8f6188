import { randomBytes, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import { hashPassword, saltOf } from './password-hash.ts'

const howMany = 10
const groups = 3
const groupLength = 4
// Without letters that are read as digits or as each other on paper.
const letters = '23456789abcdefghjkmnpqrstuvwxyz'

/** Makes the recovery codes of a person anew; those of before are worth nothing. They are shown once: here. */
export async function makeRecoveryCodes(tx: Tx, personId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, newCode)
  const salt = randomBytes(16)
  await sql`delete from sign_in_recovery_code where person_id = ${personId}`.execute(tx)
  for (const code of codes) {
    const hash = await hashPassword(bare(code), salt)
    await sql`insert into sign_in_recovery_code (person_id, hash) values (${personId}, ${hash})`.execute(
      tx,
    )
  }
  return codes
}

/** Uses a recovery code; whether it was one of the person's and had not been used. */
export async function useRecoveryCode(tx: Tx, personId: string, given: string): Promise<boolean> {
  const { rows } = await sql<{ hash: string }>`
    select hash from sign_in_recovery_code where person_id = ${personId} limit 1`.execute(tx)
  // One salt for all codes of a set: one hashing compares with each of them. Without a set it takes as long.
  const hash = await hashPassword(
    bare(given).slice(0, 40),
    saltOf(rows[0]?.hash ?? '') ?? randomBytes(16),
  )
  const { numAffectedRows } = await sql`
    update sign_in_recovery_code set used_at = now()
    where person_id = ${personId} and hash = ${hash} and used_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** How many recovery codes a person has left. */
export async function countRecoveryCodes(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as left from sign_in_recovery_code
    where person_id = ${personId} and used_at is null`.execute(tx)
  return rows[0]?.left ?? 0
}

const newCode = () =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-')

/** As it is compared: however it was copied from paper. */
const bare = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, '')
