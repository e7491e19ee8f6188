import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { checkFigures, enterFigures, sourceIndicators } from '#modules/indicators/api.server.ts'
import { sourceNameInEnglish } from '#modules/indicators/model.ts'
import { listProvinces } from '#modules/territory/api.server.ts'
import { guardedForm } from '#platform/session/text-guard.ts'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import {
  emptyPaper,
  emptyRow,
  paperOf,
  problemsOf,
  recordsOf,
  type PaperForm,
} from './paper-form.ts'
import type { Actions, PageServerLoad } from './$types'

const units = [
  'tỷ đồng',
  'triệu đồng',
  'đồng',
  '%',
  'đề án',
  'cơ sở',
  'lao động',
  'mô hình',
  'sản phẩm',
  'cụm',
  'gian hàng',
  'hội chợ',
  'học viên',
  'tỷ đồng/tỉnh',
  'tỷ đồng/năm',
  'đề án/năm',
]
const qualifiers = ['hơn', 'gần', 'khoảng', 'trên', 'ước', 'tối đa']

export const load: PageServerLoad = () => ({
  paper: emptyPaper,
  indicators: sourceIndicators().map(({ name, label }) => ({
    name,
    label: getLocale() === 'vi' ? label : sourceNameInEnglish(name),
  })),
  provinces63: listProvinces(63).map(({ code, name }) => ({ code, name })),
  provinces34: listProvinces(34).map(({ code, name }) => ({ code, name })),
  units,
  qualifiers,
})

async function received(
  request: Request,
): Promise<{ paper: PaperForm; key: string; problems: ReturnType<typeof problemsOf> }> {
  const { form, refused } = guardedForm(await request.formData())
  const paper = paperOf(form)
  const unusable = refused.map((field) => ({ field, says: m.figures_need_text() }))
  return {
    paper,
    key: String(form.get('key') ?? ''),
    problems: [...unusable, ...problemsOf(paper)],
  }
}

export const actions: Actions = {
  add: async ({ request }) => {
    const { paper } = await received(request)
    return { paper: { ...paper, rows: [...paper.rows, emptyRow, emptyRow, emptyRow] } }
  },
  check: async ({ request }) => {
    const { paper, problems } = await received(request)
    if (problems.length > 0) return fail(422, { paper, problems })
    return { paper, findings: checkFigures(recordsOf(paper)) }
  },
  save: async ({ request, cookies }) => {
    const { paper, key, problems } = await received(request)
    if (problems.length > 0) return fail(422, { paper, problems })
    const source = { url: paper.url || null, note: paper.note, published: paper.published || null }
    let saved: { ids: string[]; sourceId: string }
    try {
      saved = await enterFigures({ key, source, records: recordsOf(paper) })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return fail(422, { paper, problems: [{ field: 'note', says: error.says ?? error.message }] })
    }
    leaveNotice(cookies, { tone: 'ok', text: m.figures_enter_saved({ count: saved.ids.length }) })
    redirect(303, to(`/so-lieu/nguon/${saved.sourceId}`))
  },
}
