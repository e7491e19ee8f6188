import { once } from 'node:events'
import { request, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { foreignFormDoor } from './foreign-form-door.ts'
import { machinesDoor } from './machines-door.ts'
import { overloadDoor } from './overload-door.ts'
import { slowBodyDoor } from './slow-body-door.ts'
import {
  createWebServer,
  nameDoor,
  oneNameDoor,
  type Door,
  type PageHandler,
} from './web-server.ts'

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

async function serve(door: Door, pages: PageHandler): Promise<number> {
  const server = createWebServer([door], pages).listen(0, '127.0.0.1')
  opened.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

test('whoever comes when too much is in the making is told when to come again, and is served then', async () => {
  const waiting: ServerResponse[] = []
  const port = await serve(overloadDoor(2), (_, response) => void waiting.push(response))
  const address = `http://127.0.0.1:${port}/`
  const served = [fetch(address), fetch(address)]
  while (waiting.length < 2) await sleep(5)
  const refused = await fetch(address)
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(await refused.text()).toContain('Hãy thử lại sau 5 giây')
  const machine = await fetch(`${address}api/v1/schemes`)
  expect(machine.headers.get('content-type')).toContain('application/problem+json')
  expect(await machine.json()).toMatchObject({ status: 503, title: 'Đang bận' })
  for (const response of waiting) response.writeHead(200).end('xong')
  expect((await Promise.all(served)).map(({ status }) => status)).toEqual([200, 200])
  const again = fetch(address)
  while (waiting.length < 3) await sleep(5)
  waiting[2]?.writeHead(200).end('xong')
  expect((await again).status).toBe(200)
})

test('a name that is not this machine’s is refused in words people read, and as a problem machines read', async () => {
  const port = await serve(
    nameDoor(() => false),
    (_, response) => response.end('xong'),
  )
  const typeOf = async (path: string) => {
    const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`)
    return [status, headers.get('content-type')]
  }
  expect(await typeOf('/de-an')).toEqual([421, 'text/plain; charset=utf-8'])
  expect(await typeOf('/api/v1/schemes')).toEqual([421, 'application/problem+json; charset=utf-8'])
})

test('a form that does not come from here is refused in words, and one that does is taken', async () => {
  const port = await serve(foreignFormDoor(), (_, response) => response.end('nhận'))
  const here = `http://127.0.0.1:${port}`
  const sent = async (headers: Record<string, string>, method = 'POST') => {
    const body = method === 'GET' ? {} : { body: new URLSearchParams({ a: 'b' }) }
    const answer = await fetch(here, { method, headers, ...body })
    return [answer.status, await answer.text()] as const
  }
  expect(await sent({ origin: here })).toEqual([200, 'nhận'])
  expect(await sent({}, 'GET')).toEqual([200, 'nhận'])
  expect(await sent({ 'content-type': 'application/json' })).toEqual([200, 'nhận'])
  for (const origin of ['null', 'http://evil.example', `http://127.0.0.1:${port + 1}`, 'x'])
    expect(await sent({ origin })).toEqual([403, expect.stringContaining('tải lại trang')])
  expect((await sent({}))[0]).toBe(403)
})

test('what machines send is told apart from the forms of a browser before anybody looks at it', async () => {
  const port = await serve(machinesDoor(), (asked, response) =>
    response.end(asked.headers['content-type'] ?? 'none'),
  )
  const typeSeen = async (path: string, type?: string) => {
    const headers = type === undefined ? {} : { 'content-type': type }
    const body = Buffer.from('a')
    return (
      await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body })
    ).text()
  }
  for (const type of [undefined, 'text/plain', 'multipart/form-data; boundary=x', 'a'])
    expect(await typeSeen('/api/v1/schemes', type)).toBe('application/octet-stream')
  expect(await typeSeen('/api?a', 'text/plain')).toBe('application/octet-stream')
  const json = 'application/json; charset=utf-8'
  expect(await typeSeen('/api/v1/schemes', json)).toBe(json)
  for (const path of ['/', '/apiary', '/de-an/moi', '/en/api'])
    expect(await typeSeen(path, 'text/plain')).toBe('text/plain')
})

test('slow senders and slow readers shut nobody out', async () => {
  const port = await serve(overloadDoor(1), (asked, response) => {
    if (asked.method === 'GET') response.writeHead(200).write('đang gửi')
    if (asked.url === '/whole') response.end()
  })
  const slowSender = request({ port, method: 'POST', headers: { 'content-length': '1000' } })
  slowSender.on('error', () => {})
  slowSender.write('a')
  opened.push(() => slowSender.destroy())
  const slowReader = request({ port }).end()
  slowReader.on('error', () => {})
  opened.push(() => slowReader.destroy())
  await once(slowReader, 'response')
  expect((await fetch(`http://127.0.0.1:${port}/whole`)).status).toBe(200)
})

test('a body that hardly comes ends its connection, one that comes slowly does not', async () => {
  const port = await serve(slowBodyDoor({ bytes: 15, inMs: 300 }), (asked, response) => {
    asked.resume()
    asked.on('end', () => response.end('xong'))
  })
  // One write in a stretch is enough of the second and not of the first, however busy the machine is.
  const sendBy = async (bytes: number, everyMs: number) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    const closed = once(socket, 'close').then(() => 'closed')
    const answered = once(socket, 'data').then(() => 'answered')
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 800\r\n\r\n')
    const writing = setInterval(() => socket.write('a'.repeat(bytes)), everyMs)
    opened.push(() => socket.destroy())
    const result = await Promise.race([closed, answered])
    clearInterval(writing)
    return result
  }
  expect(await sendBy(1, 60)).toBe('closed')
  expect(await sendBy(20, 20)).toBe('answered')
})

test('a request that names two hosts, or none, is refused', async () => {
  const port = await serve(oneNameDoor(), (_, response) => response.end('xong'))
  const statusOf = async (...lines: string[]) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(['GET / HTTP/1.0', ...lines, '', ''].join('\r\n'))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    return Number(answer.toString().slice(9, 12))
  }
  expect(await statusOf('Host: a')).toBe(200)
  expect(await statusOf('Host: a', 'Host: b')).toBe(400)
  expect(await statusOf()).toBe(400)
})
