import { fail, redirect } from '@sveltejs/kit'
import { may } from '#modules/access/api.server.ts'
import { listImports, startImport } from '#modules/imports/api.server.ts'
import { storableName } from '#platform/session/text-guard.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { peopleCalled } from '../people-called.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async () => {
  const imports = await listImports()
  const names = await peopleCalled(imports.flatMap(({ responsibleId }) => responsibleId ?? []))
  return {
    imports: imports.map((batch) => ({
      ...batch,
      responsible: names.get(batch.responsibleId ?? '') ?? null,
    })),
    maySend: may('import.start'),
  }
}

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const form = await formOf(request)
    if (!form) return fail(413, { errors: { file: m.imports_file_too_large() } })
    const file = form.get('file')
    if (!(file instanceof File) || (file.size === 0 && file.name === '')) {
      return fail(422, { errors: { file: m.imports_file_missing() } })
    }
    const bytes = Buffer.from(await file.arrayBuffer())
    const { id, isKnownFile } = await startImport({
      fileName: storableName(file.name),
      bytes,
      key: String(form.get('key') ?? '').slice(0, 100),
    })
    if (isKnownFile) leaveNotice(cookies, { tone: 'info', text: m.imports_known_file() })
    redirect(303, to(`/nhap-excel/${id}`))
  },
}

/** The form as sent; nothing when the server stopped reading it because it is too large. */
async function formOf(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData()
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 413) return undefined
    throw error
  }
}
