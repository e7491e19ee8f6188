import { may, reachOf } from '#modules/access/api.server.ts'
import { listShares, type ShareLine } from '#modules/sharing/api.server.ts'
import { shareState } from '#modules/sharing/model.ts'
import { today } from '#platform/clock.ts'
import { provinceName } from './province-name.ts'
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
  return {
    id: share.id,
    from: share.fromProvinceId,
    to: share.toProvinceId,
    fromName: provinceName(share.fromProvinceId),
    toName: provinceName(share.toProvinceId),
    schemes: share.schemes,
    ground: share.ground,
    endsOn: share.endsOn,
    state: shareState(share, today()),
  }
}
