import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type Product } from '../../tools/attack/target/product.ts'
import { askCells } from './ask-cells.ts'
import { routeRights } from '#door/rights.ts'
import { roleNames } from '#modules/access/model.ts'
import { cellsOf } from './cells.ts'
import { doors } from './doors.ts'
import { actors, operations, routes, rows, withoutColumn, type RowName } from './expected-routes.ts'

import { matrixWorld, type MatrixWorld } from './matrix-world.ts'

// Every cell is asked of the real program over HTTP; each has a record of its own, so that none spoils another.
let folder = ''
let product: Product | undefined
let world: MatrixWorld
let [cells, requests] = [0, 0]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kc-rights-'))
  chmodSync(folder, 0o711)
  product = await startProduct(join(folder, 'world'))
  world = await matrixWorld(product)
}, 240_000)

afterAll(async () => {
  console.log(`rights: ${cells} cells asked by ${requests} requests, ${doors.length} doors`)
  await product?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}, 60_000)

test('every address, form and operation of the program stands in the table by hand, with a way to ask it, and no other', () => {
  type Listed = Readonly<
    Record<string, { readonly read?: string; readonly forms?: Readonly<Record<string, string>> }>
  >
  const doorsOf = (table: Listed) =>
    Object.entries(table).flatMap(([route, { read, forms = {} }]) => [
      ...(read ? [route] : []),
      ...Object.keys(forms).map((name) => `${route}?/${name}`),
    ])
  const listed = doorsOf(routes)
  expect(listed.sort()).toEqual(doorsOf(routeRights).sort())
  const asked = new Set(doors.map(({ route, form }) => (form ? `${route}?/${form}` : route)))
  expect([...listed, ...Object.keys(operations)].filter((each) => !asked.has(each))).toEqual([])
})

test('every operation of the interface for machines stands in the table by hand', async () => {
  const answer = await fetch(`${world.product.address}/api/v1/openapi.json`)
  const { paths } = (await answer.json()) as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const names = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(names.sort()).toEqual(Object.keys(operations).sort())
})

test('every role has a column, and those the matrix has none for have a reason', () => {
  const added = ['nobody', 'provincialInspector', 'formerOfficer']
  expect(actors.filter((actor) => !added.includes(actor)).sort()).toEqual([...roleNames].sort())
  for (const name of Object.keys(rows) as RowName[])
    expect(new Set(cellsOf(name).map(({ actor }) => actor)).size).toBe(actors.length)
  const inMatrix = /^(nobody|establishment|centre|commune|doit|provPC|agency|minister)/
  expect(actors.filter((actor) => !inMatrix.test(actor) && !withoutColumn[actor])).toEqual([])
})

test('a door that lets in others than was written is seen, cell by cell, and so is a denial the trail does not tell', async () => {
  const template = doors.find(({ route }) => route === '/nhap-excel/mau.xlsx')
  if (!template) throw new Error('no such door')
  const { differences } = await askCells(world, { ...template, row: 'readPublic' })
  const keepers = cellsOf('startImport').filter(({ expected }) => expected === 'ok')
  const others = actors.length - keepers.length
  expect(differences).toHaveLength(others + 1)
  expect(differences).toContain('nobody, none: expected ok, was signIn (303)')
  expect(differences).toContain('collaborator, none: expected ok, was forbidden (403)')
  expect(differences).toContain(`the trail tells of ${others - 1} denials, not 0`)
})

test.each(
  doors.map(
    (door) =>
      [`${door.row}: ${door.form ? `form ${door.form} of ` : ''}${door.route}`, door] as const,
  ),
)('%s answers every role as expected', { timeout: 120_000 }, async (_, door) => {
  const found = await askCells(world, door)
  cells += found.cells
  requests += found.requests
  expect(found.differences).toEqual([])
})
