import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import { asProgram } from '#platform/sign-in/as-program.ts'
import { writeMail } from './outbox.ts'
import { sendDue, transportTo } from './send.ts'

test('a mail goes out once, to its receiver, with its link; what opens a door does not stay behind', async () => {
  await clear()
  const server = await mailServer()
  const link = 'https://khuyencong.vidu.vn/dang-nhap/dat-mat-khau?ma=bi-mat'
  await write('an@vidu.vn', link)
  expect(await sendDue(server.transport)).toBe(1)
  expect(await sendDue(server.transport)).toBe(0)
  expect(server.mails).toHaveLength(1)
  expect(server.mails[0]).toContain('RCPT TO:<an@vidu.vn>')
  expect(readable(server.mails[0] ?? '')).toContain('dat-mat-khau?ma=bi-mat')
  const { rows } =
    await sql`select sealed_body, sent_at is not null as sent from mail_outbox`.execute(database())
  expect(rows).toEqual([{ sealed_body: null, sent: true }])
  server.close()
})

test('a mail whose act is undone is never sent', async () => {
  await clear()
  const undone = asProgram('test', async (tx) => {
    await writeMail(tx, { receiver: 'an@vidu.vn', subject: 'Thư', body: 'Nội dung' })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  const server = await mailServer()
  expect(await sendDue(server.transport)).toBe(0)
  server.close()
})

test('a mail that could not be sent is tried again later, each time after a longer wait', async () => {
  await clear()
  const nobody = transportTo('smtp://127.0.0.1:9')
  await write('an@vidu.vn')
  const waits: number[] = []
  for (let n = 0; n < 3; n += 1) {
    expect(await sendDue(nobody)).toBe(0)
    const { rows } = await sql<{ wait: number; because: string }>`
      select round(extract(epoch from next_try_at - now()) / 60)::integer as wait, failed_because as because
      from mail_outbox`.execute(database())
    waits.push(rows[0]?.wait ?? 0)
    expect(rows[0]?.because).toBe('ESOCKET')
    await sql`update mail_outbox set next_try_at = now()`.execute(database())
  }
  expect(waits).toEqual([1, 2, 4])
  const server = await mailServer()
  expect(await sendDue(server.transport)).toBe(1)
  server.close()
})

test('two programs that send at the same time send each mail once', async () => {
  await clear()
  const server = await mailServer()
  for (let n = 0; n < 6; n += 1) await write(`nguoi.${n}@vidu.vn`)
  const sent = await Promise.all([sendDue(server.transport), sendDue(server.transport)])
  expect(sent[0] + sent[1]).toBe(6)
  expect(server.mails).toHaveLength(6)
  server.close()
})

test('a subject cannot add a line to the head of a mail', async () => {
  await clear()
  const server = await mailServer()
  const subject = 'Thư\r\nBcc: ke.gian@vidu.vn'
  await asProgram('test', (tx) =>
    writeMail(tx, { receiver: 'an@vidu.vn', subject, body: 'Nội dung' }),
  )
  await sendDue(server.transport)
  expect(server.mails[0]).not.toMatch(/^Bcc:/im)
  expect(server.mails[0]?.match(/RCPT TO/g)).toHaveLength(1)
  server.close()
})

const clear = () => sql`delete from mail_outbox`.execute(database())

const write = (receiver: string, link?: string) =>
  asProgram('test', (tx) =>
    writeMail(tx, {
      receiver,
      subject: 'Đặt lại mật khẩu',
      body: 'Bấm vào: {link}',
      ...(link ? { link } : {}),
    }),
  )

const readable = (mail: string) =>
  /base64/i.test(mail)
    ? Buffer.from(mail.split('\r\n\r\n').slice(1).join(''), 'base64').toString()
    : mail.replace(/=\r\n/g, '').replace(/=3D/g, '=')

/** A mail server that takes everything and remembers it. */
async function mailServer() {
  const mails: string[] = []
  const server = createServer((socket) => {
    let heard = ''
    let isBody = false
    socket.on('error', () => {})
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      heard += chunk.toString()
      for (let end = heard.indexOf('\r\n'); !isBody && end >= 0; end = heard.indexOf('\r\n')) {
        const line = heard.slice(0, end)
        heard = heard.slice(end + 2)
        if (/^RCPT/.test(line)) mails.push(`${line}\r\n`)
        isBody = line === 'DATA'
        socket.write(isBody ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
      }
      if (isBody && heard.endsWith('\r\n.\r\n')) {
        mails.push(`${mails.pop() ?? ''}${heard}`)
        heard = ''
        isBody = false
        socket.write('250 taken\r\n')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const transport = transportTo(`smtp://127.0.0.1:${port}`)
  return { mails, transport, close: () => void (transport.close(), server.close()) }
}
