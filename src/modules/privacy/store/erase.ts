import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import { erasurePlan, erasedWord, type ErasurePart } from '../domain/erasure-plan.ts'
import { personalColumns } from '../domain/personal-columns.ts'

/** Whose values are erased: the identifier stays, the address and the names go. */
export type Erased = {
  readonly id: string
  readonly email: string
  /** What of the person may stand in texts of others. */
  readonly values: readonly string[]
}

const plan = erasurePlan(personalColumns)

/** What erasing a person would do to one table. */
export type ErasureCount = ErasurePart & { readonly rows: number }

/** How many rows of each table erasing a person would touch; nothing is changed. */
export async function countErasure(tx: Tx, one: Erased): Promise<readonly ErasureCount[]> {
  const counted: ErasureCount[] = []
  for (const part of plan) {
    const { rows } = await sql<{ rows: number }>`
      select count(*)::int as rows from ${sql.table(part.table)} where ${isOf(part, one)}`.execute(
      tx,
    )
    counted.push({ ...part, rows: rows[0]?.rows ?? 0 })
  }
  return counted
}

/** Erases the values of a person, table by table, by the same plan; returns how many rows of which. */
export async function eraseRows(tx: Tx, one: Erased): Promise<Readonly<Record<string, number>>> {
  const carried: Record<string, number> = {}
  for (const part of plan) {
    const { numAffectedRows = 0n } =
      part.act === 'delete'
        ? await sql`delete from ${sql.table(part.table)} where ${isOf(part, one)}`.execute(tx)
        : part.act === 'replace'
          ? await sql`update ${sql.table(part.table)} set ${sql.join(setsOf(part, one))} where ${isOf(part, one)}`.execute(
              tx,
            )
          : {}
    if (numAffectedRows > 0n) carried[part.table] = Number(numAffectedRows)
  }
  return carried
}

const isOf = ({ by }: Pick<ErasurePart, 'by'>, { id, email }: Pick<Erased, 'id' | 'email'>) =>
  sql`(${sql.join(
    by.map(({ column, is }) =>
      is === 'person'
        ? sql`${sql.ref(column)} = ${id}`
        : sql`lower(${sql.ref(column)}) = lower(${email})`,
    ),
    sql` or `,
  )})`

const setsOf = ({ cleared, isResalted }: ErasurePart, { id }: Erased): RawBuilder<unknown>[] => [
  ...Object.entries(cleared).map(
    ([column, value]) =>
      sql`${sql.ref(column)} = ${value === null ? null : value.replace('{id}', id)}`,
  ),
  ...(isResalted ? [sql`personal_salt = default`] : []),
]

/** How many mails to others and answers to others' forms name a person; nothing is changed. */
export async function countMentions(tx: Tx, one: Erased): Promise<Mentions> {
  if (one.values.length === 0) return { mail_outbox: 0, idempotency: 0 }
  const { rows } = await sql<Mentions>`
    select (select count(*)::int from mail_outbox where lower(receiver) <> lower(${one.email}) and person_id is distinct from ${one.id} and ${mailNames(one)}) as mail_outbox,
      (select count(*)::int from idempotency where actor <> ${one.id} and ${answerNames(one)}) as idempotency`.execute(
    tx,
  )
  return rows[0] ?? { mail_outbox: 0, idempotency: 0 }
}

/** How many rows of others name a person, by table. */
export type Mentions = { readonly mail_outbox: number; readonly idempotency: number }

/**
 * Takes the values of a person out of what is on its way to others, and forgets answers to forms that name them. Returns how
 * many rows of which table.
 */
export async function eraseMentions(tx: Tx, one: Erased): Promise<Mentions> {
  if (one.values.length === 0) return { mail_outbox: 0, idempotency: 0 }
  const freed = (column: string) =>
    one.values.reduce(
      (text, value) => sql`replace(${text}, ${value}, ${erasedWord})`,
      sql`${sql.ref(column)}`,
    )
  const mails =
    await sql`update mail_outbox set subject = ${freed('subject')}, body = ${freed('body')}
    where ${mailNames(one)}`.execute(tx)
  const answers = await sql`delete from idempotency where ${answerNames(one)}`.execute(tx)
  return {
    mail_outbox: Number(mails.numAffectedRows ?? 0n),
    idempotency: Number(answers.numAffectedRows ?? 0n),
  }
}

const holds = (text: RawBuilder<unknown>, values: readonly string[]) =>
  sql`(${sql.join(
    values.map((value) => sql`position(${value} in ${text}) > 0`),
    sql` or `,
  )})`
const mailNames = ({ values }: Erased) => holds(sql`subject || ' ' || body`, values)
// As JSON writes it: a quotation mark in a name stands there with a stroke before it.
const answerNames = ({ values }: Erased) =>
  holds(
    sql`response::text`,
    values.map((value) => JSON.stringify(value).slice(1, -1)),
  )

/** How many mails to an address that has no account would be deleted; nothing is changed. */
export async function countAddress(tx: Tx, address: string): Promise<readonly ErasureCount[]> {
  const { rows } = await sql<{ rows: number }>`
    select count(*)::int as rows from mail_outbox where lower(receiver) = lower(${address})`.execute(
    tx,
  )
  return plan
    .filter(({ table }) => table === 'mail_outbox')
    .map((part) => ({ ...part, rows: rows[0]?.rows ?? 0 }))
}

/** Deletes the mails to an address that has no account; returns how many. */
export async function eraseAddress(tx: Tx, address: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from mail_outbox where lower(receiver) = lower(${address})`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
