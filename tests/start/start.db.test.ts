import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { isAlive, serversOf } from '#platform/embedded/processes.ts'

// The command as anybody runs it, on an empty office in a folder of its own.
const startWithinMs = 120_000
const folders: string[] = []
const started: ChildProcess[] = []

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    await until(() => serversIn(folder).length === 0)
    rmSync(folder, { recursive: true, force: true })
  }
})

test(
  'a start says what it does, serves pages, and Ctrl-C stops all of it',
  { timeout: startWithinMs },
  async () => {
    const folder = newFolder()
    const { child, address, said } = await start(folder)
    expect(said()).toMatch(
      /Mở cơ sở dữ liệu[\s\S]*Cập nhật lược đồ[\s\S]*Nạp[\s\S]*Địa chỉ: http:\/\/localhost/,
    )
    expect((await fetch(address)).status).toBe(200)
    expect(await (await fetch(`${address}/live`)).json()).toEqual({ state: 'live' })
    expect(await (await fetch(`${address}/ready`)).json()).toEqual({ state: 'ready' })
    expect(await statusUnderName(address, 'evil.example')).toBe(421)
    expect((await fetch(address)).headers.get('content-encoding')).toMatch(/^(br|gzip)$/)

    child.kill('SIGINT')
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(0)
    expect(serversIn(folder)).toEqual([])
  },
)

test(
  'a form over plain http is not taken for one from elsewhere',
  { timeout: startWithinMs },
  async () => {
    const { address } = await start(newFolder())
    const post = (origin: string) =>
      fetch(address, { method: 'POST', body: new URLSearchParams({ a: 'b' }), headers: { origin } })
    expect((await post(address)).status).not.toBe(403)
    expect((await post('http://evil.example')).status).toBe(403)
  },
)

test(
  'killed with -9, a start leaves nothing behind and the next one works',
  { timeout: startWithinMs },
  async () => {
    const folder = newFolder()
    const { child, address } = await start(folder)
    child.kill('SIGKILL')
    await until(() => serversIn(folder).length === 0)
    await until(async () => !(await answers(address)))
    expect(await answers((await start(folder)).address)).toBe(true)
  },
)

test(
  'a database that was killed is opened again by itself',
  { timeout: startWithinMs },
  async () => {
    const folder = newFolder()
    const { address } = await start(folder)
    const ready = async () => (await fetch(`${address}/ready`)).status === 200
    for (const pid of serversIn(folder)) process.kill(pid, 'SIGKILL')
    await until(async () => !(await ready()))
    await until(ready)
  },
)

test(
  'a taken port and a foreign host are refused with a sentence',
  { timeout: startWithinMs },
  async () => {
    const { address } = await start(newFolder())
    const taken = run(newFolder(), { PORT: new URL(address).port })
    expect((await once(taken.child, 'exit'))[0]).toBe(1)
    expect(taken.said()).toMatch(/đang có chương trình khác dùng/)
    const foreign = run(newFolder(), { PORT: '0', HOST: '0.0.0.0' })
    expect((await once(foreign.child, 'exit'))[0]).toBe(1)
    expect(foreign.said()).toMatch(/ORIGIN=https/)
  },
)

test(
  'a new office prints a link that makes its first administrator, once',
  { timeout: 2 * startWithinMs },
  async () => {
    const folder = newFolder()
    const { child, address, said } = await start(folder)
    await until(() => said().includes('/thiet-lap?ma='))
    const link = /http\S+\/thiet-lap\?ma=\S+/.exec(said())?.[0] ?? ''
    const opened = await fetch(link)
    expect(await opened.text()).toContain('Người quản trị đầu tiên')
    // Told to send no referrer, a browser sends the form without its origin, and that is refused.
    expect(opened.headers.get('referrer-policy')).toBe('same-origin')
    expect((await fetch(`${address}/thiet-lap?ma=${'A'.repeat(43)}`)).status).toBe(404)
    const token = new URL(link).searchParams.get('ma') ?? ''
    const send = (password: string) =>
      fetch(`${address}/thiet-lap`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: address, accept: 'text/html' },
        body: new URLSearchParams({ ma: token, name: 'Lê Thị Đầu', email: 'a@vidu.vn', password }),
      })
    const refused = await send('matkhau')
    expect(refused.status).toBe(422)
    const again = await refused.text()
    expect(again).toContain('Lê Thị Đầu')
    expect(again).not.toContain('matkhau')
    const made = await send('gỗ lim sẫm, sáu cột')
    expect(made.status).toBe(303)
    const cookie = made.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ')
    const home = await (await fetch(address, { headers: { cookie } })).text()
    expect(home).toContain('Lê Thị Đầu')
    expect(home).toContain('Quản trị hệ thống')
    expect((await fetch(link)).status).toBe(404)
    expect((await send('gỗ lim sẫm, bảy cột')).status).toBe(404)

    child.kill('SIGINT')
    await once(child, 'exit')
    const next = await start(folder)
    await sleep(500)
    expect(next.said()).not.toContain('thiet-lap')
  },
)

test(
  'an office reached beyond this machine answers its proxy alone, over https, and cannot be told a false address',
  { timeout: startWithinMs },
  async () => {
    const name = 'khuyencong.vi-du.example'
    const { said, listening } = await start(newFolder(), {
      ORIGIN: `https://${name}`,
      KC_TRUSTED_PROXIES: '127.0.0.2',
    })
    await until(() => said().includes(`https://${name}/thiet-lap?ma=`))
    const throughProxy = (sent: Sent) =>
      ask(listening, { from: '127.0.0.2', ...sent, headers: { host: name, ...sent.headers } })
    const https = { 'x-forwarded-proto': 'https' }

    // Whoever comes past the proxy is not let in, whatever they say of themselves.
    expect((await ask(listening, { headers: { host: name, ...https } })).status).toBe(403)
    expect((await ask(listening, { path: '/ready' })).status).toBe(200)
    // Through it, another name, http, and a proxy that does not say how it was reached.
    expect((await throughProxy({ headers: { host: 'evil.example', ...https } })).status).toBe(421)
    expect((await throughProxy({})).status).toBe(502)
    const byHttp = { 'x-forwarded-proto': 'http' }
    const sentOn = await throughProxy({ path: '/dang-nhap?ve=%2Fde-an', headers: byHttp })
    expect(sentOn.status).toBe(308)
    expect(sentOn.headers.location).toBe(`https://${name}/dang-nhap?ve=%2Fde-an`)
    expect((await throughProxy({ body: 'a=b', headers: byHttp })).status).toBe(403)

    const page = await throughProxy({ path: '/dang-nhap', headers: https })
    expect(page.status).toBe(200)
    expect(page.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)

    const token = /thiet-lap\?ma=(\S+)/.exec(said())?.[1] ?? ''
    const password = 'gỗ lim sẫm, sáu cột'
    const form = new URLSearchParams({
      ma: token,
      name: 'Lê Thị Đầu',
      email: 'a@vidu.vn',
      password,
    })
    const own = { ...https, origin: `https://${name}`, accept: 'text/html' }
    const made = await throughProxy({ path: '/thiet-lap', body: form.toString(), headers: own })
    expect(made.status).toBe(303)
    const cookie = String(made.headers['set-cookie'])
    expect(cookie).toMatch(/__Host-kc\.session_token=[^;]+; [^,]*HttpOnly; Secure/i)

    // One address guesses until it has to wait; another is not held back, and nothing before the proxy's own entry counts.
    const guess = async (address: string) => {
      const headers = { ...own, 'x-forwarded-for': address }
      const body = new URLSearchParams({ email: `${Math.random()}@vidu.vn`, password: 'sai' })
      const path = '/dang-nhap?/password'
      return (await throughProxy({ path, body: body.toString(), headers })).status
    }
    for (let tries = 0; tries < 50; tries += 1) await guess(`198.51.100.${tries}, 203.0.113.7`)
    await guess('203.0.113.7')
    expect(await guess('198.51.100.77, 203.0.113.7')).toBe(429)
    expect(await guess('203.0.113.8')).toBe(422)
  },
)

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kc-start-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

function run(folder: string, env: Record<string, string>) {
  const child = spawn(process.execPath, ['tools/start.mjs', '--empty'], {
    env: {
      ...process.env,
      HOST: '',
      DATABASE_URL: '',
      KC_DATABASE: '',
      KC_DATA_DIR: folder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (text += String(part)))
  return { child, said: () => text }
}

async function start(folder: string, env: Record<string, string> = {}) {
  const { child, said } = run(folder, { PORT: '0', ...env })
  await until(() => said().includes('Ctrl-C') || child.exitCode !== null, startWithinMs)
  const address = /Địa chỉ: (\S+)/.exec(said())?.[1]
  if (!address) throw new Error(said())
  return { child, said, address, listening: /http:\/\/localhost:\d+/.exec(said())?.[0] ?? '' }
}

type Sent = {
  readonly path?: string
  readonly from?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks as a proxy does: from an address of its own, under a name of its choice. */
async function ask(to: string, { path = '/', from, body, headers = {} }: Sent) {
  const sent = request(new URL(path, to.replace('localhost', '127.0.0.1')), {
    method: body === undefined ? 'GET' : 'POST',
    ...(from === undefined ? {} : { localAddress: from }),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
  }).end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  response.resume()
  return { status: response.statusCode, headers: response.headers }
}

const serversIn = (folder: string) => {
  const dataDir = join(folder, 'pg', 'data')
  return existsSync(dataDir) ? serversOf(dataDir).filter(isAlive) : []
}

const answers = (address: string) =>
  fetch(`${address}/live`).then(
    () => true,
    () => false,
  )

async function statusUnderName(address: string, name: string): Promise<number | undefined> {
  const sent = request(address, { headers: { host: name } }).end()
  const [response] = (await once(sent, 'response')) as [{ statusCode?: number; resume(): void }]
  response.resume()
  return response.statusCode
}

async function until(holds: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await holds()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`waited ${withinMs / 1000} s in vain`)
  }
}
