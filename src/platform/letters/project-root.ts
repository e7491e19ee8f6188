import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const marker = 'src/platform/letters/official.typ'

/**
 * The folder of the project, found upward from the working directory: the built server runs from a bundle, whose own
 * place says nothing about where templates and fonts are.
 * @throws {Error} when the process was started outside the project
 */
export function projectRoot(from: string = process.cwd()): string {
  if (existsSync(join(from, marker))) return from
  const above = dirname(from)
  if (above === from) throw new Error(`${marker} is not above ${process.cwd()}`)
  return projectRoot(above)
}
