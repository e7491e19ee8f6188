import { Readable } from 'node:stream'
import { noteEvent } from '#platform/audit/note-event.ts'
import { auditFolder } from '#platform/audit/seal/audit-folder.ts'
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
  const lines = Readable.from(exportTrail(auditFolder(), [chain]))
  const texts = Readable.toWeb(lines) as ReadableStream<string>
  return new Response(texts.pipeThrough(new TextEncoderStream()), {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': `attachment; filename="nhat-ky-${chain}.ndjson"`,
    },
  })
}
