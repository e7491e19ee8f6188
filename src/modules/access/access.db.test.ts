import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { inRollback } from '#platform/db/testing.ts'
import { claimWorld, demoPeople, holdingsOf } from './api.server.ts'
import { insertHoldings } from './store.ts'
import { roleNames } from './model.ts'
import { newId } from '#platform/db/new-id.ts'

const day = plainDate('2026-11-25')

test('the demo world has somebody in every role, each in one unit', async () => {
  const people = await demoPeople()
  expect(new Set(people.map(({ role }) => role))).toEqual(new Set(roleNames))
  for (const { id } of people) expect(await holdingsOf(id, day)).toHaveLength(1)
})

test('a role is held from its first day to its last, and not a day longer', async () =>
  inRollback(async (tx) => {
    const [person] = await demoPeople()
    const [held] = await holdingsOf(person?.id ?? '', day)
    await insertHoldings(tx, [
      {
        id: newId(),
        personId: person?.id ?? '',
        unitId: held?.unit.id ?? '',
        role: 'collaborator',
        validFrom: plainDate('2026-03-01'),
        validTo: plainDate('2026-03-31'),
        because: null,
      },
    ])
    const rolesOn = async (text: string) =>
      (await holdingsOf(person?.id ?? '', plainDate(text))).map(({ role }) => role)
    expect(await rolesOn('2026-02-28')).not.toContain('collaborator')
    expect(await rolesOn('2026-03-01')).toContain('collaborator')
    expect(await rolesOn('2026-03-31')).toContain('collaborator')
    expect(await rolesOn('2026-04-01')).not.toContain('collaborator')
  }))

test('a database of the demo is never opened as a real office', async () =>
  inRollback(async (tx) => {
    await expect(claimWorld(tx, 'office')).rejects.toMatchObject({ kind: 'conflict' })
    await expect(claimWorld(tx, 'demo')).resolves.toBeUndefined()
  }))
