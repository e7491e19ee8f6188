import { Failure } from '#core/failure.ts'
import { auditFolder } from '#platform/audit/seal/audit-folder.ts'
import { newestHeadsFile } from '#platform/audit/seal/heads-files.ts'
import { publicKeysOf } from '#platform/audit/seal/sealing-key.ts'
import program from '../../../../../tools/audit/verify.mjs?raw'
import { proofFiles } from '../files.ts'
import type { RequestHandler } from './$types'

type Content = { readonly type: string; read(): string | undefined }

const contents: Readonly<Record<string, Content>> = {
  [proofFiles.heads]: {
    type: 'application/json',
    read: () => {
      const seal = newestHeadsFile(auditFolder())
      return seal && `${JSON.stringify(seal, null, 2)}\n`
    },
  },
  [proofFiles.keys]: {
    type: 'application/x-pem-file',
    read: () => publicKeysOf(auditFolder()).join('\n') || undefined,
  },
  [proofFiles.program]: {
    type: 'text/javascript; charset=utf-8',
    read: () => program,
  },
}

/** What an inspector needs beside an export to verify it: heads, keys and the program. None of it holds an entry. */
export const GET: RequestHandler = ({ params: { file } }) => {
  const content = Object.hasOwn(contents, file) ? contents[file] : undefined
  const text = content?.read()
  if (content === undefined || text === undefined)
    throw new Failure('not-found', 'nothing of this name to verify by')
  return new Response(text, {
    headers: {
      'content-type': content.type,
      'content-disposition': `attachment; filename="${file}"`,
    },
  })
}
