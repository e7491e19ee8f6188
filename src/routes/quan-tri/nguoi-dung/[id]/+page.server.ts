import { fail, redirect, type ActionFailure } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import type { PlainDate } from '#core/plain-date.ts'
import {
  changePerson,
  changePersonState,
  endRole,
  findPerson,
  giveRole,
  inviteAgain,
  may,
  resumeRole,
  rolesToGive,
  signOutPerson,
  takeSecondStepsOff,
  type EndedRole,
  type PersonDetail,
} from '#modules/access/api.server.ts'
import { wasNeverHeld } from '#modules/access/model.ts'
import { phonesShown } from '#modules/privacy/api.server.ts'
import { today } from '#platform/clock.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { hasSecondSteps } from '#platform/sign-in/second-steps.ts'
import { requireStrong, strongMinutes } from '#platform/sign-in/step-up.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice, type FlashNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../../../dang-nhap/sent-texts.ts'
import { roleChoices, roleName, unitChoices } from '../../choices.ts'
import { errorsOf, personReasonText, roleReasonText, stateReasonText } from '../../person-reason.ts'
import { sentDay } from '../../sent-day.ts'
import { sentId } from '../../sent-id.ts'
import { invitationMail } from '../invitation.ts'
import { stateOf } from '../states.ts'
import { historyOfPerson } from './history.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** A role nobody has changed since it was given. */
const asGiven = 1

async function known(id: string): Promise<PersonDetail> {
  const person = await findPerson(sentId(id))
  if (!person) throw new Failure('not-found', `No person ${id}`)
  return person
}

export const load: PageServerLoad = async ({ params, locals }) => {
  const person = await known(params.id)
  const history = await historyOfPerson(person)
  const isOneself = locals.session?.personId === person.id
  const mayGive = may('role.give') && !isOneself
  return {
    person: {
      id: person.id,
      name: person.name,
      email: person.email,
      phone: (await phonesShown([person.id])).get(person.id) ?? null,
      version: person.version,
      state: stateOf(person),
      because: person.deactivatedBecause,
      invitedAt: person.invitedAt,
      signedInAt: person.signedInAt,
      seenAt: person.seenAt,
      holdsElsewhere: person.holdsElsewhere,
    },
    holdings: person.holdings.map((one) => ({
      id: one.id,
      version: one.version,
      role: roleName(one.role),
      unit: one.unit.name,
      unitId: one.unit.id,
      validFrom: one.validFrom,
      validTo: one.validTo,
      endedAt: history.endedAt(one),
      givenBecause: one.givenBecause,
      endedBecause: one.endedBecause,
      state: stateOfRole(one),
    })),
    history: history.told,
    units: mayGive ? await unitChoices() : [],
    roles: mayGive ? roleChoices(await rolesToGive('role.give')) : [],
    today: today(),
    may: {
      give: mayGive,
      end: may('role.end'),
      change: may('person.change'),
      deactivate: may('person.deactivate') && !isOneself,
      signOut: may('session.end'),
      takeOff: may('person.change') && !isOneself && (await hasSecondSteps(person.id)),
      invite: may('person.invite'),
    },
  }
}

const stateOfRole = (role: {
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}): 'never' | 'over' | 'coming' | 'held' =>
  wasNeverHeld(role)
    ? 'never'
    : role.validTo !== null && role.validTo < today()
      ? 'over'
      : role.validFrom > today()
        ? 'coming'
        : 'held'

const endSaid = ({ validFrom, validTo }: EndedRole): string =>
  validTo >= today()
    ? validTo < validFrom
      ? m.people_role_called_off()
      : m.people_role_ended()
    : m.people_role_is_over()

type Sent = Readonly<Record<string, string>>
type Refused = ActionFailure<{
  readonly form: string
  readonly sent: Sent
  readonly errors: Readonly<Record<string, string>>
}>

/** The form comes back as typed, with what is wrong at its field. */
const refused = (form: string, sent: Sent, errors: Sent, status = 422): Refused =>
  fail(status, { form, sent, errors })

function done(event: RequestEvent, notice: FlashNotice, page = `/${event.params.id}`): never {
  leaveNotice(event.cookies, notice)
  redirect(303, to(`/quan-tri/nguoi-dung${page}`))
}

const here = (event: RequestEvent, action: string) =>
  to(`/quan-tri/nguoi-dung/${event.params.id}?/${action}`)

export const actions: Actions = {
  give: async (event) => {
    const text = await sentTexts(event.request)
    const names = ['unit', 'role', 'validFrom', 'validTo', 'because'] as const
    const sent = Object.fromEntries(names.map((name) => [name, text(name)]))
    const [validFrom, validTo] = [sentDay(text('validFrom')), sentDay(text('validTo'))]
    if (validFrom === null || validFrom === 'unreadable')
      return refused('give', sent, { validFrom: m.people_day_missing() })
    if (validTo === 'unreadable') return refused('give', sent, { validTo: m.people_day_missing() })
    const given = await giveRole({
      personId: sentId(event.params.id),
      role: text('role'),
      unitId: sentId(text('unit')),
      because: text('because').trim(),
      key: text('key'),
      validFrom,
      validTo,
    })
    if (!given.allowed) return refused('give', sent, errorsOf(given.reasons, roleReasonText))
    return done(event, {
      tone: 'ok',
      text: m.people_role_given(),
      undo: { action: here(event, 'takeBack'), fields: { id: given.fact.id } },
    })
  },
  takeBack: async (event) => {
    const text = await sentTexts(event.request)
    const back = await endRole({
      ...{ id: sentId(text('id')), version: asGiven },
      ...{ validTo: 'at once', because: m.people_gift_undone() },
    })
    if (!back.allowed) return refused('end', {}, errorsOf(back.reasons, stateReasonText))
    return done(event, { tone: 'ok', text: m.people_gift_is_undone() })
  },
  end: async (event) => {
    const text = await sentTexts(event.request)
    const sent = {
      id: text('id'),
      when: text('when'),
      validTo: text('validTo'),
      because: text('because'),
      before: text('before'),
    }
    const validTo = sent.when === 'now' ? 'at once' : sentDay(sent.validTo)
    if (validTo === null || validTo === 'unreadable')
      return refused('end', sent, { validTo: m.people_day_missing() })
    const ended = await endRole({
      id: sentId(sent.id),
      version: Number(text('version')),
      validTo,
      because: sent.because,
    })
    if (!ended.allowed) return refused('end', sent, errorsOf(ended.reasons, stateReasonText))
    const notice = {
      tone: 'ok',
      text: endSaid(ended.fact),
      undo: {
        action: here(event, 'resume'),
        fields: { id: sent.id, version: String(ended.fact.version), validTo: sent.before },
      },
    } as const
    // Whose only role here was called off is nobody of ours any more: there is no page of them to come back to.
    const isOurs = (await findPerson(sentId(event.params.id))) !== undefined
    return isOurs ? done(event, notice) : done(event, notice, '')
  },
  resume: async (event) => {
    const text = await sentTexts(event.request)
    const validTo = sentDay(text('validTo'))
    const resumed = await resumeRole({
      id: sentId(text('id')),
      version: Number(text('version')),
      validTo: validTo === 'unreadable' ? null : validTo,
    })
    if (!resumed.allowed) return refused('resume', {}, errorsOf(resumed.reasons, roleReasonText))
    return done(event, { tone: 'ok', text: m.people_role_resumed() })
  },
  change: async (event) => {
    const text = await sentTexts(event.request)
    const sent = { name: text('name'), email: text('email') }
    try {
      const changed = await changePerson({
        id: event.params.id,
        version: Number(text('version')),
        ...sent,
      })
      if (!changed.allowed) {
        const texts = { ...personReasonText, ...stateReasonText }
        return refused('change', sent, errorsOf(changed.reasons, texts))
      }
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'stale') throw error
      // The page shows what stands there now; what was typed stays, and saving again saves it over that.
      const { name, email } = await known(event.params.id)
      return refused('change', sent, { _: m.people_stale({ name, email }) }, 409)
    }
    return done(event, { tone: 'ok', text: m.people_saved() })
  },
  deactivate: async (event) => {
    const text = await sentTexts(event.request)
    const sent = { because: text('because') }
    const wasInvited = stateOf(await known(event.params.id)) === 'invited'
    const shut = await changePersonState({
      id: event.params.id,
      version: Number(text('version')),
      because: sent.because,
    })
    if (!shut.allowed) return refused('deactivate', sent, errorsOf(shut.reasons, stateReasonText))
    return done(event, {
      tone: 'ok',
      text: wasInvited ? m.people_withdrawn() : m.people_deactivated(),
      undo: {
        action: here(event, 'reactivate'),
        fields: { version: String(shut.fact.version) },
      },
    })
  },
  reactivate: async (event) => {
    const text = await sentTexts(event.request)
    const opened = await changePersonState({
      id: event.params.id,
      version: Number(text('version')),
      because: null,
    })
    if (!opened.allowed) return refused('reactivate', {}, errorsOf(opened.reasons, stateReasonText))
    return done(event, { tone: 'ok', text: m.people_reactivated() })
  },
  signOut: async (event) => {
    const out = await signOutPerson(event.params.id)
    if (!out.allowed) return refused('signOut', {}, errorsOf(out.reasons, stateReasonText))
    return done(event, { tone: 'ok', text: m.people_signed_out({ count: out.fact.ended }) })
  },
  takeOff: async (event) => {
    const { id } = await known(event.params.id)
    await requireStrong(event, {
      withinMinutes: strongMinutes,
      form: await event.request.formData(),
    })
    const { personName: by } = requireSession(event)
    const off = await takeSecondStepsOff(id, {
      subject: m.people_steps_mail_subject(),
      body: m.people_steps_mail_body({ by }),
    })
    if (!off.allowed) return refused('takeOff', {}, errorsOf(off.reasons, stateReasonText))
    return done(event, { tone: 'ok', text: m.people_steps_off() })
  },
  invite: async (event) => {
    const session = requireSession(event)
    const { name, holdings } = await known(event.params.id)
    const given = holdings.find((one) => ['held', 'coming'].includes(stateOfRole(one)))
    const again = await inviteAgain(
      event.params.id,
      invitationMail(event.url, {
        ...{ name, inviter: session.personName },
        role: given && { name: roleName(given.role), unit: given.unit.name },
      }),
    )
    if (!again.allowed) return refused('invite', {}, errorsOf(again.reasons, stateReasonText))
    return done(event, { tone: 'ok', text: m.people_invited_again() })
  },
}
