import { expect, test } from 'vitest'
import { addDays } from '#core/plain-date.ts'
import { giveShare } from '#modules/sharing/api.server.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { as, created } from '../../../../tests/rights/as-somebody.ts'
import { load } from './+page.server.ts'

const sharesSeenBy = (role: string, province: string, id: string) =>
  as(role, province, async () => {
    const page = await load({ params: { id } } as Parameters<typeof load>[0])
    return (page as { shares: readonly object[] }).shares
  })

test('a scheme says from which province to which it is open, why and until when; who reads no shares is shown none', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    expect(await sharesSeenBy('doitOfficer', '66', id)).toEqual([])
    const endsOn = addDays(today(), 30)
    const given = await as('doitLeader', '66', () =>
      giveShare({
        ...{ toProvinceId: '24', ground: 'Cùng làm một đề án', documentNumber: null },
        ...{ endsOn, schemeIds: [id], key: `form-${newId()}` },
      }),
    )
    expect(given).toMatchObject({ outcome: 'given' })
    const between = { from: 'Tỉnh Đắk Lắk', to: 'Tỉnh Bắc Ninh', ground: 'Cùng làm một đề án' }
    for (const province of ['66', '24'])
      expect(await sharesSeenBy('doitOfficer', province, id)).toMatchObject([
        { ...between, endsOn },
      ])
    expect(await sharesSeenBy('provFinance', '66', id)).toEqual([])
  }))
