import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** An address as the file system has it: what it answers and what can be done there. */
export type RouteFile = {
  /** `/de-an/[id]`. */
  readonly route: string
  readonly isPage: boolean
  /** What `+server.ts` answers: `GET`, `POST`, `fallback`. */
  readonly methods: readonly string[]
  /** The form actions of the page, `default` among them. */
  readonly actions: readonly string[]
}

/** Every address under a folder of routes, read from its files. */
export function routeFilesIn(folder: string, route = ''): RouteFile[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const names = new Set(entries.map(({ name }) => name))
  const sourceOf = (name: string) =>
    names.has(name) ? readFileSync(join(folder, name), 'utf8') : ''
  const here: RouteFile = {
    route: route === '' ? '/' : route,
    isPage: names.has('+page.svelte') || names.has('+page.server.ts'),
    methods: exportedNames(sourceOf('+server.ts')),
    actions: actionNames(sourceOf('+page.server.ts')),
  }
  const below = entries
    .filter((entry) => entry.isDirectory())
    // `(name)` groups files and is no part of the address.
    .flatMap(({ name }) =>
      routeFilesIn(join(folder, name), /^\(.*\)$/.test(name) ? route : `${route}/${name}`),
    )
  return here.isPage || here.methods.length > 0 ? [here, ...below] : below
}

const answering = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'])

function exportedNames(source: string): string[] {
  return exportsOf(source)
    .map(({ name }) => name)
    .filter((name) => answering.has(name))
}

function actionNames(source: string): string[] {
  const actions = exportsOf(source).find(({ name }) => name === 'actions')?.value
  const table = actions && unwrapped(actions)
  if (!table || !ts.isObjectLiteralExpression(table)) return []
  return table.properties.flatMap(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
  )
}

// `{ … } satisfies Actions` is the table all the same.
function unwrapped(expression: ts.Expression): ts.Expression {
  return ts.isSatisfiesExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isParenthesizedExpression(expression)
    ? unwrapped(expression.expression)
    : expression
}

type Exported = { readonly name: string; readonly value?: ts.Expression }

function exportsOf(source: string): Exported[] {
  const file = ts.createSourceFile('routes.ts', source, ts.ScriptTarget.Latest)
  return file.statements.flatMap((statement): Exported[] => {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    )
      return statement.exportClause.elements.map(({ name }) => ({ name: name.text }))
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    if (ts.isFunctionDeclaration(statement))
      return statement.name ? [{ name: statement.name.text }] : []
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name)
        ? [{ name: name.text, ...(initializer ? { value: initializer } : {}) }]
        : [],
    )
  })
}
