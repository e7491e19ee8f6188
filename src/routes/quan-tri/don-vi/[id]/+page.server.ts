import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import {
  endUnit,
  findUnit,
  linkUnit,
  may,
  peopleIn,
  renameUnit,
} from '#modules/access/api.server.ts'
import { establishmentCalled, establishmentsNamed } from '#modules/establishments/api.server.ts'
import { today } from '#platform/clock.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice, type FlashNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../../../dang-nhap/sent-texts.ts'
import { kindName, placeName, roleName } from '../../choices.ts'
import { unitErrorsOf } from '../../person-reason.ts'
import { sentDay } from '../../sent-day.ts'
import { sentId } from '../../sent-id.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

async function known(id: string) {
  const unit = await findUnit(sentId(id))
  if (!unit) throw new Failure('not-found', `No unit ${id}`)
  return unit
}

export const load: PageServerLoad = async ({ params }) => {
  const unit = await known(params.id)
  const people = await peopleIn(unit.id)
  const named = await establishmentsNamed(unit.establishmentId ? [unit.establishmentId] : [])
  return {
    unit: { ...unit, kind: kindName(unit.kind), place: placeName(unit.provinceId) },
    // Which establishment of the register it is; only where it is one.
    establishment: unit.kind === 'establishment' ? { name: [...named.values()][0] ?? null } : null,
    people: people.map((one) => ({
      ...one,
      role: roleName(one.role),
      isOver: one.validTo !== null && one.validTo < today(),
    })),
    today: today(),
    mayChange: may('unit.change'),
    mayInvite: may('person.invite'),
  }
}

type Texts = Readonly<Record<string, string>>
const refused = (form: string, sent: Texts, errors: Texts, status = 422) =>
  fail(status, { form, sent, errors })

function done(event: RequestEvent, notice: FlashNotice): never {
  leaveNotice(event.cookies, notice)
  redirect(303, to(`/quan-tri/don-vi/${event.params.id}`))
}

const undo = (event: RequestEvent, action: string, fields: Texts) => ({
  action: to(`/quan-tri/don-vi/${event.params.id}?/${action}`),
  fields,
})

export const actions: Actions = {
  rename: async (event) => {
    const text = await sentTexts(event.request)
    const sent = { title: text('title') }
    const before = await known(event.params.id)
    try {
      const renamed = await renameUnit({
        id: before.id,
        version: Number(text('version')),
        name: sent.title,
      })
      if (!renamed.allowed) return refused('rename', sent, unitErrorsOf(renamed.reasons))
      const fields = { title: before.name, version: String(renamed.fact.version) }
      return done(event, {
        tone: 'ok',
        text: m.people_unit_renamed(),
        undo: undo(event, 'rename', fields),
      })
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'stale') throw error
      const { name } = await known(event.params.id)
      return refused('rename', sent, { _: m.people_unit_stale({ name }) }, 409)
    }
  },
  link: async (event) => {
    const text = await sentTexts(event.request)
    const sent = { establishment: text('establishment') }
    const { id, provinceId } = await known(event.params.id)
    const asked = { name: sent.establishment.trim(), provinceId: provinceId ?? '' }
    const establishmentId = asked.name === '' ? undefined : await establishmentCalled(asked)
    const linked = await linkUnit({
      id,
      version: Number(text('version')),
      establishmentId: establishmentId ?? null,
    })
    if (!linked.allowed) return refused('link', sent, unitErrorsOf(linked.reasons))
    return done(event, { tone: 'ok', text: m.people_unit_linked() })
  },
  end: async (event) => {
    const text = await sentTexts(event.request)
    const sent = { validTo: text('validTo') }
    const validTo = sentDay(sent.validTo)
    if (validTo === null || validTo === 'unreadable')
      return refused('end', sent, { validTo: m.people_day_missing() })
    const ended = await endUnit({
      id: sentId(event.params.id),
      version: Number(text('version')),
      validTo,
    })
    if (!ended.allowed) return refused('end', sent, unitErrorsOf(ended.reasons))
    return done(event, {
      tone: 'ok',
      text: m.people_unit_ended(),
      undo: undo(event, 'goOn', { version: String(ended.fact.version) }),
    })
  },
  goOn: async (event) => {
    const text = await sentTexts(event.request)
    const version = Number(text('version'))
    const goesOn = await endUnit({ id: sentId(event.params.id), version, validTo: null })
    if (!goesOn.allowed) return refused('goOn', {}, unitErrorsOf(goesOn.reasons))
    return done(event, { tone: 'ok', text: m.people_unit_goes_on() })
  },
}
