import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { linkUnit, makeUnit } from '#modules/access/api.server.ts'
import { insertHoldings, insertPeople } from '#modules/access/store.ts'
import { asPerson, demoPersonId } from '#modules/access/testing.ts'
import { establishmentCalled } from '#modules/establishments/api.server.ts'
import { createScheme, findScheme } from '#modules/schemes/api.server.ts'
import { aScheme } from '#modules/schemes/testing.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'

const admin = demoPersonId('quan-tri')
const staff = demoPersonId('trung-tam')
const name = `Hợp tác xã mây tre đan ${newId()}`

test('a unit that is an establishment of the register lets its people see the schemes of that one, once it is linked', () =>
  inRollback(async (tx) => {
    const made = await asPerson(admin, () =>
      makeUnit({
        ...{ kind: 'establishment', name, parentId: null, provinceId: '66', region: null },
        ...{ validFrom: plainDate('2026-01-01'), key: `form-${newId()}` },
      }),
    )
    if (!made.allowed) throw new Error(JSON.stringify(made.reasons))
    const [owner, unitId] = [newId(), made.fact.id]
    await insertPeople(tx, [{ id: owner, name: 'H’Len', email: `${owner}@vidu.vn`, isDemo: false }])
    const from = { validFrom: plainDate('2026-01-01'), validTo: null, because: null }
    await insertHoldings(tx, [
      { id: newId(), personId: owner, unitId, role: 'establishment', ...from },
    ])
    const place = { list: 34, provinceCode: '66', detail: null } as const
    const scheme = await asPerson(staff, () =>
      createScheme({
        draft: aScheme({
          title: `Máy chẻ nan ${newId()}`,
          place,
          establishments: [name],
          status: 'unknown',
        }),
        confirmed: true,
        key: `form-${newId()}`,
      }),
    )
    if (scheme.outcome !== 'saved') throw new Error(JSON.stringify(scheme))
    const seen = () => asPerson(owner, () => findScheme(scheme.id))
    expect(await seen()).toBeUndefined()

    const spelt = name.replace('Hợp tác xã', 'HTX').toUpperCase()
    const establishmentId = await establishmentCalled({ name: spelt, provinceId: '66' })
    expect(await establishmentCalled({ name: spelt, provinceId: '24' })).toBeUndefined()
    const linked = await asPerson(admin, () =>
      linkUnit({ id: unitId, version: 1, establishmentId: establishmentId ?? null }),
    )
    expect(linked).toMatchObject({ allowed: true })
    expect((await seen())?.scheme.id).toBe(scheme.id)
  }))
