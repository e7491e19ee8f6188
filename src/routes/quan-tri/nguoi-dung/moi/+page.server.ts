import { fail, redirect } from '@sveltejs/kit'
import { invitePerson, rolesToGive } from '#modules/access/api.server.ts'
import { isRole } from '#modules/access/model.ts'
import { today } from '#platform/clock.ts'
import { isMailSent } from '#platform/mail/send.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../../../dang-nhap/sent-texts.ts'
import { roleChoices, roleName, unitChoices } from '../../choices.ts'
import { errorsOf, personReasonText, roleReasonText } from '../../person-reason.ts'
import { sentDay } from '../../sent-day.ts'
import { sentId } from '../../sent-id.ts'
import { invitationMail } from '../invitation.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const units = await unitChoices()
  // Whoever heads one unit has none to choose.
  const only = units.length === 1 ? units[0]?.value : undefined
  return {
    units,
    roles: roleChoices(await rolesToGive('person.invite')),
    unit: url.searchParams.get('don-vi') ?? only ?? '',
    today: today(),
  }
}

async function roleIn(role: string, unitId: string) {
  const unit = (await unitChoices()).find(({ value }) => value === unitId)
  return isRole(role) && unit ? { name: roleName(role), unit: unit.label } : undefined
}

export const actions: Actions = {
  default: async (event) => {
    const session = requireSession(event)
    const text = await sentTexts(event.request)
    const sent = {
      name: text('name'),
      email: text('email'),
      unit: text('unit'),
      role: text('role'),
      validFrom: text('validFrom'),
      validTo: text('validTo'),
    }
    const validFrom = sentDay(sent.validFrom)
    if (validFrom === null || validFrom === 'unreadable')
      return fail(422, { sent, errors: { validFrom: m.people_day_missing() } })
    const validTo = sentDay(sent.validTo)
    if (validTo === 'unreadable')
      return fail(422, { sent, errors: { validTo: m.people_day_missing() } })
    const { name, email, role, unit: unitId } = sent
    const made = await invitePerson(
      { name, email, role, unitId: sentId(unitId), validFrom, validTo, key: text('key') },
      invitationMail(event.url, {
        name,
        inviter: session.personName,
        role: await roleIn(role, unitId),
      }),
    )
    if (!made.allowed) {
      const errors = errorsOf(made.reasons, { ...roleReasonText, ...personReasonText })
      return fail(422, { sent, errors })
    }
    const local = isMailSent() ? '' : ` ${m.people_invited_local()}`
    leaveNotice(event.cookies, { tone: 'ok', text: m.people_invited({ name, email }) + local })
    redirect(303, to(`/quan-tri/nguoi-dung/${made.fact.id}`))
  },
}
