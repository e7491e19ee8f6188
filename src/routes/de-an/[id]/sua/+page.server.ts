import { redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { may } from '#modules/access/api.server.ts'
import {
  findScheme,
  locate,
  readSchemeForm,
  updateScheme,
  type SaveOutcome,
} from '#modules/schemes/api.server.ts'
import { formTextOf, type SchemeDraft } from '#modules/schemes/model.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { answerAsks, answerRefused, answerStale } from '../../form-answer.ts'
import { formChoices } from '../../form-choices.ts'
import { readSentForm, type SentSchemeForm } from '../../form-data.ts'
import { baseOf, mergeTexts, type FieldConflict } from '../../merge-texts.ts'
import type { Actions, PageServerLoad } from './$types'

async function stored(id: string) {
  const found = await findScheme(id)
  if (!found || found.scheme.deletedAt) throw new Failure('not-found', `No scheme ${id}`)
  if (!may('scheme.update', found.scheme)) throw new Failure('forbidden', `edit of scheme ${id}`)
  return found.scheme
}

export const load: PageServerLoad = async ({ params }) => {
  const { id, version, draft } = await stored(params.id)
  return { id, version, title: draft.title, text: formTextOf(draft), choices: formChoices() }
}

export const actions: Actions = {
  default: async ({ request, cookies, params }) => {
    const typed = await readSentForm(request)
    const { unreadable } = readSchemeForm(typed.text)
    if (unreadable.length + typed.refused.length > 0) return answerRefused(typed, unreadable)
    const saved = await saveOverNewer(typed, params.id)
    const { sent } = saved
    if (saved.conflicts.length > 0) return answerStale(sent, saved.conflicts)
    const { outcome } = saved
    if (outcome?.outcome === 'refused') return answerRefused(sent, outcome.reasons)
    if (outcome?.outcome === 'asks') return answerAsks(sent, outcome)
    leaveNotice(cookies, { tone: 'ok', text: m.schemes_saved() })
    redirect(303, to(`/de-an/${params.id}`))
  },
}

type Saved = {
  /** What was sent, with the newer values of the fields the person left alone. */
  readonly sent: SentSchemeForm
  readonly conflicts: readonly FieldConflict[]
  readonly outcome?: SaveOutcome
}

const mostTries = 5

/** Saves what the person changed over the newest record; stops where somebody else changed the same field. */
async function saveOverNewer(typed: SentSchemeForm, id: string): Promise<Saved> {
  let sent = typed
  for (let tries = 1; ; tries += 1) {
    const { version, draft: before } = await stored(id)
    const newer =
      sent.version === version ? { sent, conflicts: [] } : overNewer(sent, version, before)
    sent = newer.sent
    if (newer.conflicts.length > 0) return newer
    const draft = withCodesOf(before, readSchemeForm(sent.text).draft)
    try {
      const { confirmed } = sent
      return { ...newer, outcome: await updateScheme({ id, version, draft, confirmed }) }
    } catch (error) {
      const isStale = error instanceof Failure && error.kind === 'stale'
      if (!isStale || tries === mostTries) throw error
    }
  }
}

function overNewer(sent: SentSchemeForm, version: number, before: SchemeDraft) {
  const newer = formTextOf(before)
  const { text, conflicts } = mergeTexts(baseOf(sent.base), sent.text, newer)
  return { sent: { ...sent, text, version, base: JSON.stringify(newer) }, conflicts }
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
