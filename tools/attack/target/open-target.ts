import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRepository } from '../../bootstrap/repository.mjs'
import type { Target } from '../battery.ts'
import { formSent, uploadSent } from '../bodies.ts'
import { send, type Sent } from '../send.ts'
import { knownRoutes, type KnownRoute, type RecordName } from './known-routes.ts'
import { signInEverybody, visitorAmong } from './people.ts'
import type { Product } from './product.ts'
import { routeFilesIn, type RouteFile } from './route-files.ts'
import { pathOf, type FormDoor, type Parameter, type ReadDoor, type Surface } from './surface.ts'

/** The product as a target: with records of its own to be asked for, and all of its addresses. */
export async function openTarget(product: Product): Promise<Target> {
  const routes = routeFilesIn(inRepository('src/routes'))
  const strangers = strangersAmong(routes)
  if (strangers.length > 0)
    throw new Error(`not in tools/attack/target/known-routes.ts, or gone:\n${strangers.join('\n')}`)
  const { address, database, memoryBytes } = product
  const people = await signInEverybody(product)
  const target: Target = {
    address,
    visitorFor: visitorAmong(people),
    people,
    surface: { reads: [], forms: [] },
    database,
    memoryBytes,
  }
  const records = await makeRecords(target)
  return { ...target, surface: await surfaceOf(target, routes, records) }
}

/** Addresses and actions that are listed and not there, or there and not listed. */
export function strangersAmong(routes: readonly RouteFile[]): string[] {
  const found = routes.flatMap(({ route, actions, methods }) => [
    route,
    ...[...actions, ...methods.filter((method) => method !== 'GET' && method !== 'fallback')].map(
      (action) => `${route}?/${action}`,
    ),
  ])
  const listed = Object.entries(knownRoutes).flatMap(([route, { actions = {} }]) => [
    route,
    ...Object.keys(actions).map((action) => `${route}?/${action}`),
  ])
  return [
    ...found.filter((each) => !listed.includes(each)),
    ...listed.filter((each) => !found.includes(each)),
  ].sort()
}

type Records = Readonly<Record<RecordName, string>>

async function makeRecords(target: Target): Promise<Records> {
  const first = async (query: string) => {
    const [row] = await target.database.rows<{ id: string }>(query)
    if (!row) throw new Error(`nothing to attack: ${query}`)
    return row.id
  }
  const workbook = readFileSync(inRepository('tests/corpus/26-loi-tung-o.xlsx'))
  const sent = uploadSent(
    target.address,
    '/nhap-excel',
    { key: '' },
    {
      field: 'file',
      name: '26-loi-tung-o.xlsx',
      bytes: workbook,
    },
  )
  const batch = await madeBy(target, sent)
  await until(
    async () =>
      (await first(`select state as id from import_batch where id = '${batch}'`)) !== 'reading',
  )
  return {
    scheme: await madeBy(target, schemeSent(target.address)),
    figure: 'F0014',
    madeFigure: 'tinh.vung-NAM.2014.as-was.cong.total.2014.plan',
    source: await first('select id from figure_source order by id limit 1'),
    batch,
    snapshot: await madeBy(
      target,
      formSent(target.address, '/bao-cao/vung-NAM/2014?/freeze', { key: '', reason: 'Để gửi Bộ' }),
    ),
  }
}

// A record of the one who attacks: what was there before belongs to others.
const schemeSent = (address: string) =>
  formSent(address, '/de-an/moi', knownRoutes['/de-an/moi']?.actions?.default?.fields ?? {})

/** The identifier of what a form made, from where it sends its sender. */
async function madeBy(target: Target, sent: Sent): Promise<string> {
  const { status, headers, body } = await send(target, sent)
  const id = /([^/?]+)(?:\?.*)?$/.exec(String(headers.location ?? ''))?.[1]
  if (status !== 303 || id === undefined)
    throw new Error(`${sent.path}: ${status} ${body.slice(0, 500)}`)
  return id
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await holds()); await sleep(50))
    if (Date.now() > deadline) throw new Error('the import was not read in 30 s')
}

async function surfaceOf(
  target: Target,
  routes: readonly RouteFile[],
  records: Records,
): Promise<Surface> {
  const known = routes.flatMap((file) => {
    const route = knownRoutes[file.route]
    return route ? [{ file, route }] : []
  })
  const reads = known.flatMap(({ file, route }) => readDoor(file, route, records) ?? [])
  const forms = known.flatMap(({ file, route }) => formDoors(file, route, records))
  return { reads: [...reads, ...(await operationsOf(target))], forms }
}

function readDoor(file: RouteFile, route: KnownRoute, records: Records): ReadDoor | undefined {
  const isRead = file.isPage || file.methods.includes('GET') || file.methods.includes('fallback')
  return isRead
    ? {
        route: file.route,
        parameters: parametersOf(route, records),
        isApi: file.route.startsWith('/api/'),
        isDocument: route.isDocument === true,
      }
    : undefined
}

function parametersOf({ params = {}, query = {} }: KnownRoute, records: Records): Parameter[] {
  return [
    ...Object.entries(params).map(([name, value]) => ({
      name,
      where: 'path' as const,
      sample: typeof value === 'string' ? records[value] : value.text,
    })),
    ...Object.entries(query).map(([name, sample]) => ({ name, where: 'query' as const, sample })),
  ]
}

function formDoors(file: RouteFile, route: KnownRoute, records: Records): FormDoor[] {
  const door = {
    route: file.route,
    parameters: parametersOf({ ...route, query: {} }, records),
    isApi: false,
    isDocument: false,
  }
  return Object.entries(route.actions ?? {}).map(([action, form]) => ({
    route: file.route,
    path:
      pathOf(door) + (action === 'default' || file.methods.includes(action) ? '' : `?/${action}`),
    ...form,
  }))
}

type Document = {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters?: readonly DocumentParameter[] }>>>
  >
}
type DocumentParameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema?: { readonly example?: unknown; readonly enum?: readonly unknown[] }
  readonly example?: unknown
}

/** The operations the program describes itself, each with the parameters it names. */
async function operationsOf(target: Target): Promise<ReadDoor[]> {
  const { body } = await send(target, { path: '/api/v1/openapi.json' })
  const { paths } = JSON.parse(body) as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method === 'get')
      .map(([, { parameters = [] }]) => ({
        route: path.replace(/\{(\w+)\}/g, '[$1]'),
        parameters: parameters.map(documented),
        isApi: true,
        isDocument: false,
      })),
  )
}

function documented({ name, in: where, schema, example, required }: DocumentParameter): Parameter {
  const sample = example ?? schema?.example ?? schema?.enum?.[0]
  return { name, where, sample: required && sample !== undefined ? String(sample) : null }
}
