import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { entryOf, routeRights, type RouteRights } from './rights.ts'

/** What an address takes, as its files say: whether it is read, and the names of its forms. */
type Doors = { readonly isRead: boolean; readonly forms: readonly string[] }

function doorsIn(folder: string): ReadonlyMap<string, Doors> {
  const doors = new Map<string, Doors>()
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) =>
    /\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(name),
  )) {
    const route = `/${dirname(file) === '.' ? '' : dirname(file)}`
    const before = doors.get(route) ?? { isRead: false, forms: [] }
    const text = readFileSync(join(folder, file), 'utf8')
    const isPage = /\+page/.test(file)
    const exported = file.endsWith('.ts') ? exportsOf(text) : { names: [], actions: [] }
    doors.set(route, {
      isRead: before.isRead || isPage || exported.names.includes('GET'),
      forms: [
        ...before.forms,
        ...exported.actions,
        ...exported.names.filter((name) => name === 'POST').map(() => 'default'),
        // Other methods have no row in the table: naming one makes the comparison fail.
        ...exported.names.filter((name) => /^(PUT|PATCH|DELETE|fallback)$/.test(name)),
      ],
    })
  }
  return doors
}

function exportsOf(text: string): { names: string[]; actions: string[] } {
  const names: string[] = []
  const actions: string[] = []
  const source = ts.createSourceFile('route.ts', text, ts.ScriptTarget.Latest)
  for (const statement of source.statements) {
    if (!ts.canHaveModifiers(statement)) continue
    const isExported = ts
      .getModifiers(statement)
      ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) continue
    if (ts.isFunctionDeclaration(statement) && statement.name) names.push(statement.name.text)
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name)) continue
      names.push(name.text)
      if (name.text === 'actions' && initializer) actions.push(...keysOf(initializer))
    }
  }
  return { names, actions }
}

function keysOf(value: ts.Expression): string[] {
  const inner =
    ts.isSatisfiesExpression(value) || ts.isAsExpression(value) ? value.expression : value
  if (!ts.isObjectLiteralExpression(inner))
    throw new Error('actions are not written out as an object')
  return inner.properties.map((property) => {
    if (!property.name || !(ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)))
      throw new Error('an action without a plain name')
    return property.name.text
  })
}

/** The table, in the same shape. */
function listed(rights: Readonly<Record<string, RouteRights>>): ReadonlyMap<string, Doors> {
  return new Map(
    Object.entries(rights).map(([route, { read, forms = {} }]) => [
      route,
      { isRead: read !== undefined, forms: Object.keys(forms) },
    ]),
  )
}

const sorted = (doors: ReadonlyMap<string, Doors>) =>
  Object.fromEntries(
    [...doors]
      .map(([route, { isRead, forms }]) => [route, { isRead, forms: [...forms].sort() }] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

test('every address and every form of the product has its right in the table, and nothing else is there', () => {
  const folder = relative(process.cwd(), 'src/routes')
  expect(sorted(listed(routeRights))).toEqual(sorted(doorsIn(folder)))
})

test('a form that is not in the table is not let in, whatever its name', () => {
  expect(entryOf('/de-an/[id]', 'POST', 'delete')).toBe('scheme.delete')
  for (const form of ['steal', 'constructor', '__proto__', undefined])
    expect(entryOf('/de-an/[id]', 'POST', form)).toBeUndefined()
})

test('an address that is not in the table is not let in', () => {
  for (const route of ['/bi-mat', '__proto__', 'constructor', ''])
    expect(entryOf(route, 'GET', undefined)).toBeUndefined()
})

test('only GET, HEAD and POST have doors', () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE'])
    expect(entryOf('/de-an', method, undefined)).toBeUndefined()
})
