import { sql } from 'kysely'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { asProgram } from '#platform/sign-in/as-program.ts'
import { seal, unseal } from '#platform/sign-in/seal.ts'

/** A mail: where `{link}` stands in its body, the link comes. A link that opens a door is kept sealed, and only until it is sent. */
export type Mail = {
  readonly receiver: string
  readonly subject: string
  readonly body: string
  readonly link?: string
  /** Whom it is written to, when they have an account. */
  readonly personId?: string
  /** Deleted as soon as it is sent: nothing else of its receiver is kept. */
  readonly isForgottenWhenSent?: boolean
}

const use = 'mail'

/** Writes a mail in the transaction of the act it tells of: it goes out when that has ended, and not at all when it is undone. */
export async function writeMail(
  tx: Tx,
  { receiver, subject, body, link, personId, isForgottenWhenSent = false }: Mail,
): Promise<void> {
  const sealed = link === undefined ? null : seal(link, use)
  await sql`insert into mail_outbox (id, person_id, receiver, subject, body, sealed_body, forget_when_sent)
    values (${newId()}, ${personId ?? null}, ${receiver}, ${subject}, ${body}, ${sealed}, ${isForgottenWhenSent})`.execute(
    tx,
  )
}

/** A mail on its way, as the page of the outbox shows it. */
export type WrittenMail = Mail & {
  readonly id: string
  readonly writtenAt: Date
  readonly sentAt: Date | null
  readonly tries: number
  readonly failedBecause: string | null
}

type Row = Omit<WrittenMail, 'link'> & { readonly sealed: Buffer | null }

/** The newest mails, with what opens a door still in them while they wait to be sent. */
export async function listMails(): Promise<readonly WrittenMail[]> {
  const { rows } = await asProgram('mail.read', (tx) =>
    sql<Row>`select id, receiver, subject, body, sealed_body as sealed, written_at as "writtenAt",
        sent_at as "sentAt", tries, failed_because as "failedBecause"
      from mail_outbox order by written_at desc, id desc limit 100`.execute(tx),
  )
  return rows.map(opened)
}

/** The next mail whose time has come, held until the transaction ends; no other process takes it meanwhile. */
export async function takeDue(tx: Tx): Promise<WrittenMail | undefined> {
  const { rows } = await sql<Row>`
    select id, receiver, subject, body, sealed_body as sealed, written_at as "writtenAt", sent_at as "sentAt", tries,
      failed_because as "failedBecause"
    from mail_outbox where sent_at is null and next_try_at <= now()
    order by next_try_at, id limit 1 for update skip locked`.execute(tx)
  return rows[0] && opened(rows[0])
}

/** Says that a mail went out; what opened a door is taken out of it, and one to be forgotten goes whole. */
export async function saveSent(tx: Tx, id: string): Promise<void> {
  const { numAffectedRows } =
    await sql`delete from mail_outbox where id = ${id} and forget_when_sent`.execute(tx)
  if (numAffectedRows === 1n) return
  await sql`update mail_outbox set sent_at = now(), sealed_body = null, failed_because = null, tries = tries + 1
    where id = ${id}`.execute(tx)
}

// A minute, two, four … up to six hours; after two days of it a mail is left where the page shows it.
const mostTries = 16

/** Says that a mail could not be sent, and when it is tried again. */
export async function saveFailed(tx: Tx, id: string, because: string): Promise<void> {
  await sql`update mail_outbox set tries = tries + 1, failed_because = ${because.slice(0, 200)},
      next_try_at = case when tries + 1 >= ${mostTries} then 'infinity'
        else now() + least(interval '6 hours', interval '1 minute' * power(2, tries)) end
    where id = ${id}`.execute(tx)
}

function opened({ sealed, ...mail }: Row): WrittenMail {
  const link = sealed ? unseal(sealed, use) : undefined
  return link === undefined ? mail : { ...mail, link }
}

/** The body as it is sent. */
export const bodyOf = ({ body, link }: Mail) => body.replaceAll('{link}', link ?? '…')
