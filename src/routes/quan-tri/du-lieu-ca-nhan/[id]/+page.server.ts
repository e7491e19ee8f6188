import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { peopleNamed } from '#modules/access/api.server.ts'
import { isRole } from '#modules/access/model.ts'
import {
  decideRequest,
  findRequest,
  previewRequest,
  type Preview,
} from '#modules/privacy/api.server.ts'
import type { DecideReason } from '#modules/privacy/model.ts'
import { today } from '#platform/clock.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { requireStrong } from '#platform/sign-in/step-up.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { columnText } from '../../../toi/du-lieu/shown-values.ts'
import { roleName } from '../../choices.ts'
import { errorsOf } from '../../person-reason.ts'
import { sentLong } from '../../sent-long.ts'
import { answerMail } from './answer-mail.ts'
import type { Actions, PageServerLoad } from './$types'

// An erasure cannot be taken back: who decides shows again who they are, even when that was a while ago.
const strongMinutes = 10

async function known(id: string) {
  const request = await findRequest(id)
  if (!request) throw new Failure('not-found', `No request ${id}`)
  return request
}

export const load: PageServerLoad = async (event) => {
  const session = requireSession(event)
  event.setHeaders({ 'cache-control': 'no-store' })
  const request = await known(event.params.id)
  const names = await peopleNamed([request.decidedBy ?? '', request.filedBy])
  const isOpen = request.state === 'open'
  return {
    request,
    isLate: isOpen && request.doneBy < today(),
    isOwn: request.personId === session.personId,
    filedBy: request.channel === 'account' ? null : (names.get(request.filedBy) ?? null),
    decidedBy: names.get(request.decidedBy ?? '') ?? null,
    preview: isOpen ? shown(await previewRequest(request.id)) : null,
  }
}

const shown = ({ person, changes, kept }: Preview) => ({
  person: person && {
    ...person,
    roles: person.roles.map(({ role, unit }) => `${isRole(role) ? roleName(role) : role}, ${unit}`),
  },
  changes: changes.map(({ table, act, cleared, rows }) => ({
    ...{ table, act, rows },
    columns: Object.keys(cleared).map(columnText),
  })),
  kept,
})

const reasonText = {
  'own-request': m.privacy_own_request,
  'answer-missing': m.privacy_no_answer,
  'answer-long': m.privacy_too_long,
  'roles-held': m.privacy_roles_held,
  'already-erased': m.privacy_already_erased,
  'address-not-asked-by-account': m.privacy_address_not_asked,
  'name-missing': m.privacy_no_name,
  'name-long': m.privacy_too_long,
  'email-missing': m.privacy_email_shape,
  'email-shape': m.privacy_email_shape,
  'email-taken': m.privacy_email_taken,
} as const satisfies Record<DecideReason, () => string>

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const text = sentLong(form)
    const sent = { outcome: text('outcome'), answer: text('answer') }
    const { kind, id } = await known(event.params.id)
    const outcome = sent.outcome === 'granted' || sent.outcome === 'refused' ? sent.outcome : null
    if (outcome === null) return fail(422, { sent, errors: { outcome: m.privacy_no_outcome() } })
    if (kind === 'erasure' && outcome === 'granted')
      await requireStrong(event, { withinMinutes: strongMinutes, form })
    const decided = await decideRequest(
      { id, version: Number(text('version')), outcome, answer: sent.answer },
      answerMail,
    )
    if (!decided.allowed) return fail(422, { sent, errors: errorsOf(decided.reasons, reasonText) })
    leaveNotice(event.cookies, { tone: 'ok', text: m.privacy_decided() })
    redirect(303, to(`/quan-tri/du-lieu-ca-nhan/${id}`))
  },
}
