import { fail, redirect } from '@sveltejs/kit'
import { kindsOfWork } from '#door/kinds-of-work.ts'
import {
  findUnit,
  handOver,
  handoversOf,
  openWorkOf,
  peopleIn,
  undoHandover,
} from '#modules/access/api.server.ts'
import { isHeldOrToCome, lackingActs, type HandoverReason } from '#modules/access/model.ts'
import { today } from '#platform/clock.ts'
import { m } from '#text/generated/messages.js'
import { formatDay } from '#ui/format.ts'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { peopleCalled } from '../../people-called.ts'
import { sentTexts } from '../../dang-nhap/sent-texts.ts'
import { roleName, unitChoices } from '../choices.ts'
import { errorsOf, roleReasonText } from '../person-reason.ts'
import { sentDay } from '../sent-day.ts'
import { sentId } from '../sent-id.ts'
import { kindOfWorkName, kindsNeeding } from './kinds.ts'
import type { Actions, PageServerLoad } from './$types'

const reasonText = {
  'unit-beyond-reach': m.people_unit_beyond_reach,
  'to-the-same': m.people_handover_same,
  'receiver-not-of-unit': m.people_handover_not_of_unit,
  'receiver-administers': m.people_deputy_administers,
  'receiver-shut-out': m.people_is_shut_out,
  'because-missing': m.people_because_missing,
  'because-long': m.people_because_long,
  'effective-past': m.people_handover_past,
  'nothing-to-move': m.people_handover_nothing,
} as const satisfies Record<HandoverReason, () => string>

// Nobody is refused for what the receiver cannot do yet; it is told before and after.
const handoverText = {
  ...roleReasonText,
  ...reasonText,
  'receiver-may-not': m.people_handover_cannot,
}

export const load: PageServerLoad = async ({ url }) => {
  const units = await unitChoices()
  // Whoever heads one unit has none to choose.
  const only = units.length === 1 ? units[0]?.value : undefined
  const asked = {
    unit: url.searchParams.get('don-vi') ?? only ?? '',
    from: url.searchParams.get('nguoi') ?? '',
  }
  const unit = await findUnit(sentId(asked.unit))
  return {
    asked,
    units,
    today: today(),
    ...(unit ? await deskOf(unit.id, sentId(asked.from)) : nothing),
  }
}

const nothing = { people: [], receivers: [], cannot: [], work: null, roles: [], past: [] }

async function deskOf(unitId: string, fromId: string) {
  const held = (await peopleIn(unitId)).filter((role) => isHeldOrToCome(today(), role))
  const past = await handoversOf(unitId)
  const names = await peopleCalled(past.flatMap((one) => [one.fromId, one.toId]))
  const people = [...new Map(held.map(({ personId, name }) => [personId, name]))].map(
    ([value, label]) => ({ value, label }),
  )
  const shutOut = new Set(held.filter((one) => one.isDeactivated).map((one) => one.personId))
  const isChosen = people.some(({ value }) => value === fromId)
  const work = isChosen ? await openWorkOf({ personId: fromId, unitId }, kindsOfWork) : null
  const receivers = people.filter(({ value }) => value !== fromId && !shutOut.has(value))
  return {
    people,
    receivers,
    cannot: receivers.flatMap(({ value, label: name }) => {
      const roles = held.filter(({ personId }) => personId === value).map(({ role }) => role)
      const lacking = lackingActs(actsOf(work ?? []), roles)
      return lacking.length > 0 ? [{ name, kinds: kindsNeeding(lacking) }] : []
    }),
    work: work?.map(({ code, items }) => ({ name: kindOfWorkName(code), items })) ?? null,
    roles: held.filter(({ personId }) => personId === fromId).map(({ role }) => roleName(role)),
    past: past.map(
      ({
        id,
        fromId: away,
        toId,
        because,
        effectiveOn,
        createdAt,
        carriedOutAt,
        undoneAt,
        moved,
      }) => ({
        id,
        from: names.get(away) ?? '',
        to: names.get(toId) ?? '',
        because,
        effectiveOn,
        createdAt,
        state: stateOf({ carriedOutAt, undoneAt, effectiveOn }),
        count: Object.values(moved.work).flat().length + moved.roles.length,
      }),
    ),
  }
}

// The rights that what is open needs.
const actsOf = (work: readonly { readonly code: string; readonly items: readonly unknown[] }[]) =>
  kindsOfWork.flatMap(({ code, act }) =>
    act && work.some((one) => one.code === code && one.items.length > 0) ? [act] : [],
  )

type Dated = Awaited<ReturnType<typeof handoversOf>>[number]

/** `waits`: its day has come, and whoever was to receive it works there no more. */
function stateOf({
  carriedOutAt,
  undoneAt,
  effectiveOn,
}: Pick<Dated, 'carriedOutAt' | 'undoneAt' | 'effectiveOn'>):
  'undone' | 'done' | 'planned' | 'waits' {
  if (undoneAt) return 'undone'
  if (carriedOutAt) return 'done'
  return effectiveOn > today() ? 'planned' : 'waits'
}

export const actions: Actions = {
  make: async (event) => {
    const text = await sentTexts(event.request)
    const sent = {
      unit: text('unit'),
      from: text('from'),
      to: text('to'),
      because: text('because'),
      effectiveOn: text('effectiveOn'),
      roles: text('roles'),
    }
    const effectiveOn = sentDay(sent.effectiveOn)
    if (effectiveOn === null || effectiveOn === 'unreadable')
      return fail(422, { sent, errors: { effectiveOn: m.people_day_missing() } })
    if (sent.to === '') return fail(422, { sent, errors: { to: m.people_handover_to_missing() } })
    const done = await handOver(
      {
        unitId: sentId(sent.unit),
        fromId: sentId(sent.from),
        toId: sentId(sent.to),
        because: sent.because,
        roles: sent.roles === 'on' ? 'move' : 'keep',
        key: text('key'),
        effectiveOn,
      },
      kindsOfWork,
    )
    if (!done.allowed)
      return fail(422, {
        sent,
        errors: errorsOf(done.reasons, handoverText),
      })
    const back = to(`/quan-tri/ban-giao?${new URLSearchParams({ 'don-vi': sent.unit })}`)
    leaveNotice(event.cookies, {
      tone: done.warnings.length > 0 ? 'warn' : 'ok',
      text: [
        done.fact.isDue
          ? m.people_handover_done({ count: done.fact.moved })
          : m.people_handover_planned({ day: formatDay(effectiveOn) }),
        ...done.warnings.map(({ detail }) =>
          m.people_handover_may_not({ kinds: kindsNeeding(detail?.acts?.split(' ') ?? []) }),
        ),
      ].join(' '),
      undo: {
        action: to('/quan-tri/ban-giao?/undo'),
        fields: { id: done.fact.id, unit: sent.unit },
      },
    })
    return redirect(303, back)
  },
  undo: async (event) => {
    const text = await sentTexts(event.request)
    const { back: count, wasPlanned } = await undoHandover(sentId(text('id')), kindsOfWork)
    leaveNotice(event.cookies, {
      tone: 'ok',
      text: wasPlanned ? m.people_handover_called_off() : m.people_handover_undone({ count }),
    })
    const unit = new URLSearchParams({ 'don-vi': text('unit') })
    return redirect(303, to(`/quan-tri/ban-giao?${unit}`))
  },
}
