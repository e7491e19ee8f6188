import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { connectionSettings } from '#platform/db/connection.ts'
import type { Statement } from './record.ts'

// The baseline: bare `node:http` in front of the statements the product sends, named, through bare `pg`
// with as many connections. It runs in a process of its own: `node bench/bare.ts < statements.json`.
// Whole numbers stay texts, as `pg` gives them, so that nothing is converted.
const pool = new pg.Pool({ ...connectionSettings(), max: 10 })
const names = new Map<string, string>()

async function answer(statements: readonly Statement[]): Promise<string> {
  const all = await Promise.all(
    statements.map(async ({ text, values }) => {
      const { rows } = await pool.query({ name: nameOf(text), text, values: [...values] })
      return rows as unknown[]
    }),
  )
  return JSON.stringify(all)
}

function nameOf(text: string): string {
  const known = names.get(text) ?? `bare${names.size}`
  names.set(text, known)
  return known
}

const input: Buffer[] = []
for await (const chunk of process.stdin) input.push(chunk as Buffer)
const pages = JSON.parse(Buffer.concat(input).toString()) as Record<string, readonly Statement[]>

const server = createServer((request, response) => {
  answer(pages[request.url ?? ''] ?? []).then(
    (body) => response.setHeader('content-type', 'application/json').end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
