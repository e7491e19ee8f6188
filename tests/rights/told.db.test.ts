import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Standing } from '#core/standing.ts'
import { actingAs, type Acting } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { read, readOne, transact } from '#platform/db/transact.ts'

const standing: Standing = {
  ...{ reach: 'own', provinceIds: ['66'] },
  ...{ unitId: newId(), establishmentId: newId(), personId: newId() },
}
const ofRegion: Standing = { ...standing, reach: 'region', provinceIds: ['66', '48'] }

const acting = (far: Standing): Acting => ({
  ...{ actor: 'người ghi', as: 'doitOfficer@sở', from: 'nơi gửi' },
  standingFor: () => far,
})

type Told = Readonly<Record<string, string | null>>
const told = () => sql<Told>`
  select current_user::text as role, ${sql.join(
    ['province', 'provinces', 'unit', 'establishment', 'person', 'act', 'actor', 'as', 'from'].map(
      (name) =>
        sql`nullif(current_setting(${`app.${name}`}, true), '') as ${sql.id(`app ${name}`)}`,
    ),
  )}`

const ofPolicies = ({ provinceIds, unitId, establishmentId, personId }: Standing) => ({
  'app provinces': provinceIds.join(','),
  'app unit': unitId,
  'app establishment': establishmentId,
  'app person': personId,
})
const nobody = { 'app act': null, 'app actor': null, 'app as': null, 'app from': null }

test.each([
  ['one province', standing, { role: 'kc_own', 'app province': '66' }],
  ['several provinces', ofRegion, { role: 'kc_region', 'app province': null }],
])('whoever reads %s is told to the policies, and to nobody who acts', async (_, far, place) => {
  const expected = { ...ofPolicies(far), ...place, ...nobody }
  const found = await actingAs(acting(far), () => readOne('scheme.read', told))
  expect(found.rows).toEqual([expected])
  const usual = await actingAs(acting(far), () =>
    read('scheme.read', async (db) => (await told().execute(db)).rows),
  )
  expect(usual).toEqual([expected])
})

test('whoever writes is told to the policies, and to the trail with the act, the role and where it came from', async () => {
  const found = await actingAs(acting(standing), () =>
    transact({ act: 'scheme.update' }, async (tx) => (await told().execute(tx)).rows),
  )
  const trail = { 'app act': 'scheme.update', 'app actor': 'người ghi' }
  const origin = { 'app as': 'doitOfficer@sở', 'app from': 'nơi gửi' }
  expect(found).toEqual([
    { ...ofPolicies(standing), role: 'kc_own', 'app province': '66', ...trail, ...origin },
  ])
})
