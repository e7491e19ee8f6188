import { fail, redirect } from '@sveltejs/kit'
import type { Reason } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import { whoEndsRoles } from '#modules/access/api.server.ts'
import { isRole } from '#modules/access/model.ts'
import {
  decideRequest,
  findRequest,
  judgeRequest,
  previewRequest,
  rulesInForce,
  type Preview,
} from '#modules/privacy/api.server.ts'
import type { DecideReason, RequestKind, RuleCode } from '#modules/privacy/model.ts'
import { today } from '#platform/clock.ts'
import { isMailSent } from '#platform/mail/send.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { requireStrong, strongMinutes } from '#platform/sign-in/step-up.ts'
import { m } from '#text/generated/messages.js'
import { formatDay } from '#ui/format.ts'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { peopleCalled } from '../../../people-called.ts'
import { ruleTime } from '../../../toi/du-lieu/data-words.ts'
import { columnText } from '../../../toi/du-lieu/shown-values.ts'
import { roleName } from '../../choices.ts'
import { errorsOf } from '../../person-reason.ts'
import { sentLong } from '../../sent-long.ts'
import { answerMail } from './answer-mail.ts'
import type { Actions, PageServerLoad } from './$types'

async function known(id: string) {
  const request = await findRequest(id)
  if (!request) throw new Failure('not-found', `No request ${id}`)
  return request
}

export const load: PageServerLoad = async (event) => {
  const session = requireSession(event)
  event.setHeaders({ 'cache-control': 'no-store' })
  const request = await known(event.params.id)
  const names = await peopleCalled([request.decidedBy ?? '', request.filedBy])
  const isOpen = request.state === 'open'
  const preview = isOpen ? await previewRequest(request.id) : null
  return {
    request,
    isLate: isOpen && request.doneBy < today(),
    isOwn: request.personId === session.personId,
    filedBy: request.channel === 'account' ? null : (names.get(request.filedBy) ?? null),
    decidedBy: names.get(request.decidedBy ?? '') ?? null,
    preview: preview && shown(preview),
    times: await timesOf(),
    blocked: preview && endsAccount(request.kind) ? await blockedBy(preview) : null,
  }
}

// How long what stays for a while stays.
async function timesOf() {
  const rules = await rulesInForce()
  const timeOf = (code: RuleCode) =>
    rules
      .filter((rule) => rule.code === code)
      .map(ruleTime)
      .join()
  return { origins: timeOf('origins'), mails: timeOf('mails') }
}

const endsAccount = (kind: RequestKind) => kind === 'erasure' || kind === 'restriction'

// Where roles stand against it: from which day they do not, or where they are ended and by whom.
async function blockedBy({ person }: Preview) {
  if (!person || person.roles.length === 0) return null
  const { isSeen, others } = await whoEndsRoles(person.id)
  const endsToday = person.free?.last === today()
  return {
    says: person.free ? rolesEnd(person.free) : m.privacy_roles_held(),
    page: isSeen ? `/quan-tri/nguoi-dung/${person.id}` : null,
    asks: endsToday ? [] : others.map(({ role, unit }) => `${roleName(role)}, ${unit}`),
  }
}

const rolesEnd = ({ last = '', from = '' }: Readonly<Record<string, string>>) =>
  m.privacy_roles_end({ last: formatDay(last), from: formatDay(from) })

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
  'roles-end': rolesEnd,
  'already-erased': m.privacy_already_erased,
  'address-not-asked-by-account': m.privacy_address_not_asked,
  'name-missing': m.privacy_no_name,
  'name-long': m.privacy_too_long,
  'email-missing': m.privacy_email_shape,
  'email-shape': m.privacy_email_shape,
  'email-taken': m.privacy_email_taken,
} as const satisfies Record<DecideReason, typeof rolesEnd>

const decidedText = { granted: m.privacy_decided, refused: m.privacy_decided_refused } as const

function toldText({ isTold }: { readonly isTold: boolean }): string {
  if (!isTold) return m.privacy_told_nobody()
  return isMailSent() ? m.privacy_told() : m.privacy_told_local()
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const text = sentLong(form)
    const sent = { outcome: text('outcome'), answer: text('answer') }
    const { kind, id } = await known(event.params.id)
    const outcome = sent.outcome === 'granted' || sent.outcome === 'refused' ? sent.outcome : null
    if (outcome === null) return fail(422, { sent, errors: { outcome: m.privacy_no_outcome() } })
    const version = Number(text('version'))
    const asked = { id, version, outcome, answer: sent.answer } as const
    const refused = (reasons: readonly Reason<DecideReason>[]) =>
      fail(422, { sent, errors: errorsOf(reasons, reasonText) })
    if (kind === 'erasure' && outcome === 'granted') {
      const judged = await judgeRequest(asked)
      if (!judged.allowed) return refused(judged.reasons)
      await requireStrong(event, { withinMinutes: strongMinutes, form })
    }
    const decided = await decideRequest(asked, answerMail)
    if (!decided.allowed) return refused(decided.reasons)
    const said = `${decidedText[outcome]()} ${toldText(decided.fact)}`
    leaveNotice(event.cookies, { tone: 'ok', text: said })
    redirect(303, to(`/quan-tri/du-lieu-ca-nhan/${id}`))
  },
}
