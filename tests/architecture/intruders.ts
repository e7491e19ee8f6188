import { modules } from '../../src/modules/map.ts'

/** A small tree that breaks exactly one rule; the boundary check must catch it. */
export type Intruder = { readonly rule: string; readonly files: Readonly<Record<string, string>> }

const thing = 'export const thing = 1\n'
const takes = (path: string) => `import { thing } from '${path}'\nexport const taken = thing\n`
const names = Object.keys(modules) as (keyof typeof modules)[]

/** A module reaching for the one that stands lowest, which none above it may use. */
const againstTheMap = names.map((name): Intruder => {
  const allowed: readonly string[] = modules[name]
  const stranger = names.find((other) => other !== name && !allowed.includes(other)) ?? 'stranger'
  return {
    rule: `map-${name}`,
    files: {
      [`src/modules/${name}/commands/act.ts`]: takes(`../../${stranger}/model.ts`),
      [`src/modules/${stranger}/model.ts`]: thing,
    },
  }
})

const pastTheDoor = names.map((name): Intruder => ({
  rule: `door-${name}`,
  files: {
    'src/routes/page.ts': takes(`../modules/${name}/store.ts`),
    [`src/modules/${name}/store.ts`]: thing,
  },
}))

/** One intruder for each rule of `.dependency-cruiser.mjs`. */
export const intruders: readonly Intruder[] = [
  ...againstTheMap,
  ...pastTheDoor,
  {
    rule: 'domain-is-pure',
    files: {
      'src/modules/schemes/domain/decide.ts':
        "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n",
    },
  },
  {
    rule: 'domain-knows-no-store',
    files: {
      'src/modules/schemes/domain/decide.ts': takes('../store.ts'),
      'src/modules/schemes/store.ts': thing,
    },
  },
  {
    rule: 'sql-has-two-addresses',
    files: {
      'src/routes/page.ts': "import { sql } from 'kysely'\nexport const a = sql\n",
      'node_modules/kysely/package.json':
        '{"name":"kysely","type":"module","main":"index.js","exports":"./index.js"}',
      'node_modules/kysely/index.js': 'export const sql = 1\n',
      'package.json': '{"type":"module","dependencies":{"kysely":"*"}}',
    },
  },
  {
    rule: 'nothing-imports-routes',
    files: { 'src/ui/part.ts': takes('../routes/page.ts'), 'src/routes/page.ts': thing },
  },
  {
    rule: 'core-stands-alone',
    files: { 'src/core/day.ts': takes('../ui/part.ts'), 'src/ui/part.ts': thing },
  },
  {
    rule: 'ui-knows-no-module',
    files: {
      'src/ui/part.ts': takes('../modules/schemes/model.ts'),
      'src/modules/schemes/model.ts': thing,
    },
  },
  {
    rule: 'platform-knows-no-business',
    // By the alias, as the product writes it: the check must follow package.json's `imports`.
    files: {
      'src/platform/mail.ts': takes('#modules/schemes/model.ts'),
      'src/modules/schemes/model.ts': thing,
      'package.json': '{"type":"module","imports":{"#modules/*":"./src/modules/*"}}',
    },
  },
  {
    rule: 'no-circle',
    files: {
      'src/core/a.ts': takes('./b.ts'),
      'src/core/b.ts': "import { taken } from './a.ts'\nexport const thing = taken\n",
    },
  },
]
