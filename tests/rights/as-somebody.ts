import { plainDate } from '#core/plain-date.ts'
import { actingOf, demoPeople, holdingsOf } from '#modules/access/api.server.ts'
import { createScheme } from '#modules/schemes/api.server.ts'
import type { SchemeDraft } from '#modules/schemes/model.ts'
import { actingAs, asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'

const day = plainDate('2026-11-25')

/** Does work as somebody of the demo world. */
export async function as<T>(
  role: string,
  provinceId: string | null,
  work: () => Promise<T>,
): Promise<T> {
  const person = (await asSystem(demoPeople)).find(
    (one) => one.role === role && one.provinceId === provinceId,
  )
  const [holding = null] = await asSystem(() => holdingsOf(person?.id ?? '', day))
  return actingAs(actingOf({ personId: person?.id ?? '', holding, origin: null }), work)
}

/** A draft in a province of today. */
export const draft = (code: string): SchemeDraft => ({
  title: `Đề án thử quyền ${newId().slice(-8)}`,
  activityKind: 'machinery',
  isFlagship: false,
  isGroup: false,
  fundTier: 'local',
  place: { list: 34, provinceCode: code },
  establishments: [`HTX thử ${newId().slice(-8)}`],
  implementer: null,
  yearFrom: 2026,
  yearTo: null,
  money: [{ source: 'provincial', plannedDong: 300_000_000n, actualDong: null }],
  outputs: [],
  status: 'idea',
  documentNumber: null,
  sourceUrl: null,
  sourceNote: null,
  note: null,
})

/** Enters such a draft. */
export const create = (code: string) =>
  createScheme({ draft: draft(code), confirmed: true, key: newId() })

/** Enters one that is not refused. */
export async function created(code: string): Promise<string> {
  const outcome = await create(code)
  if (outcome.outcome !== 'saved') throw new Error(JSON.stringify(outcome))
  return outcome.id
}
