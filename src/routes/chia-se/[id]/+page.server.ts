import { isRecordId } from '#core/record-id.ts'
import { fail, redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { may } from '#modules/access/api.server.ts'
import { schemeTitles } from '#modules/schemes/api.server.ts'
import { endShare, findShare, schemesOfShare } from '#modules/sharing/api.server.ts'
import { shareState } from '#modules/sharing/model.ts'
import { today } from '#platform/clock.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { sentTexts } from '../../dang-nhap/sent-texts.ts'
import { peopleOf } from '../../nhat-ky/people-of-log.ts'
import { provinceName } from '../province-name.ts'
import type { Actions, PageServerLoad } from './$types'

async function shareAt(id: string) {
  const share = isRecordId(id) ? await findShare(id) : undefined
  if (!share) throw new Failure('not-found', `No share ${id}`)
  return share
}

export const load: PageServerLoad = async ({ params }) => {
  const share = await shareAt(params.id)
  const given = { actor: share.givenBy, as: share.givenAs }
  const ended = share.endedBy === null ? null : { actor: share.endedBy, as: share.endedAs }
  const people = await peopleOf(ended ? [given, ended] : [given])
  const told = ({ actor, as }: typeof given) =>
    [people.who(actor), people.as(as)].filter(Boolean).join(', ')
  const ids = await schemesOfShare(share.id)
  const titles = await schemeTitles(ids)
  return {
    share,
    fromName: provinceName(share.fromProvinceId),
    toName: provinceName(share.toProvinceId),
    giver: told(given),
    ender: ended && told(ended),
    lasts: shareState(share, today()) === 'lasts',
    // When a share is over, the other province is not told the titles either.
    schemes: ids.map((id) => ({ id, title: titles.get(id) ?? null })),
    mayEnd: may('share.end', { provinceId: share.fromProvinceId, ownerUnitId: null }),
  }
}

export const actions: Actions = {
  end: async ({ params, request, cookies }) => {
    const { id } = await shareAt(params.id)
    const text = await sentTexts(request)
    const because = text('because').trim()
    if (because === '') return fail(422, { errors: { because: m.people_because_missing() } })
    await endShare({ id, version: Number(text('version')), because })
    leaveNotice(cookies, { tone: 'ok', text: m.sharing_ended_done() })
    redirect(303, to(`/chia-se/${id}`))
  },
}
