import { fail, redirect, type Cookies } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { may } from '#modules/access/api.server.ts'
import {
  applyFix,
  applyFixToAll,
  beginReading,
  confirmImport,
  dropImport,
  findImport,
  leaveOutRow,
  listBulkFixes,
  listRows,
  rowsOnPage,
  takeBackRow,
  undoImport,
  type BulkFix,
  type ImportRow,
} from '#modules/imports/api.server.ts'
import { problemCodes, type ImportSummary, type ProblemCode } from '#modules/imports/model.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { fileRefusals, type FileRefusal } from '#platform/sheets/refusals.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { formatNumber } from '#ui/format.ts'
import { leaveNotice, type FlashNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { peopleCalled } from '../../people-called.ts'
import { batchId } from './batch-id.ts'
import { readSent } from './sent.ts'
import { askedBy, tabOf } from './tabs.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, url, locals }) => {
  const id = batchId(params.batch)
  const batch = await findImport(id)
  if (!batch) throw new Failure('not-found', `import ${id}`)
  // A reading that ended with the program goes on when somebody looks.
  if (batch.state === 'reading' && may('import.stage')) void beginReading(id)
  const tab = tabOf(url.searchParams.get('xem'), batch.summary)
  const page = Math.max(1, Math.min(10_000, Number(url.searchParams.get('trang')) || 1))
  const { rows, total } = batch.summary
    ? await listRows(id, { decision: askedBy(tab), page })
    : { rows: [], total: 0 }
  return {
    batch,
    responsible:
      (await peopleCalled([batch.responsibleId ?? ''])).get(batch.responsibleId ?? '') ?? null,
    maySend: may('import.start'),
    mayClose: may('import.fix', batch),
    isOwn: batch.responsibleId !== null && batch.responsibleId === locals.session?.personId,
    tab,
    page,
    pages: Math.max(1, Math.ceil(total / rowsOnPage)),
    total,
    rows: rows.map((row) => ({ ...row, place: placeOf(row) })),
    bulk: batch.state === 'preview' ? await bulkFixes(id, batch.summary) : [],
    refusal:
      batch.refusal === null ? null : fileRefusals[batch.refusal as FileRefusal][getLocale()],
  }
}

const mostShown = 500

type Bulk = {
  readonly code: ProblemCode
  readonly count: number
  readonly changes: readonly BulkFix[]
}

// What one click would change stands beside the click, cell by cell.
async function bulkFixes(id: string, summary: ImportSummary | null): Promise<readonly Bulk[]> {
  const codes = (Object.keys(problemCodes) as ProblemCode[]).filter(
    (code) => (summary?.withOneFix[code] ?? 0) > 1,
  )
  const bulk: Bulk[] = []
  for (const code of codes) {
    const changes = await listBulkFixes(id, code)
    bulk.push({ code, count: changes.length, changes: changes.slice(0, mostShown) })
  }
  return bulk.filter(({ count }) => count > 1)
}

function placeOf({ draft }: ImportRow): string | null {
  if (!draft) return null
  const { list, provinceCode, detail } = draft.place
  const province = findProvince({ list, code: provinceCode })?.name
  return [detail, province].filter(Boolean).join(', ') || null
}

export const actions: Actions = {
  fix: async ({ params, request, cookies, url }) => {
    const { text, has, key } = await readSent(request)
    const [address, newValue] = [text('address'), text('newValue')]
    if (has('oldValue') && onOneLine(newValue) === onOneLine(text('oldValue')))
      back(cookies, m.imports_fix_same({ address }), params.batch, url, 'warn')
    await applyFix(batchId(params.batch), { sheet: text('sheet'), address, newValue }, key)
    back(cookies, m.imports_fixed({ address }), params.batch, url)
  },
  fixAll: async ({ params, request, cookies, url }) => {
    const { text, key } = await readSent(request)
    if (!Object.hasOwn(problemCodes, text('code'))) throw new Failure('invalid', 'problem code')
    await applyFixToAll(batchId(params.batch), text('code') as ProblemCode, key)
    back(cookies, m.imports_fixed_all(), params.batch, url)
  },
  leaveOut: async ({ params, request, cookies, url }) => {
    const { text, key } = await readSent(request)
    const row = { sheet: text('sheet'), row: Number(text('row')) }
    await leaveOutRow(batchId(params.batch), row, key)
    back(cookies, m.imports_left_out({ row: row.row }), params.batch, url)
  },
  takeBack: async ({ params, request, cookies, url }) => {
    const { text, key } = await readSent(request)
    const row = { sheet: text('sheet'), row: Number(text('row')) }
    await takeBackRow(batchId(params.batch), row, key)
    back(cookies, m.imports_taken_back({ row: row.row }), params.batch, url)
  },
  take: async ({ params, request, cookies, url }) => {
    const { key } = await readSent(request)
    const { taken, unchanged } = await confirmImport(batchId(params.batch), key)
    const known =
      unchanged > 0 ? ` ${m.imports_taken_unchanged({ count: formatNumber(unchanged) })}` : ''
    back(cookies, m.imports_taken({ count: formatNumber(taken) }) + known, params.batch, url)
  },
  undo: async ({ params, request, cookies, url }) => {
    const { key } = await readSent(request)
    const undone = await undoUnlessEdited(batchId(params.batch), key)
    if ('edited' in undone) return fail(409, undone)
    const { removed } = undone
    back(cookies, m.imports_undone({ count: formatNumber(removed) }), params.batch, url)
  },
  drop: async ({ params, request, cookies }) => {
    const { key } = await readSent(request)
    await dropImport(batchId(params.batch), key)
    leaveNotice(cookies, { tone: 'ok', text: m.imports_dropped() })
    redirect(303, to('/nhap-excel'))
  },
}

type Edited = {
  /** Why nothing was undone, in words. */
  readonly says: string
  readonly edited: readonly { readonly id: string; readonly title: string }[]
}

/** Undoes an import, or names the schemes that were edited since and so keep it from being undone. */
async function undoUnlessEdited(
  id: string,
  key: string,
): Promise<Edited | { readonly removed: number }> {
  try {
    return await undoImport(id, key)
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'conflict') throw error
    const edited = editedIn(error.detail.changed)
    if (edited.length === 0) throw error
    return { says: error.says ?? '', edited }
  }
}

function editedIn(changed: unknown): Edited['edited'] {
  return Array.isArray(changed) ? changed.filter(isNamed) : []
}

function isNamed(one: unknown): one is { readonly id: string; readonly title: string } {
  return typeof one === 'object' && one !== null && 'id' in one && 'title' in one
}

// A field of one line loses the line breaks of the value it was given.
const onOneLine = (value: string) => value.replace(/[\r\n]+/g, '')

/** Back to the rows the person was looking at, with a word on what was done. */
function back(
  cookies: Cookies,
  text: string,
  batch: string,
  url: URL,
  tone: FlashNotice['tone'] = 'ok',
): never {
  leaveNotice(cookies, { tone, text })
  const kept = new URLSearchParams()
  for (const name of ['xem', 'trang']) {
    const value = url.searchParams.get(name)
    if (value !== null) kept.set(name, value)
  }
  const query = kept.size > 0 ? `?${kept}` : ''
  redirect(303, to(`/nhap-excel/${batch}${query}`))
}
