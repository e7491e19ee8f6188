import { filledIn } from '#core/filled-in.ts'
import { isRecordId } from '#core/record-id.ts'
import { fail, redirect } from '@sveltejs/kit'
import { reachOf } from '#modules/access/api.server.ts'
import { listSchemes, schemeTitles } from '#modules/schemes/api.server.ts'
import { readSchemeListQuery } from '#modules/schemes/model.ts'
import { giveShare } from '#modules/sharing/api.server.ts'
import { shareLimits, shareReasons } from '#modules/sharing/model.ts'
import { listProvinces } from '#modules/territory/api.server.ts'
import { guardedForm } from '#platform/session/text-guard.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import type { Actions, PageServerLoad } from './$types'

type Chosen = { readonly id: string; readonly title: string }

export const load: PageServerLoad = async ({ url }) => {
  const { provinceIds } = reachOf('share.give')
  const { chosen, matched } = await chosenBy(url.searchParams)
  return {
    chosen,
    matched,
    most: shareLimits.schemes,
    provinces: listProvinces(34)
      .filter(({ code }) => !provinceIds.includes(code))
      .map(({ code, name }) => ({ value: code, label: name })),
  }
}

/** The schemes to share: those named one by one, or a list with its filter as it stands today. */
async function chosenBy(
  params: URLSearchParams,
): Promise<{ chosen: readonly Chosen[]; matched: number }> {
  const named = params.getAll('de-an').slice(0, shareLimits.schemes)
  if (named.length > 0) {
    const titles = await schemeTitles(named)
    const chosen = [...titles].map(([id, title]) => ({ id, title }))
    return { chosen, matched: chosen.length }
  }
  const query = readSchemeListQuery(params)
  const { rows, matched } = await listSchemes({ ...query, page: 1, size: shareLimits.schemes })
  return { chosen: rows.map(({ id, title }) => ({ id, title })), matched }
}

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const { form } = guardedForm(await request.formData())
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 2_000)
    const sent = {
      to: text('to'),
      ground: text('ground'),
      document: text('document').trim(),
      ends: text('ends'),
    }
    const outcome = await giveShare({
      key: text('key'),
      schemeIds: form.getAll('scheme').map(String).filter(isRecordId),
      toProvinceId: sent.to,
      ground: sent.ground,
      documentNumber: sent.document || null,
      endsOn: sent.ends,
    })
    if (outcome.outcome === 'refused') {
      const errors = outcome.reasons.map(({ code, field, detail = {} }) => [
        field === 'schemes' ? '_schemes' : (field ?? '_'),
        filledIn(shareReasons[code][getLocale()], detail),
      ])
      return fail(422, { sent, errors: Object.fromEntries(errors) as Record<string, string> })
    }
    leaveNotice(cookies, { tone: 'ok', text: m.sharing_done() })
    redirect(303, to(`/chia-se/${outcome.id}`))
  },
}
