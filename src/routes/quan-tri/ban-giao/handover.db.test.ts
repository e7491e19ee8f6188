import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { handOver, handoversOf, openWorkOf, undoHandover } from '#modules/access/api.server.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from '#modules/access/testing.ts'
import { startImport } from '#modules/imports/api.server.ts'
import { aWorkbook, usualHeading } from '#modules/imports/testing.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { kindsOfWork } from './kinds.ts'

const director = demoPersonId('giam-doc')
const staff = demoPersonId('trung-tam')
const centre = unitNamed('centre/66')

/** A desk with one open import, and a colleague who takes it over. */
async function aDesk(tx: Tx) {
  const bytes = await aWorkbook([
    usualHeading,
    [1, `Máy ${newId()}`, null, 'Đắk Lắk', 2018, 'KCĐP', 90],
  ])
  const { id } = await asPerson(staff, () =>
    startImport({ fileName: 'dang-lam.xlsx', bytes, key: `form-${newId()}` }),
  )
  const to = await aColleague(tx, { role: 'collaborator', unit: 'centre/66' })
  return { importId: id, to }
}

const handed = (toId: string, roles: 'move' | 'keep' = 'keep', by = director) =>
  asPerson(by, () =>
    handOver(
      {
        fromId: staff,
        toId,
        unitId: centre,
        because: 'Nghỉ thai sản',
        effectiveOn: today(),
        roles,
        key: `form-${newId()}`,
      },
      kindsOfWork,
    ),
  )

const stateOf = async (tx: Tx) => {
  const imports = await sql`select id, responsible_id from import_batch order by id`.execute(tx)
  const roles = await sql`
    select id, person_id, role, valid_from, valid_to, ended_because from role_holding order by id`.execute(
    tx,
  )
  return { imports: imports.rows, roles: roles.rows }
}

test('what will move is shown before, moves as a whole, and comes back exactly', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx)
    const shown = await asPerson(director, () =>
      openWorkOf({ personId: staff, unitId: centre }, kindsOfWork),
    )
    expect(shown[0]?.items.map(({ id }) => id)).toContain(importId)
    const before = await stateOf(tx)
    const done = await handed(to, 'move')
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    const after = await stateOf(tx)
    expect(after.imports).toContainEqual({ id: importId, responsible_id: to })
    expect(after.roles).toContainEqual(
      expect.objectContaining({ person_id: to, role: 'centreStaff', valid_from: today() }),
    )
    const back = await asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    expect(back).toBe(done.fact.moved)
    expect(await stateOf(tx)).toEqual(before)
    await expect(
      asPerson(director, () => undoHandover(done.fact.id, kindsOfWork)),
    ).rejects.toMatchObject({ kind: 'conflict' })
  }))

test('a desk goes over within the unit alone, and only by who manages it', () =>
  inRollback(async (tx) => {
    const { to } = await aDesk(tx)
    const stranger = demoPersonId('chuyen-vien-so')
    await expect(handed(stranger)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(handed(to, 'keep', demoPersonId('lanh-dao-so'))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(handed(to, 'keep', staff)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await handed(stranger, 'keep', demoPersonId('quan-tri'))).toMatchObject({
      reasons: [{ code: 'receiver-not-of-unit' }],
    })
    expect(await handed(staff)).toMatchObject({ reasons: [{ code: 'to-the-same' }] })
  }))

test('whoever takes a role over for himself by a handover is refused, as by any other way', () =>
  inRollback(async (tx) => {
    await aDesk(tx)
    expect(await handed(director, 'move')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'role-to-oneself', field: 'roles' }],
    })
    expect(await asPerson(director, () => handoversOf(centre))).toEqual([])
  }))
