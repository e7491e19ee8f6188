import { may, reachOf } from '#modules/access/api.server.ts'
import { listShares, type ShareLine } from '#modules/sharing/api.server.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { today } from '#platform/clock.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async () => {
  const { reach, provinceIds } = reachOf('share.read')
  const shares = (await listShares()).map(shown)
  const isOneProvince = reach === 'province'
  return {
    mayGive: may('share.give'),
    isOneProvince,
    given: isOneProvince ? shares.filter(({ from }) => provinceIds.includes(from)) : shares,
    received: isOneProvince ? shares.filter(({ to }) => provinceIds.includes(to)) : [],
  }
}

function shown(share: ShareLine) {
  const nameOf = (code: string) => findProvince({ list: 34, code })?.name ?? code
  return {
    id: share.id,
    from: share.fromProvinceId,
    to: share.toProvinceId,
    fromName: nameOf(share.fromProvinceId),
    toName: nameOf(share.toProvinceId),
    schemes: share.schemes,
    ground: share.ground,
    endsOn: share.endsOn,
    state: stateOf(share),
  }
}

function stateOf({ endedAt, endsOn }: ShareLine): 'lasts' | 'ended' | 'over' {
  if (endedAt) return 'ended'
  return endsOn < today() ? 'over' : 'lasts'
}
