import { modules } from './src/modules/map.ts'

const doors = String.raw`(api\.server|model|testing)\.ts$`

/** Each module may reach itself and the doors of the modules the map allows. */
const mapRules = Object.entries(modules).map(([name, allowed]) => ({
  name: `map-${name}`,
  comment: `src/modules/map.ts lists what ${name} may use.`,
  severity: 'error',
  from: { path: `^src/modules/${name}/` },
  to: {
    path: '^src/modules/',
    pathNot: [`^src/modules/${name}/`, ...allowed.map((other) => `^src/modules/${other}/`)],
  },
}))

export default {
  forbidden: [
    ...mapRules,
    ...Object.keys(modules).map((name) => ({
      name: `door-${name}`,
      comment: 'Enter a module by its doors: api.server.ts, model.ts, testing.ts.',
      severity: 'error',
      from: { pathNot: [`^src/modules/${name}/`] },
      to: { path: `^src/modules/${name}/`, pathNot: [doors] },
    })),
    {
      name: 'domain-is-pure',
      comment: 'domain/ decides: no SQL, no platform, no Node, no Svelte.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/domain/', pathNot: String.raw`\.test\.ts$` },
      to: {
        path: '^(src/(platform|routes|ui)/|node_modules/(pg|kysely|svelte|@sveltejs))|^node:|^(fs|path|crypto|http)$',
      },
    },
    {
      name: 'domain-knows-no-store',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/domain/', pathNot: String.raw`\.test\.ts$` },
      to: { path: String.raw`^src/modules/[^/]+/(store\.ts|queries/|commands/|api\.server\.ts)` },
    },
    {
      name: 'sql-has-two-addresses',
      comment: 'SQL stands in store.ts and queries/ of a module, in platform and database.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          String.raw`^src/modules/[^/]+/(store\.ts|store/|queries/)`,
          '^src/platform/',
          String.raw`\.test\.ts$`,
          String.raw`testing\.ts$`,
        ],
      },
      to: { path: '^node_modules/(kysely|pg)/' },
    },
    {
      name: 'nothing-imports-routes',
      severity: 'error',
      from: { pathNot: '^src/routes/' },
      to: { path: '^src/routes/' },
    },
    {
      name: 'core-stands-alone',
      severity: 'error',
      from: { path: '^src/core/', pathNot: String.raw`\.test\.ts$` },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'ui-knows-no-module',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/(modules|platform|routes)/' },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(modules|routes|ui)/' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(src/text/generated|\\.svelte-kit|^build/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    extensions: ['.ts', '.svelte', '.js'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'svelte', 'default'],
    },
  },
}
