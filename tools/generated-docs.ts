import {
  actGroups,
  actNames,
  actorNames,
  reachWords,
  rightsShown,
  roles,
  separations,
  type Actor,
} from '../src/modules/access/model.ts'
import { modules } from '../src/modules/map.ts'
import {
  bases,
  classes,
  columnsOf,
  erasures,
  isPersonal,
  keeping,
  personalColumns,
  purposes,
  type TableClasses,
} from '../src/modules/privacy/model.ts'

/** The documents that are made from tables in code, by file name; a test compares them with what is committed. */
export function generatedDocs(): Record<string, string> {
  return {
    'modules.md': moduleMap(),
    'permissions.md': permissionTable(),
    'personal-data.md': personalData(),
  }
}

function moduleMap(): string {
  const arrows = Object.entries(modules).flatMap(([name, uses]) =>
    uses.length === 0 ? [`  ${name}`] : uses.map((used) => `  ${name} --> ${used}`),
  )
  const rows = Object.entries(modules).map(
    ([name, uses]) =>
      `| [${name}](../../src/modules/${name}/README.md) | ${uses.join(', ') || '–'} |`,
  )
  return [
    '# Modules and who may use whom',
    '',
    'Made from `src/modules/map.ts` by `npm run docs`; do not edit.',
    '',
    '```mermaid',
    'flowchart TD',
    ...arrows,
    '```',
    '',
    '| Module | Uses |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function personalData(): string {
  const tables: readonly (readonly [string, TableClasses])[] = Object.entries(personalColumns)
  const all = tables.flatMap(([, columns]) => columnsOf(columns, ...classes))
  const counts = classes.map(
    (one) => `| ${one} | ${tables.flatMap(([, columns]) => columnsOf(columns, one)).length} |`,
  )
  const held = tables.filter(([, columns]) => isPersonal(columns))
  return [
    '# What is kept about people',
    '',
    'Made from `src/modules/privacy/domain/personal-columns.ts` by `npm run docs`; do not edit. A test holds it equal to the database.',
    '',
    `${all.length} columns of ${tables.length} tables, by class:`,
    '',
    '| Class | Columns |',
    '|---|---|',
    ...counts,
    '',
    'Tables with personal data or secrets. A reference to a person by identifier is internal.',
    '',
    '| Table | Personal | Sensitive | Secret | For | Because | Kept | When a person is erased |',
    '|---|---|---|---|---|---|---|---|',
    ...held.map(
      ([table, columns]) =>
        `| ${[
          table,
          ...(['personal', 'sensitive', 'secret'] as const).map(
            (one) => columnsOf(columns, one).join(', ') || '–',
          ),
          purposes[columns.purpose],
          bases[columns.basis],
          keeping[columns.kept],
          erasures[columns.erased],
        ].join(' | ')} |`,
    ),
    '',
  ].join('\n')
}

// One line for each act, the roles grouped by how far they reach: twenty-three columns would be read by nobody.
function permissionTable(): string {
  const nameOf = (actor: Actor) => (actor === 'citizen' ? 'Mọi người' : roles[actor].vi)
  const lines = rightsShown().flatMap(({ group, rights }) => [
    '',
    `## ${actGroups[group].vi}`,
    '',
    '| Việc | Act | Ai, đến đâu |',
    '|---|---|---|',
    ...rights.map(({ act, reaches }) => {
      const everybodys = reaches.find(({ actor }) => actor === 'citizen')?.reach ?? null
      const beyond = reaches.filter(
        ({ actor, reach }) => reach !== null && (actor === 'citizen' || reach !== everybodys),
      )
      const byReach = Map.groupBy(beyond, ({ reach }) => reach)
      const who = [...byReach].flatMap(([reach, those]) =>
        reach === null
          ? []
          : [`**${reachWords[reach].vi}**: ${those.map(({ actor }) => nameOf(actor)).join(', ')}`],
      )
      return `| ${actNames[act].vi} | \`${act}\` | ${who.join('; ')} |`
    }),
  ])
  return [
    '# Ai được làm gì',
    '',
    'Made from `src/modules/access/domain/permissions.ts` by `npm run docs`; do not edit. What is absent is not allowed; what everybody',
    'may, each of the ' + (actorNames.length - 1) + ' roles may.',
    ...lines,
    '',
    '## Cùng một người không làm hai việc',
    '',
    '| Điều | Căn cứ |',
    '|---|---|',
    ...Object.values(separations).map(({ vi, cites }) => `| ${vi} | ${cites} |`),
    '',
    '## Đến đâu',
    '',
    '| Chữ | Nghĩa |',
    '|---|---|',
    ...Object.values(reachWords).map(({ vi, means }) => `| ${vi} | ${means.vi} |`),
    '',
  ].join('\n')
}
