import { redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import {
  findScheme,
  locate,
  readSchemeForm,
  updateScheme,
  type DraftDifference,
} from '#modules/schemes/api.server.ts'
import { formTextOf, type SchemeDraft } from '#modules/schemes/model.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { answerAsks, answerRefused, answerStale } from '../../form-answer.ts'
import { formChoices } from '../../form-choices.ts'
import { readSentForm, type SentSchemeForm } from '../../form-data.ts'
import type { Actions, PageServerLoad } from './$types'

async function stored(id: string) {
  const found = await findScheme(id)
  if (!found || found.scheme.deletedAt) throw new Failure('not-found', `No scheme ${id}`)
  return found.scheme
}

export const load: PageServerLoad = async ({ params }) => {
  const { id, version, draft } = await stored(params.id)
  return { id, version, title: draft.title, text: formTextOf(draft), choices: formChoices() }
}

export const actions: Actions = {
  default: async ({ request, cookies, params }) => {
    const sent = await readSentForm(request)
    const { draft, unreadable } = readSchemeForm(sent.text)
    if (unreadable.length + sent.refused.length > 0) return answerRefused(sent, unreadable)
    const { id, draft: before } = await stored(params.id)
    const outcome = await save(sent, id, withCodesOf(before, draft))
    if ('differences' in outcome) return answerStale(sent, outcome.version, outcome.differences)
    if (outcome.outcome === 'refused') return answerRefused(sent, outcome.reasons)
    if (outcome.outcome === 'asks') return answerAsks(sent, outcome)
    leaveNotice(cookies, { tone: 'ok', text: m.schemes_saved() })
    redirect(303, to(`/de-an/${id}`))
  },
}

// The form shows the place as printed; while it is unchanged, the codes it was read to stay.
function withCodesOf({ place: before }: SchemeDraft, draft: SchemeDraft): SchemeDraft {
  const { place } = draft
  const same =
    place.list === before.list &&
    place.provinceCode === before.provinceCode &&
    (place.detail ?? '') === (before.detail ?? '')
  return same ? { ...draft, place: before } : locate(draft)
}

type Stale = { readonly version: number; readonly differences: readonly DraftDifference[] }

async function save(sent: SentSchemeForm, id: string, draft: SchemeDraft) {
  try {
    return await updateScheme({ id, version: sent.version, draft, confirmed: sent.confirmed })
  } catch (error) {
    if (error instanceof Failure && error.kind === 'stale') return error.detail as Stale
    throw error
  }
}
