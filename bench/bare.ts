import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rawPool } from '#platform/db/pool.ts'
import type { Statement } from './record.ts'

/**
 * The baseline: bare `node:http` in front of the same statements, named, through bare `pg`.
 * It runs in a process of its own, as the product does: `node bench/bare.ts < statements.json`.
 */
function serve(pages: Readonly<Record<string, readonly Statement[]>>): Server {
  return createServer((request, response) => {
    const statements = pages[request.url ?? ''] ?? []
    answer(statements).then(
      (body) => response.setHeader('content-type', 'application/json').end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
}

async function answer(statements: readonly Statement[]): Promise<string> {
  const all: unknown[] = []
  for (const { text, values } of statements) {
    const { rows } = await rawPool().query({ name: nameOf(text), text, values: [...values] })
    all.push(rows)
  }
  return JSON.stringify(all, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text) ?? `bare${names.size}`
  names.set(text, known)
  return known
}

const input: Buffer[] = []
for await (const chunk of process.stdin) input.push(chunk as Buffer)
const server = serve(JSON.parse(Buffer.concat(input).toString()) as Record<string, Statement[]>)
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.on('disconnect', () => process.exit(0))
