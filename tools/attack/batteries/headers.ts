import { randomUUID } from 'node:crypto'
import type { Battery, Effort, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { formSent, uploadSent } from '../bodies.ts'
import { shown } from '../judge.ts'
import { naiveRead, plantServer } from '../naive.ts'
import { forEachUntil, send, type Answer, type Sent } from '../send.ts'
import { pathOf } from '../target/surface.ts'

const atOnce = 8

/** What every answer carries, whatever its status, with what it must say. */
const everywhere: readonly (readonly [string, RegExp])[] = [
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
  ['referrer-policy', /^(?:same-origin|no-referrer|strict-origin)$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['content-security-policy', /frame-ancestors 'none'/],
  ['content-security-policy', /default-src 'none'/],
  ['content-security-policy', /base-uri 'none'/],
  ['content-security-policy', /form-action '(?:self|none)'/],
  ['cache-control', /no-store|no-cache|immutable/],
]

// A word of a policy that would let in what it keeps out.
const weak = /unsafe-inline|unsafe-eval|unsafe-hashes|\bdata:|\bblob:|https?:|\*/

/** The rules of headers and cookies, for every address and every class of answer. */
export const headers: Battery = {
  name: 'headers',
  says: 'every address and every class of answer carries the headers, and every cookie is closed',
  share: 0.5,
  attack,
  teeth: () => [
    without('x-content-type-options'),
    without('content-security-policy'),
    without('cache-control'),
    withInstead(
      'content-security-policy',
      "default-src 'none'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    openCookie(),
  ],
}

async function attack(target: Target, { forMs }: Effort): Promise<Outcome> {
  const faults: Fault[] = []
  const statuses = new Map<number, number>()
  const tried = await forEachUntil(
    casesOf(target),
    { atOnce, until: performance.now() + forMs },
    async (sent) => {
      const answer = await send(target, sent)
      if (answer.broken !== undefined) return
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      faults.push(...headerFaults(sent, answer), ...cookieFaults(sent, answer, isSecure(sent)))
    },
  )
  const figures = Object.fromEntries(
    [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => [`answers ${status}`, count]),
  )
  return { tried, faults, figures }
}

const isSecure = ({ headers = {} }: Sent) => headers['x-forwarded-proto'] === 'https'

/** Each address as it is, in English, as data, with every refusal we know how to ask for. */
function* casesOf(target: Target): Generator<Sent> {
  const { address, surface } = target
  for (const door of surface.reads) {
    const path = pathOf(door)
    yield { path }
    yield { path: `/en${path}` }
    yield { path, method: 'HEAD' }
    yield { path, method: 'DELETE' }
    yield {
      path,
      method: 'PUT',
      body: '{}',
      headers: { 'content-type': 'application/json', origin: address },
    }
    yield { path, headers: { host: 'evil.example' } }
    yield { path: `${path}${path.includes('?') ? '&' : '?'}q=%00` }
    yield { path: `${path}${path.includes('?') ? '&' : '?'}x-sveltekit-a=1` }
    yield { path: path.replace(/(\?|$)/, '%E0%A4%A$1') }
    for (const { name, where } of door.parameters)
      if (where === 'path') yield { path: pathOf(door, { [name]: randomUUID() }) }
    yield { path: path.replace(/(\?|$)/, '/__data.json$1') }
  }
  for (const door of surface.forms) {
    yield formSent(address, door.path, { ...door.fields, key: 'x' })
    yield {
      ...formSent(address, door.path, {}),
      headers: { 'content-type': 'text/plain', origin: address },
    }
    yield {
      ...formSent(address, door.path, {}),
      headers: { 'content-type': 'application/json', origin: address },
    }
    yield {
      ...formSent(address, door.path, door.fields),
      headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
    }
    yield formSent(address, `${door.path}${door.path.includes('?') ? 'x' : '?/x'}`, {})
  }
  for (const path of [
    '/live',
    '/ready',
    '/favicon.svg',
    '/khong-co',
    '/_app/khong-co.js',
    '/_app/version.json',
    '/robots.txt',
    '/api/v1/khong-co',
  ])
    yield { path }
  if (surface.forms.length === 0) return
  yield formSent(address, '/giao-dien', { theme: 'dark', back: '/' })
  yield uploadSent(
    address,
    '/nhap-excel',
    { key: '' },
    { field: 'file', name: 'a.xlsx', bytes: Buffer.alloc(13_000_000) },
  )
}

function headerFaults(sent: Sent, { status, headers }: Answer): Fault[] {
  const faults: Fault[] = []
  const where = `${status} ${shown(sent)}`
  for (const [name, pattern] of everywhere) {
    const value = headers[name]
    // The program's own files are the same for everybody.
    if (name === 'cache-control' && sent.path.startsWith('/_app/')) continue
    if (typeof value !== 'string' || !pattern.test(value))
      faults.push({ kind: 'header-missing', where, what: `${name}: ${String(value)}` })
  }
  const policy = String(headers['content-security-policy'] ?? '')
  if (weak.test(policy))
    faults.push({ kind: 'header-missing', where, what: `weak policy: ${policy}` })
  for (const name of ['x-powered-by', 'server'])
    if (headers[name] !== undefined)
      faults.push({ kind: 'header-missing', where, what: `${name}: ${String(headers[name])}` })
  if (headers['access-control-allow-origin'] !== undefined)
    faults.push({ kind: 'header-missing', where, what: 'another origin may read it' })
  const type = headers['content-type']
  if (typeof type !== 'string' || (/^text\//.test(type) && !/charset=utf-8/i.test(type)))
    faults.push({ kind: 'header-missing', where, what: `content-type: ${String(type)}` })
  return faults
}

/** A cookie of ours is read by no script and sent by no other site; over https it travels by nothing else. */
export function cookieFaults(sent: Sent, { headers, status }: Answer, isSecure: boolean): Fault[] {
  const set = headers['set-cookie']
  const cookies = typeof set === 'string' ? [set] : (set ?? [])
  return cookies.flatMap((cookie) => {
    const needs = [/;\s*httponly/i, /;\s*samesite=(?:lax|strict)/i, /;\s*path=\//i]
    if (isSecure) needs.push(/;\s*secure/i)
    return needs
      .filter((pattern) => !pattern.test(cookie))
      .map((pattern): Fault => ({
        kind: 'cookie-open',
        where: `${status} ${shown(sent)}`,
        what: `${cookie.replace(/=[^;]*/, '=…')} lacks ${pattern.source}`,
      }))
  })
}

const good: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=()',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cache-control': 'private, no-store',
  'content-type': 'text/html; charset=utf-8',
}

const answering = (
  says: string,
  finds: 'header-missing' | 'cookie-open',
  headers: Readonly<Record<string, string>>,
): Tooth => ({
  says,
  finds,
  plant: (target) =>
    plantServer(target, { reads: [naiveRead('/naive', 'q')] }, () => ({
      headers,
      body: '<p>1</p>',
    })),
})

function without(name: string): Tooth {
  const { [name]: _, ...rest } = good
  return answering(`${name} is not sent`, 'header-missing', rest)
}

function withInstead(name: string, value: string): Tooth {
  return answering(`${name} is ${value}`, 'header-missing', { ...good, [name]: value })
}

function openCookie(): Tooth {
  return answering('a cookie can be read by scripts', 'cookie-open', {
    ...good,
    'set-cookie': 'sid=1; Path=/; SameSite=Lax',
  })
}
