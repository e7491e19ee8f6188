import { createTransport, type Transporter } from 'nodemailer'
import { log } from '#platform/log/log.ts'
import { asProgram } from '#platform/sign-in/as-program.ts'
import { bodyOf, saveFailed, saveSent, takeDue } from './outbox.ts'

const lookEveryMs = 5_000
const patienceMs = 20_000
const mostAtOnce = 20

/** Whether mails leave this machine: `KC_SMTP_URL`; otherwise they stay in the outbox, where its page shows them. */
export const isMailSent = (env: NodeJS.ProcessEnv = process.env) => Boolean(env.KC_SMTP_URL)

/** Sends what waits, every few seconds, for as long as the program runs; nothing where no mail server is set. */
export function sendRegularly(env: NodeJS.ProcessEnv = process.env): void {
  if (!env.KC_SMTP_URL) return
  const transport = transportTo(env.KC_SMTP_URL, env.KC_MAIL_FROM)
  const look = () =>
    void sendDue(transport)
      .catch((err: unknown) => log.error({ event: 'mail', err }))
      .finally(() => setTimeout(look, lookEveryMs).unref())
  look()
}

/** The way to a mail server, `smtps://user:password@host:465`. */
export function transportTo(url: string, from = 'khuyencong@localhost'): Transporter {
  const patience = {
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  }
  return createTransport({ url, ...patience }, { from })
}

/** Sends the mails whose time has come; returns how many went out. A mail is sent once, or again when its end was not heard. */
export async function sendDue(transport: Transporter): Promise<number> {
  let sent = 0
  for (let n = 0; n < mostAtOnce; n += 1) {
    const outcome = await sendOne(transport)
    if (outcome === 'none') break
    if (outcome === 'sent') sent += 1
  }
  return sent
}

// The row is held while the mail is sent: two programs never send the same one.
function sendOne(transport: Transporter): Promise<'none' | 'sent' | 'failed'> {
  return asProgram('mail.send', async (tx) => {
    const mail = await takeDue(tx)
    if (!mail) return 'none'
    try {
      const { receiver: to, subject } = mail
      await transport.sendMail({
        to,
        subject,
        text: bodyOf(mail),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      await saveSent(tx, mail.id)
      return 'sent'
    } catch (error) {
      // What a mail server answers may repeat the mail: the code of the error says enough.
      const because = codeOf(error)
      log.warn({ event: 'mail', mail: mail.id, because, tries: mail.tries + 1 })
      await saveFailed(tx, mail.id, because)
      return 'failed'
    }
  })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || error.name
}
