import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { strangersAmong } from './open-target.ts'
import { routeFilesIn } from './route-files.ts'

const files: Readonly<Record<string, string>> = {
  '+page.svelte': '',
  'a/[id]/+page.svelte': '',
  'a/[id]/+page.server.ts': `export const load = () => ({})
    export const actions: Actions = { default: async () => {}, 'delete': async () => {}, restore() {} }`,
  'b/+page.server.ts': 'export const actions = { save: () => {} } satisfies Actions',
  'b/file.xlsx/+server.ts':
    'export const GET: RequestHandler = () => new Response()\nexport async function POST() {}',
  '(group)/c/+page.svelte': '',
  'd/part.ts': 'export const actions = { hidden: () => {} }',
}

function routes() {
  const folder = mkdtempSync(join(tmpdir(), 'kc-routes-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return routeFilesIn(folder)
}

test('addresses, what they answer and what their forms do are read from the files', () => {
  const found = routes().sort((one, other) => one.route.localeCompare(other.route))
  expect(found).toEqual([
    { route: '/', isPage: true, methods: [], actions: [] },
    { route: '/a/[id]', isPage: true, methods: [], actions: ['default', 'delete', 'restore'] },
    { route: '/b', isPage: true, methods: [], actions: ['save'] },
    { route: '/b/file.xlsx', isPage: false, methods: ['GET', 'POST'], actions: [] },
    { route: '/c', isPage: true, methods: [], actions: [] },
  ])
})

test('every address of the program is known to the attack, and no other', () => {
  expect(strangersAmong(routeFilesIn('src/routes'))).toEqual([])
})

test('an address or a form nobody listed is named', () => {
  const planted = { route: '/moi-them', isPage: true, methods: ['PUT'], actions: ['xoa'] }
  expect(strangersAmong([...routeFilesIn('src/routes'), planted])).toEqual([
    '/moi-them',
    '/moi-them?/PUT',
    '/moi-them?/xoa',
  ])
})
