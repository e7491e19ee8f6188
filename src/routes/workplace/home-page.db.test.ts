import { expect, test } from 'vitest'
import { actingOf } from '#modules/access/api.server.ts'
import { findingsOf, listFigures, listReportedFigures } from '#modules/indicators/api.server.ts'
import { schemeTotals } from '#modules/schemes/api.server.ts'
import { actingAs, amongPublished, asSystem } from '#platform/db/acting.ts'
import { as } from '../../../tests/rights/as-somebody.ts'
import { load } from '../+page.server.ts'

type Event = Parameters<typeof load>[0]
type Home = {
  readonly figures: { readonly count: number } | null
  readonly place: string | null
  readonly schemes: { readonly schemes: number } | null
  readonly alarmCounts: { readonly all: number }
  readonly alarms: readonly { readonly ids: readonly string[] }[]
  readonly starts: readonly { readonly href: string }[]
}
const presentIn = (provinceId: string) => ({
  holding: { role: 'doitOfficer', unit: { name: 'Sở Công Thương', provinceId } },
  session: { personId: '00000000-0000-7000-8000-000000000000' },
})
const home = async (locals: object) => (await load({ locals } as Event)) as Home
const page = { sort: 'year', descending: true, offset: 0, limit: 1 } as const

test('whoever works for a province is shown the figures and alarms of that province, a citizen those of the country', async () => {
  for (const code of ['66', '24']) {
    const own = await asSystem(() => listReportedFigures({ provinceId: code }))
    const ids = new Set(own.map(({ id }) => id))
    const shown = await as('doitOfficer', code, () => home({ present: presentIn(code) }))
    expect(shown.figures?.count).toBe(ids.size)
    expect(shown.place).toBe(`34-${code}`)
    expect(shown.alarms.filter((alarm) => !alarm.ids.some((id) => ids.has(id)))).toEqual([])
    const found = await asSystem(() => findingsOf([...ids]))
    expect(shown.alarmCounts.all).toBeLessThanOrEqual(found.length)
    expect(shown.starts.map(({ href }) => href)).not.toContain('/bao-cao/vung-NAM/2014')
  }
  const citizen = await actingAs(actingOf(null), () => home({ present: null }))
  const { count } = await asSystem(() => listFigures({}, page))
  expect(citizen).toMatchObject({ place: null, figures: { count } })
  expect(citizen.alarmCounts.all).toBeGreaterThan(0)
  expect(citizen.starts.map(({ href }) => href)).toContain('/bao-cao/vung-NAM/2014')
})

test('whoever reads no more than what is published counts, beside the figures of their province, its schemes and not the country’s', async () => {
  const ofProvince = { province: { list: 34, code: '66' } } as const
  const own = await asSystem(() => amongPublished(() => schemeTotals(ofProvince)))
  const all = await asSystem(() => amongPublished(() => schemeTotals({})))
  const shown = await as('provCouncil', '66', () => home({ present: presentIn('66') }))
  expect(shown).toMatchObject({ place: '34-66', schemes: { schemes: own?.all.schemes } })
  expect(own?.all.schemes).toBeLessThan(all?.all.schemes ?? 0)
})
