import { modules } from '../src/modules/map.ts'

/** The documents that are made from tables in code, by file name; a test compares them with what is committed. */
export function generatedDocs(): Record<string, string> {
  return { 'modules.md': moduleMap() }
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
