import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { handOver, holdingsOf, nameDeputy, noteDenial } from './api.server.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from './testing.ts'

const inTenDays = plainDate(
  new Date(Date.parse(today()) + 10 * 86_400_000).toISOString().slice(0, 10),
)

/** The log that tells of a record, by the newest entry of it. */
async function logOf(tx: Tx, subject: string, root: string): Promise<string | undefined> {
  const { rows } = await sql<{ chain: string }>`
    select chain from audit_entry where subject = ${subject} and root_id = ${root} order by at desc, seq desc limit 1`.execute(
    tx,
  )
  return rows[0]?.chain
}

async function deputyOf(person: string, deputyId: string): Promise<string> {
  const held = await asSystem(() => holdingsOf(person, today()))
  const named = await asPerson(person, () =>
    nameDeputy({
      holdingId: held[0]?.id ?? '',
      deputyId,
      acts: null,
      because: 'Đi công tác',
      validFrom: today(),
      validTo: inTenDays,
      key: `form-${newId()}`,
    }),
  )
  if (!named.allowed) throw new Error(JSON.stringify(named.reasons))
  return named.fact.id
}

test.each([
  ['of a department', 'lanh-dao-so', 'chuyen-vien-so', '66'],
  ['of the agency', 'lanh-dao-cuc', 'chuyen-vien-cuc', 'central'],
])('a deputy %s stands in the log of whoever answers for it', (_, head, deputy, log) =>
  inRollback(async (tx) => {
    const id = await deputyOf(demoPersonId(head), demoPersonId(deputy))
    expect(await logOf(tx, 'delegation', id)).toBe(log)
  }),
)

test('a role given in a province stands in the log of that province', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/24' })
    const [holding] = await asSystem(() => holdingsOf(person, today()))
    expect(await logOf(tx, 'role_holding', holding?.id ?? '')).toBe('24')
  }))

test.each([
  ['of a province', 'giam-doc', 'centre/66', 'centreStaff', '66'],
  ['of the agency', 'lanh-dao-cuc', 'agency', 'agencyOfficer', 'central'],
] as const)(
  'a desk %s that goes over stands in the log of whoever answers for it',
  (_, head, unit, role, log) =>
    inRollback(async (tx) => {
      const [fromId, toId] = [
        await aColleague(tx, { role, unit }),
        await aColleague(tx, { role, unit }),
      ]
      const done = await asPerson(demoPersonId(head), () =>
        handOver(
          {
            ...{ fromId, toId, unitId: unitNamed(unit), because: 'Chuyển công tác' },
            ...{ effectiveOn: inTenDays, roles: 'keep', key: `form-${newId()}` },
          },
          [],
        ),
      )
      if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
      expect(await logOf(tx, 'handover', done.fact.id)).toBe(log)
    }),
)

test('who is denied something is told of in the log of their own province, above the provinces in the common one', () =>
  inRollback(async (tx) => {
    for (const [person, log] of [
      ['chuyen-vien-so', '66'],
      ['chuyen-vien-cuc', 'central'],
      ['quan-tri', 'central'],
    ] as const) {
      const page = `/trang-cua-${person}`
      await asPerson(demoPersonId(person), () => noteDenial({ act: 'audit.read', id: page }))
      expect(await logOf(tx, 'event.denied', page), person).toBe(log)
    }
  }))
