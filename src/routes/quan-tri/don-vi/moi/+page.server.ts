import { fail, redirect } from '@sveltejs/kit'
import { makeUnit } from '#modules/access/api.server.ts'
import { today } from '#platform/clock.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../../../dang-nhap/sent-texts.ts'
import { kindChoices, provinceChoices, regionChoices, unitChoices } from '../../choices.ts'
import { unitErrorsOf } from '../../person-reason.ts'
import { sentDay } from '../../sent-day.ts'
import { sentId } from '../../sent-id.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async () => ({
  kinds: kindChoices(),
  provinces: provinceChoices(),
  regions: regionChoices(),
  units: await unitChoices(),
  today: today(),
})

export const actions: Actions = {
  default: async (event) => {
    const text = await sentTexts(event.request)
    const sent = {
      kind: text('kind'),
      title: text('title'),
      province: text('province'),
      region: text('region'),
      parent: text('parent'),
      validFrom: text('validFrom'),
    }
    const validFrom = sentDay(sent.validFrom)
    if (validFrom === null || validFrom === 'unreadable')
      return fail(422, { sent, errors: { validFrom: m.people_day_missing() } })
    const made = await makeUnit({
      kind: sent.kind,
      name: sent.title,
      parentId: sent.parent === '' ? null : sentId(sent.parent),
      provinceId: known(provinceChoices(), sent.province),
      region: known(regionChoices(), sent.region),
      validFrom,
      key: text('key'),
    })
    if (!made.allowed) return fail(422, { sent, errors: unitErrorsOf(made.reasons) })
    leaveNotice(event.cookies, { tone: 'ok', text: m.people_unit_made() })
    redirect(303, to(`/quan-tri/don-vi/${made.fact.id}`))
  },
}

const known = (choices: readonly { readonly value: string }[], text: string) =>
  choices.some(({ value }) => value === text) ? text : null
