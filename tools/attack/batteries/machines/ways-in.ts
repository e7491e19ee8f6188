import { randomUUID } from 'node:crypto'
import type { Target, Visitor } from '../../battery.ts'
import { sendRaw, statusesIn } from '../../raw.ts'
import { send, type Sent } from '../../send.ts'
import { giveKey, keyText } from '../../target/keys.ts'

/** A way somebody could try to be let in, what came of it, and whether it may. */
export type Tried = {
  readonly says: string
  readonly status: number
  readonly mayEnter: boolean
}

const path = '/api/v1/schemes'

/** Tries every way in to enter a scheme of this title; each but the right ones must be refused. */
export async function tryWaysIn(
  target: Target,
  officer: Visitor,
  title: () => string,
): Promise<readonly Tried[]> {
  const { text: key } = await giveKey(target, officer.id)
  const over = await overKeys(target, officer)
  const plain = { address: target.address, visitorFor: () => ({}) }
  const tries: Tried[] = []
  const said = async (says: string, sent: Partial<Sent>, mayEnter = false) => {
    const whole = entering(title(), sent)
    tries.push({ says, mayEnter, status: (await send(plain, whole)).status })
  }
  await said('the right way', { headers: { authorization: `Bearer ${key}` } }, true)
  await said('the word in small letters', { headers: { authorization: `bearer ${key}` } }, true)
  await said('nothing', {})
  await said('a session', { headers: officer.headers })
  await said('a session from this origin', {
    headers: { ...officer.headers, origin: target.address, 'sec-fetch-site': 'same-origin' },
  })
  for (const [says, text] of Object.entries(over))
    await said(says, { headers: { authorization: `Bearer ${text}` } })
  await said('a wrong key beside a session', {
    headers: { ...officer.headers, authorization: `Bearer ${keyText()}` },
  })
  for (const way of ['', 'Basic', 'Token', 'ApiKey', 'Bearer Bearer', 'Bearer,', 'Bearerx'])
    await said(`${way} before the key`, { headers: { authorization: `${way} ${key}`.trim() } })
  await said('as a password', {
    headers: { authorization: `Basic ${Buffer.from(`key:${key}`).toString('base64')}` },
  })
  await said('a second key after it', { headers: { authorization: `Bearer ${key} ${key}` } })
  await said('a key in capitals', { headers: { authorization: `Bearer ${key.toUpperCase()}` } })
  for (const name of ['access_token', 'api_key', 'key', 'token', 'authorization'])
    await said(`${name} in the address`, { path: `${path}?${name}=${key}` })
  for (const name of [
    'x-api-key',
    'x-authorization',
    'proxy-authorization',
    'api-key',
    'x-original-authorization',
  ])
    await said(`header ${name}`, { headers: { [name]: `Bearer ${key}` } })
  await said('in a cookie', { headers: { cookie: `authorization=Bearer ${key}; kc_key=${key}` } })
  await said('in the body', { body: JSON.stringify({ ...content(title()), access_token: key }) })
  await said('by a GET that says POST', {
    method: 'GET',
    headers: { ...officer.headers, 'x-http-method-override': 'POST' },
  })
  tries.push(await twoHeaders(target, key, title()))
  return tries
}

const content = (title: string) => ({
  title,
  place: { list: 34, provinceCode: '66' },
  yearFrom: 2026,
  confirm: true,
})

function entering(title: string, { headers = {}, ...sent }: Partial<Sent>): Sent {
  const hasBody = sent.method !== 'GET'
  return {
    method: 'POST',
    path,
    ...(hasBody && { body: JSON.stringify(content(title)) }),
    ...sent,
    headers: {
      ...(hasBody && { 'content-type': 'application/json' }),
      'idempotency-key': randomUUID(),
      ...headers,
    },
  }
}

/** Keys that were good once, or never were. */
async function overKeys(
  target: Target,
  { id }: Visitor,
): Promise<Readonly<Record<string, string>>> {
  const made = async (change: string) => {
    const key = await giveKey(target, id)
    await target.database.rows(`update api_key set ${change} where id = $1`, [key.id])
    return key.text
  }
  const good = await giveKey(target, id)
  return {
    'a key nobody made': keyText(),
    'a key mistyped': good.text.slice(0, -1) + (good.text.endsWith('a') ? 'b' : 'a'),
    'the beginning of a key': good.text.slice(0, 16),
    'a key of another world': good.text.replace('kc_demo_', 'kc_live_'),
    'a revoked key': await made('revoked_at = now()'),
    'an expired key': await made(
      `created_at = now() - interval '2 days', expires_at = now() - interval '1 minute'`,
    ),
  }
}

// Whoever reads the first and whoever reads the last must not disagree: a wrong one before the right one is what counts.
async function twoHeaders(target: Target, key: string, title: string): Promise<Tried> {
  const body = JSON.stringify(content(title))
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: ${new URL(target.address).host}`,
    `authorization: Bearer ${keyText()}`,
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    `idempotency-key: ${randomUUID()}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ]
  const raw = await sendRaw(target, Buffer.from(lines.join('\r\n')).toString('latin1'))
  return {
    says: 'a wrong key and then a right one',
    status: statusesIn(raw)[0] ?? 0,
    mayEnter: false,
  }
}
