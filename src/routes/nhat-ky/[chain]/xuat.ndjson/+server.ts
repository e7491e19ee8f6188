import { join } from 'node:path'
import { Readable } from 'node:stream'
import { noteEvent } from '#platform/audit/note-event.ts'
import { exportTrail } from '#platform/audit/seal/export-trail.ts'
import { transact } from '#platform/db/transact.ts'
import { requireChain } from '../../chains.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params: { chain } }) => {
  requireChain(chain)
  // Who took the log away stands in it.
  await transact({ act: 'audit.read' }, (tx) =>
    noteEvent(tx, { kind: 'exported', id: chain, chain, what: { export: 'audit' } }),
  )
  const folder = process.env.KC_AUDIT ?? join(process.cwd(), '.data', 'audit')
  const lines = Readable.from(exportTrail(folder, [chain]))
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': `attachment; filename="nhat-ky-${chain}.ndjson"`,
    },
  })
}
