import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { publicStanding } from '#core/standing.ts'
import {
  actingAs,
  amongPublished,
  asSystem,
  currentActing,
  keepingActing,
  type Acting,
} from '#platform/db/acting.ts'
import { read, transact } from '#platform/db/transact.ts'
import { streamSheet } from '#platform/sheets/stream-sheet.ts'

// No database is open here: what would send a statement fails by another name.
const lan: Acting = {
  actor: 'lan',
  as: 'doitOfficer@unit',
  from: null,
  standingFor: (act) =>
    act === 'scheme.read' ? { ...publicStanding, reach: 'province', provinceIds: ['66'] } : null,
}
const sent = () => Promise.reject(new Error('a statement was sent'))

test('where nobody acts nothing is done, and it is said so', async () => {
  await expect(transact({ act: 'scheme.create' }, sent)).rejects.toThrow('nobody acts')
  await expect(read('scheme.read', sent)).rejects.toThrow('nobody acts')
})

test('an act without right is refused before a statement is sent', async () => {
  await actingAs(lan, async () => {
    await expect(transact({ act: 'scheme.create' }, sent)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(read('audit.read', sent)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(read('scheme.read', sent)).rejects.toThrow('KC_LOGINS is not set')
  })
})

test('what is begun for somebody goes on as theirs, also when it ends after their request', async () => {
  const started = actingAs(lan, () => setTimeout(5).then(() => currentActing().actor))
  expect(await started).toBe('lan')
  expect(asSystem(() => currentActing().actor)).toBe('system')
  expect(() => currentActing()).toThrow('nobody acts')
})

test('rows that are asked for after the request ended are asked for by whoever made it', async () => {
  async function* actors() {
    yield currentActing().actor
    await setTimeout(1)
    yield currentActing().actor
  }
  const kept = actingAs(lan, () => keepingActing(actors))
  expect(await Array.fromAsync(kept)).toEqual(['lan', 'lan'])
  const seen: string[] = []
  async function* rows() {
    for await (const actor of actors()) {
      seen.push(actor)
      yield [actor]
    }
  }
  const columns = [{ header: 'Ai', kind: 'text' }] as const
  const workbook = actingAs(lan, () => streamSheet({ name: 'Ai', columns, rows: rows() }))
  await new Response(workbook).arrayBuffer()
  expect(seen).toEqual(['lan', 'lan'])
})

test('among what is published somebody is still themselves, with the reach of everybody', () => {
  actingAs(lan, () =>
    amongPublished(() => {
      expect(currentActing().actor).toBe('lan')
      expect(currentActing().standingFor('scheme.read')).toEqual(publicStanding)
    }),
  )
})
