import { redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import { findEstablishments } from '#modules/establishments/api.server.ts'
import { may } from '#modules/access/api.server.ts'
import { findIndicator } from '#modules/indicators/model.ts'
import {
  deleteScheme,
  findScheme,
  tellHistory,
  undoDelete,
  type ToldAct,
} from '#modules/schemes/api.server.ts'
import { lastingSharesOf } from '#modules/sharing/api.server.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { m } from '#text/generated/messages.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { entryAddress } from '../../nhat-ky/chains.ts'
import { peopleOf } from '../../nhat-ky/people-of-log.ts'
import type { Actions, PageServerLoad } from './$types'

async function stored(id: string) {
  const found = await findScheme(id)
  if (!found) throw new Failure('not-found', `No scheme ${id}`)
  return found
}

export const load: PageServerLoad = async ({ params }) => {
  const { scheme, history } = await stored(params.id)
  const { place, outputs } = scheme.draft
  return {
    scheme,
    province: findProvince({ list: place.list, code: place.provinceCode }) ?? null,
    today: findProvince({ list: 34, code: scheme.provinceId }) ?? null,
    establishments: await findEstablishments(scheme.establishmentIds),
    outputs: outputs.map((output) => {
      const indicator = findIndicator(output.indicator)
      return { ...output, label: indicator?.label ?? null, unit: indicator?.unit ?? null }
    }),
    shares: may('share.read') ? await sharesOf(scheme.id) : [],
    history: history && (await withNames(tellHistory(history))),
    may: {
      update: may('scheme.update', scheme),
      delete: may('scheme.delete', scheme),
      undelete: may('scheme.undelete', scheme),
      share: may('share.give', scheme) && scheme.deletedAt === null,
    },
  }
}

/** To whom a scheme is open besides its own province, for those the share is between. */
async function sharesOf(schemeId: string) {
  const shares = await lastingSharesOf(schemeId)
  const nameOf = (code: string) => findProvince({ list: 34, code })?.fullName ?? code
  return shares.map(({ id, ground, fromProvinceId, toProvinceId, endsOn }) => ({
    id,
    ground,
    endsOn,
    from: nameOf(fromProvinceId),
    to: nameOf(toProvinceId),
  }))
}

async function withNames(acts: readonly ToldAct[]) {
  const people = await peopleOf(acts.map(({ actor }) => ({ actor, as: null })))
  return acts.map(({ place, ...told }) => ({
    ...told,
    actor: people.who(told.actor),
    entry: entryAddress(place),
  }))
}

export const actions: Actions = {
  delete: async ({ request, cookies, params }) => {
    const { scheme } = await stored(params.id)
    const version = Number((await request.formData()).get('version'))
    await deleteScheme({ id: scheme.id, version })
    leaveNotice(cookies, {
      tone: 'ok',
      text: m.schemes_deleted({ title: scheme.draft.title.slice(0, 150) }),
      undo: { action: to(`/de-an/${scheme.id}`) + '?/restore' },
    })
    redirect(303, to('/de-an'))
  },
  restore: async ({ cookies, params }) => {
    const { scheme } = await stored(params.id)
    await undoDelete(scheme.id)
    leaveNotice(cookies, { tone: 'ok', text: m.schemes_restored() })
    redirect(303, to(`/de-an/${scheme.id}`))
  },
}
