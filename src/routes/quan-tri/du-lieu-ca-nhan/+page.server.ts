import { may } from '#modules/access/api.server.ts'
import { countOpen, listRequests } from '#modules/privacy/api.server.ts'
import { requestStates, type RequestState } from '#modules/privacy/model.ts'
import { today } from '#platform/clock.ts'
import { addWorkingDays } from '#core/plain-date.ts'
import type { PageServerLoad } from './$types'

const soonDays = 3

export const load: PageServerLoad = async ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
  const state = asState(url.searchParams.get('tinh-trang') ?? '')
  const day = today()
  const soon = addWorkingDays(day, soonDays)
  return {
    state,
    ...(await countOpen(day)),
    mayKeep: may('privacy.keep'),
    requests: (await listRequests(state)).map((one) => ({
      id: one.id,
      kind: one.kind,
      who: one.personName ?? '',
      channel: one.channel,
      receivedOn: one.receivedOn,
      doneBy: one.doneBy,
      state: one.state,
      isLate: one.state === 'open' && one.doneBy < day,
      isSoon: one.state === 'open' && one.doneBy >= day && one.doneBy <= soon,
    })),
  }
}

const asState = (text: string): RequestState | '' =>
  requestStates.find((state) => state === text) ?? ''
