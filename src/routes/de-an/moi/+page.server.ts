import { redirect } from '@sveltejs/kit'
import { reachOf } from '#modules/access/api.server.ts'
import { createScheme, locate, readSchemeForm } from '#modules/schemes/api.server.ts'
import { formTextOf } from '#modules/schemes/model.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { answerAsks, answerRefused } from '../form-answer.ts'
import { formChoices } from '../form-choices.ts'
import { readSentForm } from '../form-data.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => {
  const province = url.searchParams.get('tinh') ?? ownProvince()
  return { text: { ...formTextOf(null), province }, choices: formChoices() }
}

// Whoever writes for one province need not look for it.
function ownProvince(): string {
  const { provinceIds } = reachOf('scheme.create')
  return provinceIds.length === 1 ? `34:${provinceIds[0]}` : ''
}

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const sent = await readSentForm(request)
    const { draft, unreadable } = readSchemeForm(sent.text)
    if (unreadable.length + sent.refused.length > 0) return answerRefused(sent, unreadable)
    const outcome = await createScheme({
      draft: locate(draft),
      confirmed: sent.confirmed,
      key: sent.key,
    })
    if (outcome.outcome === 'refused') return answerRefused(sent, outcome.reasons)
    if (outcome.outcome === 'asks') return answerAsks(sent, outcome)
    leaveNotice(cookies, { tone: 'ok', text: m.schemes_saved() })
    redirect(303, to(`/de-an/${outcome.id}`))
  },
}
